"""Files in and out: every format reads into, and writes from, one `Imported`."""

from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.formats import geojson_writer, gpx, gpx_writer, kml_writer, sniff
from routeplanner.formats.imported import Imported, Track, Waypoint
from routeplanner.formats.own import Element
from routeplanner.job import NO_JOB, Job
from routeplanner.words import _

# "xml" may be GPX whose first element is further on than the head
READERS = {"gpx": gpx.read, "xml": gpx.read}
WRITERS = {".gpx": gpx_writer.write, ".kml": kml_writer.write, ".geojson": geojson_writer.write}


def read(path: Path, job: Job = NO_JOB) -> Imported:
    """What the file holds, by its content, whatever its name says.

    Raises PlannerError where it cannot be read or holds nothing to use, and Cancelled.
    """
    code = sniff.kind(sniff.head(path))
    if code not in READERS:
        raise sniff.refusal(code, path.name)
    return READERS[code](path, job)


def write(imported: Imported, path: Path) -> None:
    """Writes the format that the file's ending names, whole or not at all.

    Raises PlannerError for an ending that is not known, and where it cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        endings = ", ".join(sorted(WRITERS))
        message = _("“{name}”: this kind of file cannot be written.").format(name=path.name)
        raise PlannerError(message, _("Choose a name that ends in {endings}.").format(endings=endings))
    writer(imported, path)


__all__ = ["Element", "Imported", "Track", "Waypoint", "read", "write"]
