"""The one error of this folder, in three parts like all the project's; it ships alone."""


class GatewayError(Exception):
    """What happened, why, and how to put it right."""

    def __init__(self, what: str, why: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        """Return the three parts as the terminal prints them."""
        return f"error: {self.what}\n  why: {self.why}\n  fix: {self.fix}"
