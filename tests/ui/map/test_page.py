"""The page that folium makes: only our own links, made once, a nonce for each load."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ui import assets
from ui.map import page


@pytest.fixture(scope="module")
def made() -> str:
    return page.build()


def test_links_nothing_but_our_own_files(made: str) -> None:
    assert "http:" not in made.replace("http-equiv", "")
    assert "https:" not in made
    links = re.findall(r'(?:src|href)="([^"]*)"', made)
    assert set(links) == {f"{page.LEAFLET}/leaflet.js", f"{page.LEAFLET}/leaflet.css", *page.SCRIPTS, *page.STYLES}
    for link in set(links) - {"qwebchannel.js"}:
        assert assets.path(f"map/{link}").is_file()


def test_every_script_and_style_has_the_nonce_of_its_load(made: str) -> None:
    first, second = page.with_nonce(made), page.with_nonce(made)
    assert page.NONCE not in first
    nonces = set(re.findall(r"nonce[-=]\"?([\w-]{22})", first))
    assert len(nonces) == 1
    assert nonces.isdisjoint(re.findall(r"nonce[-=]\"?([\w-]{22})", second))
    assert len(re.findall(r"<(?:script|style)", first)) == len(re.findall(r"<(?:script|style) nonce=", first))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', first)
    assert policy
    assert "unsafe" not in policy[1]
    assert first.index("Content-Security-Policy") < first.index("<script")


def test_the_kept_page_spares_folium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page.html(tmp_path / "cache")
    monkeypatch.setattr(page, "build", lambda: pytest.fail("made again"))
    assert page.html(tmp_path / "cache") == first


def test_folium_is_not_imported_for_a_kept_page(tmp_path: Path) -> None:
    page.html(tmp_path)
    code = (
        "import sys, pathlib; from ui.map import page; page.html(pathlib.Path(sys.argv[1])); "
        "print([m for m in ('folium', 'branca', 'numpy', 'requests') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_another_recipe_makes_another_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.html(tmp_path)
    monkeypatch.setattr(page, "OPTIONS", page.OPTIONS | {"zoom_start": 5})
    assert '"zoom": 5' in page.html(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_half_a_file_is_made_anew(tmp_path: Path) -> None:
    whole = page.html(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text(whole[:300])
    assert page.html(tmp_path).rstrip().endswith("</html>")
    assert file.read_text().rstrip().endswith("</html>")


def test_a_disk_that_refuses_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert page.html(tmp_path / "cache").rstrip().endswith("</html>")
