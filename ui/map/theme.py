"""The product's palette as the map's colours."""

from ui.map.values import MapBand, MapTheme
from ui.style.palette import FLAT, Theme

CLIMB_OPACITY = {False: 0.42, True: 1.0}  # by dark (design.md §2); on a dark casing a climb is pale enough as it is
GROUND = {False: ("#ECEFEA", "#E0E5DE"), True: ("#202629", "#262D30")}  # where there is no relief, and its hatching [D]


def map_theme(theme: Theme) -> MapTheme:
    """Colours for `MapView.set_theme`; gradient classes as `palette.gradient_class` counts them."""
    ground, hatch = GROUND[theme.dark]
    return MapTheme(
        dark=theme.dark,
        bands=tuple(MapBand(chip.fill, chip.ink, k < FLAT) for k, chip in enumerate(theme.gradient)),
        unknown=theme.gradient[FLAT].fill,
        outline=f"{theme.route_outline}{round(255 * theme.route_outline_opacity):02x}",
        casing=theme.route_casing,
        climb_opacity=CLIMB_OPACITY[theme.dark],
        text=theme.text,
        muted=theme.muted,
        panel=theme.panel,
        border=theme.border,
        accent=theme.accent,
        ground=ground,
        hatch=hatch,
    )
