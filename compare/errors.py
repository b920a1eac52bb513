"""What can go wrong, as one clear sentence each: what, where, and what to do."""

from __future__ import annotations


class CopydeskError(Exception):
    """Something the person at the keyboard can act on.

    Args:
        subject: what it is about, as the person wrote it (a path, a model, an option).
        cause: what happened, as a clause.
        advice: what to do about it, as a clause.
    """

    def __init__(self, subject: str, cause: str, advice: str) -> None:
        super().__init__(f"{subject}: {cause}; {advice}.")
        self.subject, self.cause, self.advice = subject, cause, advice

    def __reduce__(self) -> tuple[type[CopydeskError], tuple[str, str, str]]:
        """What another process makes the same of."""
        return type(self), (self.subject, self.cause, self.advice)


class UnreadableSourceError(CopydeskError):
    """A source that cannot become an article."""


class UnknownModelError(CopydeskError):
    """A model that is not on this machine, or is not what it should be."""


class BadPairsError(CopydeskError):
    """A list of pairs that cannot be followed."""


class UnwritableError(CopydeskError):
    """A report that cannot be written where it was asked for."""
