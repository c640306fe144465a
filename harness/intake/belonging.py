"""Refuse what was made from another variant's kit: its answers would be about another company."""

from __future__ import annotations

import re
from collections.abc import Mapping

from harness.errors import HarnessError
from heldout.canary import marks
from heldout.variant import Variant

STAMP = "KIT"
NAMED = re.compile(rb"^variant: ([a-z0-9][a-z0-9-]{0,39})\r?$", re.MULTILINE)


def belongs(files: Mapping[str, bytes], variant: Variant) -> None:
    """Raise `HarnessError` where the kit's stamp is another variant's and none is of this one.

    A submission without a stamp is taken: nothing says that it is of another variant.
    """
    stamps = {path: content for path, content in files.items()
              if path.rpartition("/")[2] == STAMP}
    found = marks(stamps)
    if not variant.canary or not found or any(whose == variant.canary for whose, _ in found):
        return
    path = next(iter(found.values()))[0]
    told = NAMED.search(stamps[path])
    other = told[1].decode() if told else ""
    if other == variant.name:
        other = ""  # a namesake, made from another seed
    raise HarnessError(
        "the submission was made from another variant's kit",
        f"{path} has the mark of the variant {other or 'of another seed'}, and it is to be scored "
        f"against {variant.name}",
        f"score it against its own: make score VARIANT={other or '…'} SUBMISSION=…")
