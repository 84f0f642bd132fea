"""Elevation of the ground: tiles on this computer, and where more of them come from."""

from routeplanner.terrain.heights import Heights, TileUse
from routeplanner.terrain.hgt import Square, Tile
from routeplanner.terrain.store import Store

__all__ = ["Heights", "Square", "Store", "Tile", "TileUse"]
