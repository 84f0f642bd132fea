"""What argparse cannot see: arguments that each read well and still ask for nothing that can be."""

from routeplanner.errors import PlannerError


class UsageError(PlannerError):
    """Wrong usage, whatever the files hold: exit status 2."""
