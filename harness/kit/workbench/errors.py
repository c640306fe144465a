"""The error that reaches the user: what happened, why, how to mend it; exit code 2."""

from __future__ import annotations


class WorkbenchError(Exception):
    """A problem in three parts."""

    def __init__(self, what: str, why: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        return f"error: {self.what}\n  why: {self.why}\n  fix: {self.fix}"
