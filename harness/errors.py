"""Errors of this room; see `corpus.errors` for the tree."""

from heldout.errors import SeventyOneError


class HarnessError(SeventyOneError):
    """A problem with the environment, the submission, its service or the run folder."""


__all__ = ["HarnessError", "SeventyOneError"]
