"""Killed in the middle of edits, imports and a migration, a library loses nothing that it had promised."""

import json
import subprocess
import sys
from pathlib import Path

KILL = Path(__file__).parents[2] / "benchmarks" / "kill.py"


def test_five_kills() -> None:
    command = [sys.executable, str(KILL), "--rounds", "5", "--seed", "5", "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert [figures[f"kills during {job}"] for job in ("edits", "imports", "migration")] == [2, 2, 1]
    assert figures["changes that had returned"] > 0
    assert figures["rounds with a loss (0)"] == 0
