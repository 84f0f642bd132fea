"""All tests that stand on the map's real page, again and again: each round in a fresh process, on any machine's mood.

Run: python benchmarks/repeat_map.py [rounds, 30 by default] [--hand] [--json]. With --hand only the map and what is
drawn on it, without the other tests of the whole window. Says which tests failed and how; 1 if any did.
"""

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from timing import Figures, show

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests" / "ui"
REAL_PAGE = re.compile(
    r"\bnew_window\b|\bnew_map\b|\bWindowUi\b|\bMapUi\b|\bMapView\b"
)  # fixtures and widgets that make it
DRAWN = ("test_drawing*.py", "test_line_menu.py", "test_legs.py")
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
TAIL = 40  # lines of a round's output that are shown where it failed
PATIENCE = 1800.0  # [s] a round that takes longer hangs


def files(hand: bool) -> list[Path]:
    """Every test of the map and, except for the `hand` alone, every other one that opens its page."""
    found = {*(TESTS / "map").glob("test_*.py"), *(file for name in DRAWN for file in TESTS.glob(name))}
    if hand:
        return sorted(found)
    found |= {file for file in TESTS.rglob("test_*.py") if REAL_PAGE.search(file.read_text(encoding="utf-8"))}
    return sorted(found)


def one_round(chosen: list[Path]) -> tuple[int, str]:
    """Exit code and output; 124 where it hung."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, chosen)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as hung:
        return 124, str(hung.stdout or b"", "utf-8", "replace") if isinstance(hung.stdout, bytes) else hung.stdout or ""
    return done.returncode, done.stdout + done.stderr


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int, nargs="?", default=30)
    parser.add_argument("--hand", action="store_true")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    rounds, chosen = wanted.rounds, files(wanted.hand)
    failures, bad, begin = Counter[str](), 0, time.perf_counter()
    for k in range(1, rounds + 1):
        code, output = one_round(chosen)
        names = FAILED.findall(output) or ([f"(exit code {code})"] if code else [])
        failures.update(names)
        bad += bool(code)
        print(f"round {k} of {rounds}: {', '.join(names) or 'well'}", flush=True)
        if code:
            print("\n".join(f"    {line}" for line in output.splitlines()[-TAIL:]), flush=True)
    figures: Figures = {
        "files": len(chosen),
        "rounds": rounds,
        "rounds with a failure (0)": bad,
        "minutes": (time.perf_counter() - begin) / 60,
    }
    show(
        "repeat the map tests", {**figures, **{f"failures of {name}": times for name, times in failures.most_common()}}
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
