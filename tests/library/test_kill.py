"""Killed in the middle of edits, imports and a migration, a library loses nothing that it had promised."""

import json
import subprocess
import sys
from pathlib import Path

KILL = Path(__file__).parents[2] / "benchmarks" / "kill.py"


def test_six_kills() -> None:
    command = [sys.executable, str(KILL), "--rounds", "6", "--seed", "5", "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert [figures[f"kills during {job}"] for job in ("edits", "imports", "migration", "window")] == [1, 1, 1, 3]
    assert figures["edits in the window"] > 0
    assert figures["changes that had returned"] > 0
    assert figures["rounds with a loss (0)"] == 0
