"""Work on what is recorded: judge a run again; ask the reader one prompt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.score import conclude
from harness.settings import Settings
from harness.variants import choose
from heldout.variant import Variant


def load(path: Path, what: str) -> Any:
    """Return a JSON file's data; raises `HarnessError` where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise HarnessError(f"{path} cannot be read as {what}", str(error),
                           "name a file that holds valid JSON") from error


def rescore(folder: Path, settings: Settings, variant: Variant | None = None) -> dict[str, Any]:
    """Recompute verdicts and comparison of a recorded run; nothing is asked."""
    about = load(folder / "run.json", "a run")
    variant = variant or choose(about["variant"], settings)
    ours, theirs = variant.manifest["questions"], about["hashes"]["questions"]
    if ours != theirs:
        raise HarnessError(f"{folder} was asked other questions",
                           f"its question set is {theirs[:12]}, this variant's is {ours[:12]}",
                           "score the submission again with this version")
    asked = (*variant.questions, *variant.practice)[:about.get("asked")]
    return conclude(folder, variant, asked, about)


def ask_reader(prompt_file: Path, size: str, trace: bool) -> str:
    """Return the reader's reply to the messages of a file, with its trace if asked for."""
    from harness.gateway.reader import complete

    data = load(prompt_file, "a prompt")
    messages = data["messages"] if isinstance(data, dict) and "messages" in data else data
    if not isinstance(messages, list) or size not in ("large", "small"):
        raise HarnessError("the prompt cannot be asked",
                           "messages must be a list and the size large or small",
                           'write {"messages": [{"role": "user", "content": "..."}]}')
    done = complete(messages, size)
    if not trace:
        return done.text
    seen = done.trace
    lines = [f"reply         {done.text}", f"mode          {seen.wishes.mode}"]
    lines += [f"  because     {reason}" for reason in seen.wishes.reasons]
    lines += [f"question      {seen.asked.text}",
              f"asked for     {', '.join(seen.asked.types)} of "
              f"{', '.join(seen.asked.names) or '?'}",
              f"  terms       {', '.join(seen.asked.terms) or '?'}"]
    lines += [f"  likely      {guess.concept.id} {guess.trust}" for guess in seen.asked.likely]
    lines.append(f"passages      {len(seen.chat.passages)}")
    lines += [f"candidate     {c.score:4} [{c.unit.passage + 1}] {c.value.text!r}  attribute "
              f"{c.attribute} candidate {c.candidate} entity {c.entity} mid {c.mid}"
              for c in seen.candidates]
    lines.append(f"decision      {seen.decision.reason}")
    return "\n".join(lines)


__all__ = ["ask_reader", "rescore"]
