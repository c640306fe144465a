"""Count tokens with a vendored tokenizer: the same count on every machine, offline.

`tokenizer.json` holds the word pieces of bert-base-uncased (Apache-2.0), truncation and padding
switched off. Counts are of that vocabulary; a hosted model's own would differ by some per cent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FILE = Path(__file__).with_name("tokenizer.json")
SHA256 = "5fd1c882abbd30517dced455a2c9768945ec726b96727927e4959348d9de550b"
PER_MESSAGE = 4  # role and separators, as chat templates add them
LONGEST = 4096   # characters per piece handed to the tokenizer: keeps odd input linear
CHARACTERS_AT_MOST = 16  # per token


@cache
def tokenizer() -> Tokenizer:
    """Load the tokenizer; raises `ValueError` where the file is not the one shipped."""
    from tokenizers import Tokenizer

    raw = FILE.read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise ValueError(f"{FILE.name} was changed: token counts would not compare")
    return Tokenizer.from_str(raw.decode())


def count(text: str) -> int:
    """Return the number of tokens of `text`, without special tokens.

    At least one for each 16 characters: the tokenizer takes an endless word for one unknown piece
    and drops control characters, and neither may carry text past a context window for nothing.
    """
    # Only bounded pieces are remembered: whole texts may be megabytes each.
    pieces = sum(_count(text[at:at + LONGEST]) for at in range(0, len(text), LONGEST))
    return max(pieces, len(text) // CHARACTERS_AT_MOST)


@lru_cache(maxsize=4096)
def _count(text: str) -> int:
    clean = text.encode("utf-8", "replace").decode()
    return len(tokenizer().encode(clean, add_special_tokens=False).ids)


def count_messages(contents: Iterable[str]) -> int:
    """Return the prompt tokens of a chat whose messages have these contents."""
    return sum(PER_MESSAGE + count(text) for text in contents)
