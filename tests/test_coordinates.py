"""Places as people paste them."""

import pytest

from routeplanner.errors import PlannerError
from routeplanner.units.coordinates import parse_place, place_text

HERE = (46.123, 7.456)


@pytest.mark.parametrize(
    "text",
    [
        "46.123, 7.456",
        "46.123,7.456",
        "  46.123   7.456 ",
        "46.123; 7.456",
        "46,123; 7,456",
        "46,123 7,456",
        "46,123, 7,456",
        "46.123N 7.456E",
        "N46.123 E7.456",
        "46.123° N, 7.456° E",
        "7.456 E, 46.123 N",
        "(46.123, 7.456)",
        "geo:46.123,7.456",
        "geo:46.123,7.456;u=35",
        "lat 46.123, lon 7.456",
        "Latitude: 46.123 Longitude: 7.456",
        "46°07'22.8\"N 7°27'21.6\"E",
        "46°07′22.8″N, 7°27′21.6″E",
        "46°07'22,8\"N 7°27'21,6\"E",
        "N46° 7.38' E7° 27.36'",
        "46º07’22.8’’N 7º27’21.6’’E",
    ],
)
def test_one_place_in_many_hands(text: str) -> None:
    assert parse_place(text) == pytest.approx(HERE, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("-46.5, -7.25", (-46.5, -7.25)),
        ("−46.5 −7.25", (-46.5, -7.25)),
        ("46.5S 7.25W", (-46.5, -7.25)),
        ("0, 0", (0.0, 0.0)),
        ("46, 7", (46.0, 7.0)),
        ("90 -180", (90.0, -180.0)),
    ],
)
def test_every_quarter_of_the_globe(text: str, place: tuple[float, float]) -> None:
    assert parse_place(text) == pytest.approx(place)


@pytest.mark.parametrize(
    "text",
    ["", "46.123", "Kettle Bothy", "91, 7", "46, 181", "46.1, 7.4, 612", "-46 S, 7 E", "N46 N, 7 E", "46 N, 7 N",
     "46°61'N 7°0'E", "46 7.4 8", "1e3, 7", "nan, nan"],
)  # fmt: skip
def test_what_is_no_place_is_said(text: str) -> None:
    with pytest.raises(PlannerError) as refused:
        parse_place(text)
    assert text.strip() in refused.value.message
    assert "46.1234" in refused.value.hint


def test_what_is_written_is_read() -> None:
    assert place_text(-46.1234567, 7.0) == "-46.123457, 7.000000"
    assert parse_place(place_text(*HERE)) == pytest.approx(HERE)
