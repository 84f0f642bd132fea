"""What KML and GeoJSON need of a track: its positions as those formats order them."""

from routeplanner.geo import Floats
from routeplanner.route import Points

PLACES = 7  # of a degree: 1 cm


def positions(points: Points) -> list[list[float]]:
    """[longitude, latitude, elevation] of each point, the elevation only where all points have one.

    Both formats want every position of a line to be of one length.
    """
    columns: list[Floats] = [points.lon.round(PLACES), points.lat.round(PLACES)]
    if bool((points.elevation == points.elevation).all()):
        columns.append(points.elevation.round(2))
    return [list(row) for row in zip(*(column.tolist() for column in columns), strict=True)]
