"""The command line's other verbs: they examine the scorer, the reader, the challenge, the walls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from harness.settings import Settings

app = typer.Typer()


@app.command()
def label(
    question: Annotated[Path, typer.Option(help="JSON file with one question.")],
    answer: Annotated[str, typer.Option(help="The answer to judge.")],
    sent: Annotated[Path | None, typer.Option(
        help="Text file with what was in the prompt (default: nothing was sent).")] = None,
    documents: Annotated[Path | None, typer.Option(
        help="Folder of the documents that the prompt is aligned with.")] = None,
) -> None:
    """Judge one answer and say step by step which rule fired and why."""
    from harness.explaining import explain

    print(explain(question, answer, sent, documents))


@app.command()
def selftest() -> None:
    """Examine the scorer with its frozen, labelled answers and print the table by type."""
    from harness.explaining import examination_table

    text, passed = examination_table()
    print(text)
    raise typer.Exit(0 if passed else 2)


@app.command("ask-model")
def ask_model(
    prompt: Annotated[Path, typer.Argument(help="JSON file with `messages`.")],
    size: Annotated[str, typer.Option(help="large or small")] = "large",
    explain: Annotated[bool, typer.Option(help="Print the reader's trace as well.")] = False,
) -> None:
    """Ask the bundled reader what a submission would ask it."""
    from harness.asking_model import ask_reader

    print(ask_reader(prompt, size, explain))


@app.command("model-card")
def model_card(
    check: Annotated[bool, typer.Option(help="Compare with docs/model-card.md instead.")] = False,
) -> None:
    """Examine the bundled reader under known conditions (a few minutes) and print the table."""
    from harness.exam.page import compare, write

    print(compare() if check else write())


@app.command()
def ladder(
    only: Annotated[str, typer.Option(help="Rungs, separated by commas; `fixes`: their tables.")] =
        "",
    variant: Annotated[str, typer.Option(help="Which challenge: demo, or one of your own.")] =
        "demo",
    questions: Annotated[int | None, typer.Option(min=1, help="Ask only the first N.")] = None,
) -> None:
    """Score submissions of known worth; exit with 1 where one is not where it should be."""
    from harness.ladder.job import climb_all
    from harness.settings import ROOT
    from harness.variants import choose

    names = [name.strip() for name in only.split(",") if name.strip()]
    settings = _own_code()
    misses = climb_all(ROOT / "solutions", choose(variant, settings), settings, names, questions)
    print("\nevery rung is where it should be" if not misses else "\nnot as expected:")
    for line in misses:
        print(f"  {line}")
    raise typer.Exit(min(len(misses), 1))


@app.command()
def prove(
    questions: Annotated[int | None, typer.Option(min=1, help="Ask only the first N.")] = None,
) -> None:
    """Prove that noise, names and order change no label, and that what should matter does."""
    from harness.proving.bench import Bench
    from harness.proving.claims import prove as proofs
    from heldout.variant import demo

    settings, failed = _own_code(), 0
    for proof in proofs(Bench(demo(settings.cache), settings, questions)):
        print(f"{'proved ' if proof.held else 'REFUTED'}  {proof.claim}\n         {proof.figures}",
              flush=True)
        failed += not proof.held
    raise typer.Exit(min(failed, 1))


@app.command()
def redteam(
    only: Annotated[str, typer.Option(help="Numbers of attacks, such as 1,2,P3.")] = "",
    tier: Annotated[str, typer.Option(help="docker or bubblewrap (default: both).")] = "",
    quick: Annotated[bool, typer.Option("--quick", help="Only the quick ones.")] = False,
) -> None:
    """Attack the harness; exit with 1 where an attack gets through, 2 where a box is missing."""
    from harness.redteam.command import redteam as job
    from harness.settings import read

    raise typer.Exit(job(only, tier, quick, read()))


@app.command()
def settings() -> None:
    """Print the table of environment variables."""
    from harness.settings import table

    print(table())


def _own_code() -> Settings:
    """Return the settings for submissions that are the project's own: unboxed unless asked for."""
    from dataclasses import replace

    from harness.settings import read

    chosen = read()
    return replace(chosen, sandbox="off") if chosen.sandbox == "auto" else chosen
