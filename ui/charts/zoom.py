"""The part of a course that the profile shows: where it goes when it is zoomed and moved. Plain numbers, in metres."""

Window = tuple[float, float]  # [m], a part of the whole

LEAST = 100.0  # [m] the shortest stretch that is shown: ten cells of the profile [D]
NOTCH = 1.25  # how much one notch of the wheel zooms [D]
AIR = 0.06  # of its length left free on both sides of a stretch that is zoomed to [D]
KEEP = 0.1  # of the window between its edge and a cursor that is followed [D]


def zoomed(window: Window, whole: Window, about: float, factor: float) -> Window:
    """`factor` times as large; the place `about` stays where it is on the screen."""
    start, end = window
    length = min(max((end - start) / factor, LEAST), whole[1] - whole[0])
    share = (about - start) / (end - start)
    return inside((about - share * length, about + (1.0 - share) * length), whole)


def panned(window: Window, whole: Window, by: float) -> Window:
    """Moved along the course by `by`, as far as there is course."""
    return inside((window[0] + by, window[1] + by), whole)


def around(start: float, end: float, whole: Window) -> Window:
    """A stretch with a little air on both sides."""
    air = max(AIR * (end - start), 0.5 * (LEAST - (end - start)))
    return inside((start - air, end + air), whole)


def following(window: Window, whole: Window, at: float) -> Window:
    """Moved as little as it takes to show the place `at`."""
    edge = KEEP * (window[1] - window[0])
    start, end = window[0] + edge, window[1] - edge
    return panned(window, whole, min(at - start, 0.0) + max(at - end, 0.0))


def inside(window: Window, whole: Window) -> Window:
    """The same length within the whole, or the whole where it is longer."""
    length = min(window[1] - window[0], whole[1] - whole[0])
    start = min(max(window[0], whole[0]), whole[1] - length)
    return start, start + length
