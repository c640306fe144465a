"""Errors of this room; see `corpus.errors` for the tree."""

from heldout.errors import SeventyOneError


class HarnessError(SeventyOneError):
    """A problem with the environment, the submission, its service or the run folder."""


class SandboxError(HarnessError):
    """The sandbox failed, not what ran in it: the run ends, keeps its answers, can go on."""


__all__ = ["HarnessError", "SandboxError", "SeventyOneError"]
