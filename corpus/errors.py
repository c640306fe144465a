"""The one error class that reaches a user, in three parts.

SeventyOneError
├── CorpusError      corpus/: bad seed, output folder not empty, hand-edited document
├── HeldoutError     heldout/: pool too small, variant damaged
│   ├── SeedError    a seed whose company will not do: too few questions, no selection
│   └── SealError    a sealed variant: no key, wrong key, damaged, another variant's
└── HarnessError     harness/: environment, submission, service, run folder

It stands in this room because the other rooms may import it from here or through `heldout`.
"""


class SeventyOneError(Exception):
    """Something the user can put right: what happened, why, and how to fix it."""

    def __init__(self, what: str, why: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        """Return the three parts as the terminal prints them."""
        return f"error: {self.what}\n  why: {self.why}\n  fix: {self.fix}"


class CorpusError(SeventyOneError):
    """A problem with the documents or the seed."""
