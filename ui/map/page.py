"""The map's page: folium builds it once, a file keeps it, and each load gets its own nonce.

folium takes a second to import, several on a busy machine, and would take them from the first start. So it makes the
page when the product is set up or its wheel is built (packaging/map_page.py); at run time only where that page is
missing or of another recipe, as in a checkout that was edited since.
"""

import hashlib
import secrets
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ui import assets

LEAFLET = "vendor/leaflet-1.9.4"
SCRIPTS = (
    "qwebchannel.js", "canvas.js", "layout.js", "labels.js", "draw.js", "level.js", "line.js", "anchors.js", "marks.js",
    "added.js", "mouse.js", "keys.js", "edit.js", "relief.js", "controls.js", "start.js",
)  # fmt: skip
STYLES = ("map.css",)
OPTIONS: dict[str, Any] = {
    "location": [0.0, 0.0],
    "zoom_start": 3,
    "min_zoom": 3,
    "max_zoom": 17,
    "zoom_snap": 0.25,
    "wheel_px_per_zoom_level": 90,
    "zoom_control": False,
    "attribution_control": False,
    "fade_animation": False,
    "tiles": None,
}
START = "{% macro script(this, kwargs) %}startMap({{ this._parent.get_name() }});{% endmacro %}"
NONCE = "@NONCE@"
# scripts only by nonce; everything else only from our scheme. Leaflet blanks a tile that it drops with a data: image
POLICY = (
    "default-src 'none'; script-src 'nonce-@NONCE@'; style-src 'self' 'nonce-@NONCE@'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def html(cache: Path) -> str:
    """The page with placeholders for the nonce: the one that came with the product, else made and kept in `cache`."""
    kept = _whole(assets.path("map") / name()) or _whole(cache / _dated())
    if kept:
        return kept
    made = build()
    with suppress(OSError):  # a full or read-only disk costs the next start a second, nothing else
        _write(cache / _dated(), made)
    return made


def name() -> str:
    """Of the file in `resources/map` that comes with the product; another recipe has another."""
    recipe = Path(__file__).read_bytes()
    return f"page-{hashlib.sha256(recipe).hexdigest()[:12]}.html"


def ship(folder: Path) -> None:
    """Make the page that comes with the product, and take away those of earlier recipes. OSError if that fails."""
    _write(folder / name(), build())
    for page in folder.glob("page-*.html"):
        if page.name != name():
            page.unlink()


def with_nonce(page: str) -> str:
    """The page for one load."""
    return page.replace(NONCE, secrets.token_urlsafe(16))


def build() -> str:
    """Let folium make the page, with Leaflet and our scripts as all it links."""
    import folium  # a second
    from branca.element import MacroElement
    from folium.elements import JSCSSMixin
    from folium.template import Template

    class Map(folium.Map):
        default_js = [("leaflet", f"{LEAFLET}/leaflet.js")]  # noqa: RUF012  folium's own way
        default_css = [("leaflet_css", f"{LEAFLET}/leaflet.css")]  # noqa: RUF012

    class Start(JSCSSMixin, MacroElement):
        _template = Template(START)
        default_js = [(name, name) for name in SCRIPTS]  # noqa: RUF012
        default_css = [(name, name) for name in STYLES]  # noqa: RUF012

    drawn = Map(**OPTIONS)
    drawn._id = "page"  # not a random one: the same recipe makes the same page
    Start().add_to(drawn)  # type: ignore[no-untyped-call]  # branca ships no types
    page: str = drawn.get_root().render()
    page = page.replace("<script", f'<script nonce="{NONCE}"').replace("<style", f'<style nonce="{NONCE}"')
    return page.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">', 1)


def _dated() -> str:
    return f"{version('routeplanner')}-{version('folium')}-{name()}"


def _whole(file: Path) -> str | None:
    """What the file says, None where it is absent or only half of it is there."""
    with suppress(OSError):
        kept = file.read_text(encoding="utf-8")
        if kept.rstrip().endswith("</html>"):
            return kept
    return None


def _write(file: Path, text: str) -> None:
    """At once: another program may read it at any time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{secrets.token_hex(4)}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)
