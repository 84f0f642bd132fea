"""GPX in: from a file to `Imported`, whatever state it is in."""

import codecs
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.parsers.expat import ExpatError, errors

from routeplanner.errors import PlannerError
from routeplanner.formats import sniff
from routeplanner.formats.gpx_parser import Parser
from routeplanner.formats.gpx_stretch import Unsure
from routeplanner.formats.imported import Imported
from routeplanner.job import NO_JOB, Job
from routeplanner.words import _, ngettext

PIECE = 1 << 16  # bytes between two looks at whether the answer is still wanted


def read(path: Path, job: Job = NO_JOB) -> Imported:
    """Tracks, routes and waypoints of a GPX 1.0 or 1.1 file.

    A broken file gives what stands before the break, if that is at least two points of one segment, and a note.
    Raises PlannerError where the file cannot be opened, is no GPX, defines entities, or holds nothing to use, and
    Cancelled.
    """
    try:
        with path.open("rb") as file:
            return _Reading(file, path.name, job).result()
    except OSError as error:
        raise sniff.unopened(path, error) from error


@dataclass
class _Reading:
    """One file, read as often as it takes: the fast way first, then ways that forgive more."""

    file: BinaryIO
    name: str
    job: Job
    exact: bool = False
    mend: bool = False  # its letters are not what it says they are: taken as UTF-8
    unreadable: bool = False  # letters that are none

    def __post_init__(self) -> None:
        self.size = max(self.file.seek(0, 2), 1)
        self.file.seek(0)
        head = self.file.read(sniff.HEAD)
        self.wide = b"\0" in head  # UTF-16
        # XML may not begin with blank lines, some files do; and without its mark UTF-8 is UTF-8 still
        self.begin = len(head) - len(head.lstrip(codecs.BOM_UTF8 + b" \t\r\n"))

    def result(self) -> Imported:
        while True:
            parser = Parser(self.name, self.exact, "utf-8" if self.mend else None)
            try:
                self._feed(parser)
                return self._imported(parser, [])
            except Unsure:
                self.exact = True
            except ExpatError as error:
                if not self.mend and self._misread(error, parser):
                    self.mend = True
                elif not self.exact:
                    self.exact = True  # only so is it known which points were complete
                else:
                    return self._broken(parser, error.lineno)
            except (LookupError, ValueError):  # expat does not know its encoding; what counts is ASCII in most
                if self.mend:
                    raise
                self.mend = True

    def _feed(self, parser: Parser) -> None:
        self.file.seek(self.begin)
        decoder = codecs.getincrementaldecoder("utf-8")("replace") if self.mend else None
        done = self.begin
        while piece := self.file.read(PIECE):
            self.job.check()
            done += len(piece)
            if decoder:
                text = decoder.decode(piece)
                self.unreadable = self.unreadable or "\N{REPLACEMENT CHARACTER}" in text
                piece = text.encode()
            parser.feed(piece)
            self.job.report(min(done / self.size, 1.0))
        parser.close()

    def _misread(self, error: ExpatError, parser: Parser) -> bool:
        """Whether it broke at a letter: it says UTF-16 and is not, or UTF-8 and has bytes that are not."""
        if error.code == errors.codes[errors.XML_ERROR_INCORRECT_ENCODING]:
            return True
        if error.code != errors.codes[errors.XML_ERROR_INVALID_TOKEN] or self.wide:
            return False
        self.file.seek(self.begin + max(parser.expat.ErrorByteIndex, 0))
        return self.file.read(1) > b"\x7f"

    def _broken(self, parser: Parser, line: int) -> Imported:
        parser.settle()
        longest = max((len(segment) for track in parser.found.tracks for segment in track.segments), default=0)
        if longest < 2 and not (parser.closed and (parser.found.tracks or parser.found.waypoints)):
            message = _("“{name}” is damaged: it breaks off in line {line}, before any track can be read.")
            raise PlannerError(message.format(name=self.name, line=line), _("Download or export it again."))
        note = _("The file is damaged in line {line}: only what stands before it was read.").format(line=line)
        return self._imported(parser, [note])

    def _imported(self, parser: Parser, notes: list[str]) -> Imported:
        notes += _notes(parser.found.tally)
        if self.unreadable:
            notes.append(_("Some letters in names could not be read: the file's encoding is not what it says."))
        tracks, waypoints = tuple(parser.found.tracks), tuple(parser.found.waypoints)
        if not tracks and not waypoints:
            message = _("“{name}” holds no track, no route and no waypoint.").format(name=self.name)
            raise PlannerError(" ".join([message, *notes]), _("Check what was exported, and export it again."))
        return Imported(parser.title, tracks, waypoints, parser.creator, tuple(notes), parser.own.root)


def _notes(tally: Counter[str]) -> list[str]:
    """One sentence for every kind of thing that could not be used."""
    sentences = {
        "points": ngettext(
            "{n} point without a position on Earth was left out.",
            "{n} points without a position on Earth were left out.",
            tally["points"],
        ),
        "elevations": ngettext(
            "{n} elevation could not be read.", "{n} elevations could not be read.", tally["elevations"]
        ),
        "times": ngettext("{n} time could not be read.", "{n} times could not be read.", tally["times"]),
        "tracks": ngettext(
            "{n} track without points was left out.", "{n} tracks without points were left out.", tally["tracks"]
        ),
        "waypoints": ngettext(
            "{n} waypoint without a position on Earth was left out.",
            "{n} waypoints without a position on Earth were left out.",
            tally["waypoints"],
        ),
    }
    return [text.format(n=tally[key]) for key, text in sentences.items() if tally[key]]
