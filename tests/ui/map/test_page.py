"""The page that folium makes: only our own links, made once, a nonce for each load."""

import re
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


def test_the_page_that_came_with_the_product_is_what_folium_makes(made: str) -> None:
    """Else the first start makes it, for seconds: the set-up and the build of the wheel do that (make setup)."""
    assert assets.text(f"map/{page.name()}") == made


def test_a_first_start_needs_no_folium_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "build", lambda: pytest.fail("made again"))
    assert page.html(tmp_path / "cache") == assets.text(f"map/{page.name()}")
    assert not (tmp_path / "cache").exists()


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recipe that no page came with."""
    monkeypatch.setattr(page, "OPTIONS", page.OPTIONS | {"zoom_start": 5})
    monkeypatch.setattr(page, "name", lambda: "page-of-another-recipe.html")


@pytest.mark.usefixtures("other")
def test_another_recipe_makes_another_page_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page.html(tmp_path / "cache")
    assert '"zoom": 5' in first
    monkeypatch.setattr(page, "build", lambda: pytest.fail("made again"))
    assert page.html(tmp_path / "cache") == first


@pytest.mark.usefixtures("other")
def test_half_a_file_is_made_anew(tmp_path: Path) -> None:
    whole = page.html(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text(whole[:300])
    assert page.html(tmp_path).rstrip().endswith("</html>")
    assert file.read_text().rstrip().endswith("</html>")


@pytest.mark.usefixtures("other")
def test_a_disk_that_refuses_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert page.html(tmp_path / "cache").rstrip().endswith("</html>")


def test_a_shipped_page_takes_the_place_of_those_before(tmp_path: Path) -> None:
    (tmp_path / "page-0123.html").write_text("of an earlier recipe")
    (tmp_path / "start.js").touch()
    page.ship(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {page.name(), "start.js"}
    assert (tmp_path / page.name()).read_text() == page.build()
