"""The map's colours, and how the product's palette becomes them. No numpy: it is there before the first paint."""

from dataclasses import dataclass

from ui.style.palette import FLAT, Theme

CLIMB_OPACITY = {False: 0.42, True: 1.0}  # by dark (design.md §2); on a dark casing a climb is pale enough as it is
GROUND = {False: ("#ECEFEA", "#E0E5DE"), True: ("#202629", "#262D30")}  # where there is no relief, and its hatching [D]


@dataclass(frozen=True, slots=True)
class MapBand:
    """One gradient class: its colour, the ink of a label on it, and whether it goes down (drawn wide)."""

    colour: str
    ink: str
    down: bool


@dataclass(frozen=True, slots=True)
class MapTheme:
    """Colours as "#rrggbb" or "#rrggbbaa" (design.md §2, §4). `dark` also chooses the relief."""

    dark: bool
    bands: tuple[MapBand, ...]
    unknown: str  # a step without elevation
    outline: str  # outer line of the route
    casing: str  # between outline and colour
    climb_opacity: float  # climbs are drawn this pale
    text: str
    muted: str
    panel: str
    border: str
    accent: str
    ground: str  # where there is no relief
    hatch: str


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
