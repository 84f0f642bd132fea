"""`routeplanner`: without a command it opens the window, with one it works without Qt."""

import sys

from ui import cli


def main() -> int:
    """Run the program; the exit status (2 for wrong usage, 1 where a file failed)."""
    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
