"""All settings, read once from `SEVENTYONE_*` and passed down; an unknown key is an error."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from harness.errors import HarnessError

PREFIX = "SEVENTYONE_"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is also the environment variable `SEVENTYONE_<FIELD>`."""

    cache: Annotated[
        Path, "environments, models, indexes, built variants"] = ROOT / ".cache"
    runs: Annotated[
        Path, "run folders"] = ROOT / "runs"
    variants: Annotated[
        Path, "private challenges: documents in clear, questions sealed"] = ROOT / "variants"
    key: Annotated[
        Path, "private key that opens them; it must lie outside the repository"] = \
        Path.home() / ".config" / "seventy-one" / "key"
    hand_ins: Annotated[
        Path, "ledger of the hand-ins of each kit that were scored on this machine"] = \
        Path.home() / ".config" / "seventy-one" / "hand-ins.jsonl"
    gateway_port: Annotated[
        int, "port of the model gateway; 0 takes any free one"] = 0
    model: Annotated[
        str, "model name given to the submission"] = "reader"
    ready_seconds: Annotated[
        int, "how long a service may take until /health says 200"] = 900
    question_seconds: Annotated[
        int, "how long one answer may take"] = 60
    total_seconds: Annotated[
        int, "how long all answers of one side may take together"] = 14400
    question_tokens: Annotated[
        int, "model tokens that one question may take; 0: any number"] = 200_000
    question_usd: Annotated[
        float, "what the model calls of one question may cost; 0: anything"] = 1.0
    run_tokens: Annotated[
        int, "model tokens that one side of a run may take; 0: any number"] = 0
    run_usd: Annotated[
        float, "what the model calls of one side of a run may cost; 0: anything"] = 50.0
    answer_bytes: Annotated[
        int, "largest reply that is read"] = 65536
    restarts: Annotated[
        int, "how often a crashed service is started again"] = 3
    block: Annotated[
        int, "questions per block when baseline and submission take turns"] = 10
    hub: Annotated[
        str, "where models named in `models.txt` are fetched"] = "https://huggingface.co"
    weights_mb: Annotated[
        int, "models of one submission, all together"] = 1024
    sandbox: Annotated[
        str, "`auto`, `docker`, `bubblewrap`, `none` (the baseline's own code only) or `off` "
        "(trusted code)"] = "auto"
    image: Annotated[
        str, "image of Docker sandboxes, the harness's own"] = "python:3.11-slim-bookworm"
    runtime: Annotated[
        str, "container runtime of Docker sandboxes, such as `runsc`; empty: the engine's"] = ""
    memory_mb: Annotated[
        int, "memory of a sandbox, swap and temporary files included"] = 2048
    processes: Annotated[
        int, "processes and threads in a sandbox"] = 256
    open_files: Annotated[
        int, "open files of one process in a sandbox"] = 1024
    file_mb: Annotated[
        int, "largest file that can be written in a sandbox"] = 256
    temporary_mb: Annotated[
        int, "space for temporary files and the index in a sandbox"] = 256
    log_kb: Annotated[
        int, "how much of what a service prints is kept"] = 1024
    traces: Annotated[
        int, "1: submissions are told to send their spans to the gateway, on their own time"] = 0
    index_mb: Annotated[
        int, "largest index that is kept for the next start"] = 128


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; raises `HarnessError` for an unknown key or a value that cannot be.

    A folder may begin with `~`; a relative one is seen from where the command was given, and made
    absolute at once: services are started in other folders.
    """
    source = os.environ if environment is None else environment
    known = {f"{PREFIX}{row.name.upper()}": row for row in fields(Settings)}
    chosen: dict[str, Any] = {}
    for key in sorted(source):
        if not key.startswith(PREFIX):
            continue
        if key not in known:
            raise HarnessError(f"{key} is not a setting",
                               f"the settings are {', '.join(sorted(known))}",
                               f"correct the name, or unset {key}")
        row = known[key]
        chosen[row.name] = _value(key, source[key], row.default)
    return Settings(**chosen)


def _value(key: str, text: str, default: Any) -> Any:
    """Return a setting's value, of the type that its default has; raises `HarnessError`."""
    if isinstance(default, Path):
        if not text.strip():
            raise HarnessError(f"{key} cannot be empty", "it must be a path",
                               "set it to a path, or unset it")
        return Path(text).expanduser().absolute()
    if isinstance(default, str):
        return text
    kind = type(default)
    try:
        found = kind(text)
    except ValueError:
        found = -1
    if not 0 <= found < math.inf:
        raise HarnessError(f"{key} cannot be {text!r}", "it must be "
                           f"{'a whole number' if kind is int else 'a number'} from 0 on",
                           f"set it to one (usual is {default}), or unset it")
    return found


def table() -> str:
    """Return the settings as a Markdown table, for the documentation."""
    hints = get_type_hints(Settings, include_extras=True)
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for row in fields(Settings):
        default = _shown(row.default) if isinstance(row.default, Path) else row.default
        meaning = hints[row.name].__metadata__[0]
        rows.append(f"| `{PREFIX}{row.name.upper()}` | `{default}` | {meaning} |")
    return "\n".join(rows)


def _shown(path: Path) -> str:
    """Return a default path as it is on every machine."""
    if path.is_relative_to(ROOT):
        return f"{path.relative_to(ROOT)}/"
    return f"~/{path.relative_to(Path.home())}"
