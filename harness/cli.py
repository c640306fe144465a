"""The command line: verbs, each a few lines; heavy imports stay inside them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.errors import SeventyOneError

if TYPE_CHECKING:
    from harness.settings import Settings

INTERRUPTED = 130

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  rich_markup_mode=None)


@app.callback()
def main() -> None:
    """Score submissions against the hidden questions, before and after."""


@app.command()
def score(
    submission: Annotated[str, typer.Option(
        help="Folder, .zip, .tar, .tar.gz, git bundle or git URL (#branch) with the package "
             "`rag`.")] = "challenge",
    variant: Annotated[str, typer.Option(help="Which challenge: demo, or one of your own.")] =
        "demo",
    questions: Annotated[int | None, typer.Option(min=1, help="Ask only the first N.")] = None,
    fresh: Annotated[bool, typer.Option(help="Measure again what is recorded already.")] = False,
    sandbox: Annotated[str | None, typer.Option(
        help="auto, docker, bubblewrap, or none (for the baseline's own code).")] = None,
    runtime: Annotated[str | None, typer.Option(
        help="Container runtime of Docker sandboxes, such as runsc.")] = None,
    practice: Annotated[bool, typer.Option(
        help="Ask the public practice questions as well.")] = True,
    traces: Annotated[bool, typer.Option(
        "--traces", help="Collect the submission's own spans; sending them takes its time.")] =
        False,
    no_sandbox: Annotated[bool, typer.Option(
        "--no-sandbox", help="Run the code as you: only if you have read and trust it.")] = False,
) -> None:
    """Run a submission and the baseline on the hidden questions and print before/after."""
    from dataclasses import replace

    from harness import score as job
    from harness.browser import present
    from harness.debrief import debrief as debrief_of
    from harness.invalid import refuse
    from harness.settings import read
    from harness.table import show
    from harness.variants import choose

    chosen = read()
    chosen = replace(chosen, sandbox="off" if no_sandbox else sandbox or chosen.sandbox,
                     runtime=runtime or chosen.runtime, traces=int(traces) or chosen.traces)
    outcome = job.score(submission, chosen, questions, fresh, choose(variant, chosen), practice)
    if not outcome.asked:
        print("replayed from the run folder: nothing was asked again (ARGS=--fresh measures anew)")
    refuse(outcome.comparison, outcome.folder)
    show(outcome.comparison)
    about = outcome.comparison["run"]
    others = about["asked"] - outcome.comparison["questions"]
    apart = f", and {others} probes, traps and practice questions" if others else ""
    print(f"\nquestions {outcome.comparison['questions']} of the {about['variant']} variant"
          f"{apart}; isolation {about['tier']}")
    print(f"model: bundled reader {about['hashes']['reader']} (no language model; its time is "
          f"modelled)")
    scorer = outcome.comparison["scorer"]
    checked = scorer["selftest"]
    print(f"scorer {scorer['version']}: self-test {checked['right']} of {checked['total']} labels, "
          f"{checked['false_correct']} false CORRECT")
    print(f"run folder: runs/{outcome.folder.name}")
    page = debrief_of(outcome.folder, chosen).page
    print(f"page: {present(page, False)} (`make debrief` opens it)")


@app.command()
def variant(
    name: Annotated[str, typer.Argument(help="What to call it: small letters, digits, hyphens.")],
    seed: Annotated[str, typer.Option(help="Secret that it is made from (default: random).")] = "",
) -> None:
    """Make a private challenge: another company, calibrated, sealed for your key."""
    from harness.settings import read
    from harness.variants import described, make

    settings = read()
    print(described(make(name, seed, settings), settings))


@app.command()
def kit(
    candidate: Annotated[str, typer.Argument(help="Whose: small letters, digits, hyphens.")],
    variant: Annotated[str, typer.Option(help="Which challenge: one of your own.")] = "demo",
    demo: Annotated[bool, typer.Option(
        "--demo", help="Of the demo, whose questions are public: to try things with.")] = False,
) -> None:
    """Write what a candidate receives: a zip in dist/, and the same as a git bundle."""
    from harness.kit.making import described, make
    from harness.settings import ROOT, read
    from harness.variants import choose

    print(described(make(candidate, choose(variant, read()), ROOT / "dist", demo), ROOT))


@app.command()
def doctor(
    sandbox: Annotated[str, typer.Option(help="auto: every kind; docker or bubblewrap.")] = "auto",
) -> None:
    """See from inside whether this machine's sandboxes hold; exit with 1 where none does."""
    from dataclasses import replace

    from harness.checkup import checkup
    from harness.settings import read

    lines, fine = checkup(replace(read(), sandbox=sandbox))
    print("\n".join(lines))
    raise typer.Exit(0 if fine else 1)


@app.command()
def rescore(run: Annotated[Path, typer.Argument(help="A run folder.")]) -> None:
    """Judge and compare a recorded run again, running nothing."""
    from harness.browser import present
    from harness.debrief import debrief as debrief_of
    from harness.invalid import refuse
    from harness.rescoring import rescore as again
    from harness.settings import read
    from harness.table import show

    settings = read()
    found = again(run, settings)
    refuse(found, run)
    show(found)
    print(f"page: {present(debrief_of(run, settings).page, False)}")


@app.command()
def debrief(
    run: Annotated[str, typer.Argument(help="A run folder or its id (default: the latest).")] = "",
    show: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Write the page over which two people talk about a run, and open it."""
    from harness import debrief as job
    from harness.browser import present
    from harness.settings import read
    from harness.table import show_mandate
    from scoring.report.sentence import invented, sentence

    settings = read()
    done = job.debrief(job.chosen(run, settings), settings)
    found = done.material.comparison
    print(f"{sentence(found)} {invented(found)}\n")
    show_mandate(found)
    print(f"\npage: {present(done.page, show)}  (beside it {job.CANDIDATE}, which a candidate may "
          f"keep, and {job.MARKDOWN})")


@app.command()
def failures(
    run: Annotated[str, typer.Argument(help="A run folder or its id (default: the latest).")] = "",
) -> None:
    """Write five representative failures as a candidate's sheet and an interviewer's sheet."""
    from harness import debrief as job
    from harness.browser import present
    from harness.settings import read

    settings = read()
    candidate, interviewer = job.sheets(job.chosen(run, settings), settings)
    print(f"candidate's sheet:   {present(candidate, False)}\n"
          f"interviewer's sheet: {present(interviewer, False)}")


@app.command()
def traces(
    run: Annotated[str, typer.Argument(
        help="A run folder or its id (default: the latest), or a folder with traces.jsonl.")] = "",
) -> None:
    """Show what a scored submission told of itself: steps, tokens, share of its calls, alert."""
    from harness.debrief import chosen
    from harness.kit.workbench.recorded import TRACES
    from harness.settings import read
    from harness.trace_table import shown

    folder = Path(run) if run and (Path(run) / TRACES).is_file() else chosen(run, read())
    print("\n".join(shown(folder)))


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
    from harness.rescoring import ask_reader

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


def run() -> int:
    """Run the command line; return the exit code: 2 for an error, 130 for Ctrl-C."""
    try:
        # Typer turns Ctrl-C and `typer.Exit` into a returned code; a command itself returns None.
        code = app(standalone_mode=False) or 0
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    return _interrupted() if code == INTERRUPTED else int(code)


def _interrupted() -> int:
    print("\ninterrupted: finished answers are kept; run the same command to go on from there",
          file=sys.stderr)
    return INTERRUPTED
