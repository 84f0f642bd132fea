"""The course as distance, elevation and gradient on one grid; recorded and SRTM elevation side by side."""

from routeplanner.profile.build import Dem
from routeplanner.profile.profile import Profile, Smoothing, Source

__all__ = ["Dem", "Profile", "Smoothing", "Source"]
