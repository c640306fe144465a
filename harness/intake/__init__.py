"""Take a submission in: from a folder, zip, tar, git bundle or git URL to a read-only snapshot.

Start at `take`. Sources (`folder`, `archive`, `git`) yield entries (`entries`), `gate` decides
about each, `root` finds where the package `rag` is, `protected` compares with what was issued.
What a submission holds is never imported, unpickled, executed or followed here.
"""

from harness.intake.entries import Limits
from harness.intake.take import Taken, take

__all__ = ["Limits", "Taken", "take"]
