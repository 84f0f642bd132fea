"""The one thing that long work knows about whoever waits for it."""

from typing import Protocol

from routeplanner.errors import Cancelled


class Job(Protocol):
    """Given to every function that may take longer than a blink."""

    def report(self, fraction: float, text: str = "") -> None:
        """Say how far it is, 0 to 1, and what it is doing."""

    def check(self) -> None:
        """Raise `Cancelled` if the answer is no longer wanted."""


class _NoJob:
    def report(self, fraction: float, text: str = "") -> None:
        pass

    def check(self) -> None:
        pass


NO_JOB: Job = _NoJob()

__all__ = ["NO_JOB", "Cancelled", "Job"]
