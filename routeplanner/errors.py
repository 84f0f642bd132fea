"""The failures a runner can act on."""


class PlannerError(Exception):
    """Something went wrong that the runner can do something about.

    `message` says what happened, `hint` what to do next; both are whole, translated sentences.
    Anything else that is raised is a bug.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)  # both: an exception is rebuilt from its arguments in another process
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Cancelled(Exception):
    """The runner, or a newer request, stopped this piece of work. Not an error: say nothing."""
