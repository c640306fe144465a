"""What a submission may use up where it is scored, as the brief says it: from the same settings."""

from __future__ import annotations

from harness.settings import Settings


def bounds(settings: Settings) -> str:
    """Return the sentences that stand in the brief; what is not bounded is left out."""
    spent = [text for limit, text in (
        (settings.question_tokens, f"{settings.question_tokens:,} tokens"),
        (settings.question_usd, f"${settings.question_usd:g}")) if limit]
    question = listed([f"{settings.question_seconds} s", *spent])
    return (f"It runs on one core, with {megabytes(settings.memory_mb)} of memory, of which "
            f"{megabytes(settings.temporary_mb)} may be files: temporary ones and the index.\n"
            f"It must be ready within {settings.ready_seconds} s, and an index of more than "
            f"{megabytes(settings.index_mb)} is built anew at every start.\n"
            f"One question may take {question} at most.")


def listed(parts: list[str]) -> str:
    """Return words joined as in a sentence."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def megabytes(size: int) -> str:
    """Return a size in MB, in GB where it is a whole number of them."""
    return f"{size // 1024} GB" if size and size % 1024 == 0 else f"{size} MB"
