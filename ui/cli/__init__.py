"""The command line: one file per command, none of which needs a screen."""

import argparse
from importlib import import_module

from routeplanner import __version__
from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.cli import out
from ui.cli.usage import UsageError

COMMANDS = ("analyze", "plan", "train", "compare", "sheet", "export")


def run(arguments: list[str]) -> int:
    """Run one command, or the window; the exit status."""
    out.prepare()
    parser = _parser(arguments)
    given = parser.parse_args(arguments)
    if getattr(given, "json", False):
        out.as_utf8()
    try:
        return int(import_module(f"ui.cli.{given.command}").run(given))
    except PlannerError as error:
        out.complain(f"routeplanner: {error}")
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:  # somebody reads only the first lines
        out.discard()
        return 1
    except KeyboardInterrupt:
        return 130  # 128 + SIGINT, as shells count


def _parser(arguments: list[str]) -> argparse.ArgumentParser:
    first = next((a for a in arguments if not a.startswith("-")), "")
    if first not in COMMANDS and not {"-h", "--help"} & set(arguments):
        return _window_parser()
    parser = argparse.ArgumentParser(
        prog="routeplanner",
        description=_("Plans mountain races by their descents. Without a command it opens the window."),
        epilog=_("routeplanner [FILE…] opens the window with these files; --self-test opens the sample and ends."),
    )
    parser.add_argument("--version", action="version", version=f"routeplanner {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name in [first] if first in COMMANDS else COMMANDS:  # the others would only take time
        import_module(f"ui.cli.{name}").add_to(commands)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="routeplanner")
    parser.add_argument("--version", action="version", version=f"routeplanner {__version__}")
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--self-test", action="store_true", help=_("open the sample, wait for the map, and end"))
    parser.set_defaults(command="window")
    return parser
