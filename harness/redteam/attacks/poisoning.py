"""Attack 22: spoil what the baseline reads, before or while "before" is measured.

A hostile submission is scored for real beside an honest baseline, with an index that was kept
from an earlier run. It tries to change every document, both indexes and both programs. In the open
it can, and the next run's baseline answers from what it left.
"""

from __future__ import annotations

import tempfile
from contextlib import redirect_stderr
from dataclasses import replace
from io import StringIO
from pathlib import Path

from harness import model_files
from harness.redteam.attack import Attack, Outcome
from harness.redteam.attempt import WEAKENED
from harness.redteam.tiny_job import settings as tiny_settings
from harness.redteam.tiny_job import tiny_variant
from harness.score import score
from harness.settings import Settings
from heldout.baseline import tree, tree_hash
from heldout.variant import Variant

QUESTIONS = 8
# In front of the honest program: spoil, then go on as if nothing were.
POISON = '''
import glob, os
def spoil(path):
    try:
        with open(path, "r+", errors="replace") as stream:
            text = stream.read()
            stream.seek(0)
            stream.write(text.replace(" months from delivery", "0 months from delivery"))
    except OSError:
        pass
for top in (os.environ["CORPUS_DIR"], os.path.dirname(os.environ["INDEX_DIR"]), "/kept", "/app",
            "/documents", os.environ["MODELS_DIR"], os.path.dirname(os.path.dirname(__file__))):
    for path in sorted(glob.glob(f"{top}/**/*", recursive=True))[:500]:
        if os.path.isfile(path) and not path.endswith("__main__.py"):
            spoil(path)
'''
HARMLESS = '''
import os
with open(os.path.join(os.environ["INDEX_DIR"], "own-notes"), "w") as stream:
    stream.write("an index of my own")
'''


def measured(before: str, kind: str, settings: Settings) -> Outcome:
    """Score a submission that runs `before` first, then the baseline against itself again."""
    tier = "off" if kind == WEAKENED else kind
    with tempfile.TemporaryDirectory(prefix="seventy-one-redteam-") as name:
        home = Path(name)
        home.chmod(0o755)
        variant = tiny_variant(home)
        main = home / "submission" / "rag" / "__main__.py"
        program = main.read_text()
        start = program.index("import json")
        main.write_text(program[:start] + before + program[start:])
        # The cache of environments is shared; snapshots and indexes are this run's own.
        chosen = replace(tiny_settings(home, tier), question_seconds=30)
        honest = tree_hash(tree(variant.documents))
        rates = [_before(home / "submission", chosen, variant),
                 _before(home / "frozen", chosen, variant)]
        touched = tree_hash(tree(variant.documents)) != honest
    return Outcome(touched or rates != [QUESTIONS, QUESTIONS],
                   f"baseline right {rates[0]} and then {rates[1]} of {QUESTIONS}, documents "
                   f"{'changed' if touched else 'as issued'}", False)


def _before(submission: Path, settings: Settings, variant: Variant) -> int:
    """Return how many questions the baseline had right in a run against a submission."""
    models = settings.cache / "models"
    models.mkdir(parents=True, exist_ok=True)
    real = model_files.ensure
    model_files.ensure = lambda cache: models  # a tiny submission needs no weights
    try:
        with redirect_stderr(StringIO()):
            found = score(str(submission), settings, QUESTIONS, variant=variant, fresh=True)
    finally:
        model_files.ensure = real
    count: int = found.comparison["before"]["accuracy"]["count"]
    return count


ATTACKS = (Attack(22, "poison the baseline, the corpus, the index", "TB #1633",
                  lambda kind, settings: measured(POISON, kind, settings),
                  lambda kind, settings: measured(HARMLESS, kind, settings)),)
