"""Lets folium make the map's page when the product is set up or its wheel is built, not at somebody's first start."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MapPage(BuildHookInterface[Any]):
    """Writes the page beside what it links; git ignores it, so the wheel is told of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)  # a build knows nothing of the checkout but its folder; before what is installed
        from ui.map import page

        page.ship(Path(self.root) / "resources" / "map")
        build_data["artifacts"].append(f"resources/map/{page.name()}")
