"""Ask the bundled reader one prompt, as a submission would, and say how it came to its reply."""

from __future__ import annotations

from pathlib import Path

from harness.errors import HarnessError
from harness.run_folder import read_json


def ask_reader(prompt_file: Path, size: str, trace: bool) -> str:
    """Return the reader's reply to the messages of a file, with its trace if asked for."""
    from harness.gateway.reader import complete

    data = read_json(prompt_file, "a prompt")
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
