"""Errors of this room; see `corpus.errors` for the tree."""

from corpus.errors import SeventyOneError


class HeldoutError(SeventyOneError):
    """A problem with the questions, the variant or its seal."""


class SeedError(HeldoutError):
    """A seed whose company will not do: it lacks questions of a kind, or no selection fits it."""


class SealError(HeldoutError):
    """A sealed variant that cannot be opened: no key, wrong key, damaged, or another variant's."""


__all__ = ["HeldoutError", "SealError", "SeedError", "SeventyOneError"]
