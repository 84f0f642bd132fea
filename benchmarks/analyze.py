"""`routeplanner analyze` on tor-330k, beside starting Python with numpy. Run: python benchmarks/analyze.py [--json]"""

import sys

from timing import DATA, alternated, median, peak_memory, show


def main() -> None:
    file = DATA / "routes" / "tor-330k.gpx"
    ours = [sys.executable, "-m", "ui", "analyze", str(file), "--json"]
    times = alternated({"ours": ours, "numpy": [sys.executable, "-c", "import numpy"]}, 7)
    ratios = [a / b for a, b in zip(times["ours"], times["numpy"], strict=True)]
    show(
        "analyze tor-330k",
        {
            "starts of each, in turn": len(ratios),
            "analyze / Python with numpy, median (at most 6)": median(ratios),
            "analyze / Python with numpy, least": min(ratios),
            "peak memory of analyze, MB (below 250)": peak_memory(ours),
            "peak memory of Python with numpy, MB": peak_memory([sys.executable, "-c", "import numpy"]),
        },
    )


if __name__ == "__main__":
    main()
