"""Whole processes side by side: started in turn, so that a slow moment of the machine meets all of them."""

import compileall
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

DATA = Path(os.environ.get("ROUTEPLANNER_DATA", Path(__file__).parents[2] / "shared" / "data"))
Figures = dict[str, float | int | str]


def compiled() -> None:
    """Bytecode as `make setup` leaves it, also where Python is told to write none."""
    for package in ("routeplanner", "ui"):
        compileall.compile_dir(Path(__file__).parents[1] / package, quiet=1)


def alternated(
    commands: Mapping[str, Sequence[str]], rounds: int, env: Mapping[str, str] | None = None
) -> dict[str, list[float]]:
    """Wall seconds of every command, started in turn `rounds` times after one start that warms the disk up."""
    compiled()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for k in range(rounds + 1):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})})
            if k:
                times[name].append(time.perf_counter() - begin)
    return times


def peak_memory(command: Sequence[str]) -> float:
    """Peak resident memory [MB] of a command."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    unit = 1.0 if sys.platform == "darwin" else 1024.0
    return float(done.stdout.split()[-1]) * unit / 1e6


def show(title: str, figures: Figures) -> None:
    """A table, and with --json the same as one object on the last line."""
    print(title)
    for name, value in figures.items():
        print(f"  {name:<64} {value:.3g}" if isinstance(value, float) else f"  {name:<64} {value}")
    if "--json" in sys.argv:
        print(json.dumps({"benchmark": title, **figures}))


def fastest(times: Sequence[float]) -> float:
    """The least disturbed of them."""
    return min(times)


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


__all__ = ["DATA", "Figures", "alternated", "compiled", "fastest", "median", "peak_memory", "show"]
