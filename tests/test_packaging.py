"""The set-up, the lock and the wheel keep what they promise on machines that this one is not."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import PySide6
import pytest

from ui.map import page

TOP = Path(__file__).parents[1]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (TOP / "requirements.lock").read_text(encoding="utf-8")
SHIPPED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's loader")


def plain(name: str) -> str:
    """A distribution's name as the index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, tuple[str, str]]:
    """Name -> version and marker of everything locked."""
    found = re.findall(r"^([a-z][a-z0-9-]*)==(\S+)(?: ; (.*?))? \\$", LOCK, re.MULTILINE)
    return {name: (version, marker) for name, version, marker in found}


def test_lock_holds_every_pin_to_a_hash_and_names_no_address() -> None:
    blocks = re.split(r"\n(?=[a-z])", LOCK.strip())
    assert len(blocks) == len(pins()) > 20
    for block in blocks:
        _, *rest = [line for line in block.splitlines() if not line.lstrip().startswith("# via") and "#  " not in line]
        assert rest
        assert all(re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in rest), block
    assert "://" not in LOCK
    assert not re.search(r"^--|index|localhost|\.(com|org|net|io)\b", LOCK, re.MULTILINE)


def test_lock_has_all_that_the_project_asks_for() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {plain(re.match(r"[A-Za-z0-9._-]+", requirement)[0]) for requirement in asked}
    assert names <= pins().keys()


def test_this_environment_is_what_the_lock_says() -> None:
    installed = {plain(found.name): found.version for found in metadata.distributions()}
    locked = {name: version for name, (version, marker) in pins().items() if "win32" not in marker}
    assert {name: installed.get(name) for name in locked} == locked


def test_every_python_that_the_set_up_takes_suits_pyside() -> None:
    lower, upper = re.search(r"\(3, (\d+)\) <= sys\.version_info < \(3, (\d+)\)", python_finder()).groups()
    assert PROJECT["project"]["requires-python"] == f">=3.{lower}"
    assert f"<3.{upper}" in metadata.metadata("PySide6")["Requires-Python"]


def python_finder() -> str:
    return (TOP / "packaging" / "python.sh").read_text(encoding="utf-8")


def find_python(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Look for a Python where only `home` has any."""
    return subprocess.run(
        ["/bin/sh", str(TOP / "packaging" / "python.sh")],
        env={"HOME": str(home), "PATH": str(home / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def dead_shim(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    "place",
    [
        "bin/python3",
        "bin/python3.12",
        ".pyenv/versions/3.12.9/bin/python3",
        ".local/share/uv/python/cpython-3.13.1-x/bin/python3",
    ],
)
def test_a_python_is_found_behind_shims_that_lead_nowhere(tmp_path: Path, place: str) -> None:
    dead_shim(tmp_path / "bin" / "python3.13")
    python = tmp_path / place
    python.parent.mkdir(parents=True, exist_ok=True)
    python.symlink_to(sys.executable)
    assert find_python(tmp_path).stdout.strip() == os.path.realpath(sys.executable)


def test_no_python_is_said_so(tmp_path: Path) -> None:
    dead_shim(tmp_path / "bin" / "python3")
    assert find_python(tmp_path).returncode == 1
    asked_for = find_python(tmp_path, PYTHON=str(tmp_path / "bin" / "python3"))
    assert (asked_for.returncode, asked_for.stdout) == (1, "")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that has been set up, in make's eyes."""
    folder = tmp_path / "a checkout"
    scripts = [path.relative_to(TOP) for path in TOP.glob("packaging/*.*")]
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "ui/map/page.py", *scripts):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / name, folder / name)
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp = folder / ".venv" / f".done{str(folder).replace('/', '-').replace(' ', '_')}"
    stamp.touch()
    return folder


def set_up_again(folder: Path) -> bool:
    return subprocess.run(["make", "--question", "setup"], cwd=folder, check=False).returncode == 1


def test_nothing_is_set_up_twice(checkout: Path) -> None:
    assert not set_up_again(checkout)


def test_a_moved_checkout_is_set_up_again(checkout: Path) -> None:
    assert set_up_again(checkout.rename(checkout.with_name("moved")))


def test_a_vanished_python_is_set_up_again(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("gone")
    assert set_up_again(checkout)


@pytest.mark.parametrize(
    "name",
    [
        "requirements.lock",
        "pyproject.toml",
        "packaging/debian.txt",
        "packaging/bootstrap.sh",
        "packaging/map_page.py",
        "ui/map/page.py",
    ],
)
def test_what_the_set_up_reads_sets_it_up_again(checkout: Path, name: str) -> None:
    later = max(path.stat().st_mtime for path in (checkout / ".venv").iterdir()) + 1
    os.utime(checkout / name, (later, later))
    assert set_up_again(checkout)


def loaded_from_the_system(starts: list[Path], own: Path) -> set[str]:
    """Sonames that the libraries `starts`, and those beside them in `own`, ask of the system."""
    outside, seen = set(), set()
    while starts:
        path = starts.pop()
        if path in seen:
            continue
        seen.add(path)
        listed = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"NEEDED\s+(\S+)", listed):
            if (own / name).exists():
                starts.append(own / name)
            else:
                outside.add(name)
    return outside


@linux
@pytest.mark.skipif(not shutil.which("objdump"), reason="needs objdump, from binutils")
def test_every_library_that_qt_asks_of_the_system_has_its_debian_package() -> None:
    glibc = re.compile(r"(ld-linux-.*|lib(c|m|dl|pthread|rt|resolv|gcc_s))\.so\.\d")
    root = Path(PySide6.__file__).parent
    qt = root / "Qt"
    starts = [qt / "libexec" / "QtWebEngineProcess", *(qt / "plugins" / "platforms").glob("libq[ox][fc][fb]*.so")]
    starts += [
        root / f"Qt{part}.abi3.so" for part in ("Widgets", "Svg", "PrintSupport", "WebChannel", "WebEngineWidgets")
    ]
    ours = {path.name for path in root.glob("lib*.so*")} | {
        path.name for path in root.parent.glob("shiboken6/lib*.so*")
    }
    asked = {name for name in loaded_from_the_system(starts, qt / "lib") - ours if not glibc.fullmatch(name)}
    table = (TOP / "packaging" / "debian.txt").read_text(encoding="utf-8")
    listed = {line.split()[0] for line in table.splitlines() if not line.startswith("#")}
    assert asked == listed


def sources() -> set[str]:
    """Files of the packages that git knows or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *SHIPPED]
    listed = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git, or not a checkout")
    return {name for name in listed.stdout.splitlines() if (TOP / name).exists()}


def test_the_wheel_holds_every_file_of_the_product_and_no_other(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == sources() | {f"resources/map/{page.name()}"}  # made by the build


def test_only_assets_names_the_resources() -> None:
    strangers = []
    for path in [*TOP.glob("ui/**/*.py"), *TOP.glob("routeplanner/**/*.py")]:
        texts = [node.value for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Constant)]
        if any(isinstance(text, str) and re.match(r"(\.*/)*resources(/|\.|$)", text) for text in texts):
            strangers.append(path.relative_to(TOP).as_posix())
    assert strangers == ["ui/assets.py"]
