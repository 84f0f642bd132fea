"""Files in and out: every format reads into, and writes from, one `Imported`."""

from routeplanner.formats.imported import Imported, Track, Waypoint

__all__ = ["Imported", "Track", "Waypoint"]
