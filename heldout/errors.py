"""Errors of this room; see `corpus.errors` for the tree."""

from corpus.errors import SeventyOneError


class HeldoutError(SeventyOneError):
    """A problem with the questions, the variant or its seal."""


__all__ = ["HeldoutError", "SeventyOneError"]
