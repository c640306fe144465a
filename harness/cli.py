"""The command line: an interviewer's verbs, each a few lines; heavy imports stay inside them.

What examines the harness itself, its reader and its scorer stands in `cli_proofs`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from harness.cli_proofs import app as proofs
from harness.ending import heard
from harness.errors import SeventyOneError

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
    print(f"run folder: {present(outcome.folder, False)}")
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

    settings = read()
    made = make(candidate, choose(variant, settings), ROOT / "dist", demo, settings)
    print(described(made, ROOT))


@app.command()
def doctor(
    sandbox: Annotated[str, typer.Option(help="auto: every kind; docker or bubblewrap.")] = "auto",
    runtime: Annotated[str | None, typer.Option(
        help="Container runtime of Docker sandboxes, such as runsc.")] = None,
) -> None:
    """See from inside whether this machine's sandboxes hold; exit with 1 where none does."""
    from dataclasses import replace

    from harness.checkup import checkup
    from harness.settings import read

    settings = replace(read(), sandbox=sandbox)
    if runtime is not None:
        settings = replace(settings, runtime=runtime)
    lines, fine = checkup(settings)
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


app.add_typer(proofs)


def run() -> int:
    """Run the command line; return the exit code: 2 for an error, 128 + n for signal n.

    Ctrl-C is signal 2 and gives 130.
    """
    with heard() as told:
        try:
            # Typer turns Ctrl-C and `typer.Exit` into a returned code; a command returns None.
            code = int(app(standalone_mode=False) or 0)
        except SeventyOneError as error:
            print(error, file=sys.stderr)
            return 2
        except typer.TyperException as error:
            return _misused(error)
        except (KeyboardInterrupt, typer.Abort):
            code = INTERRUPTED
    if code == INTERRUPTED:
        code = 128 + told[0] if told else code
        print("\ninterrupted: finished answers are kept; run the same command to go on from there",
              file=sys.stderr)
    return code


def _misused(error: typer.TyperException) -> int:
    """Tell what of the command line was not understood; without a command this is the help."""
    said = error.format_message()
    if len(sys.argv) == 1:
        print(said)
        return error.exit_code
    context = getattr(error, "ctx", None)
    command = f"python -m harness {context.info_name if context and context.parent else ''}".strip()
    print(SeventyOneError("the command line is not understood", " ".join(said.split()),
                          f"`{command} --help` lists what it takes; with make it stands in ARGS"),
          file=sys.stderr)
    return error.exit_code
