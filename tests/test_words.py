"""Names that others gave, as a part of a line."""

import pytest

from routeplanner.words import FIRST_STRONG, POP, one_line


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Pentland Skyline", "Pentland Skyline"),
        ("  two\nlines\r\n\tand tabs ", "two lines and tabs"),
        ("red \x1b[31m bell \x07 nul \0 c1 \x9b2J", "red [31m bell nul c1 2J"),
        ("\u202egnp.exe", "gnp.exe"),
        ("שביל ABC", f"{FIRST_STRONG}שביל ABC{POP}"),
        ("\u2067مسار", f"{FIRST_STRONG}مسار{POP}"),
        ("👨\u200d👩\u200d👧 <b>& %s {{ x }}", "👨\u200d👩\u200d👧 <b>& %s {{ x }}"),
        ("", ""),
    ],
)
def test_a_name_commands_no_terminal_and_turns_nothing_but_itself(name: str, line: str) -> None:
    assert one_line(name) == line
