"""Text of the PDF that can be found, copied and read aloud.

Inter draws figures of one width with glyphs that it also lists in Unicode's private area, and Chromium takes that
private character for the meaning of the glyph: a "7" on paper would be no 7 to a reader of the file. An incremental
update at the end of the file (ISO 32000-1, 7.5.6) says what they mean; what is drawn stays as it is.
"""

import re
import zlib
from functools import cache

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from ui.style import fonts

PRIVATE = range(0xE000, 0xF900)
SET = "0123456789.,:;+-–—−%/()[]{}<>=×±·•→←#@&*'\"“”‘’"  # what may be set otherwise among figures and capitals
LARGEST = 100  # entries in one block of a character map

STREAM = re.compile(rb"(\d+) 0 obj\s*<<([^<>]*)>>\s*stream\r?\n")
LENGTH = re.compile(rb"/Length (\d+)")
ONE = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
RUN = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
BLOCK = re.compile(r"\d+ beginbf(char|range)\n(.*?)endbf(?:char|range)\n", re.DOTALL)
TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


def searchable(pdf: bytes) -> bytes:
    """The same PDF with plain characters for private ones; as it is where there are none, or no plain table."""
    trailer = TRAILER.search(pdf)
    if trailer is None:
        return pdf
    update, places = b"", {}
    for found in STREAM.finditer(pdf):
        size = LENGTH.search(found[2])
        if size is None or b"FlateDecode" not in found[2] or b"/Subtype" in found[2]:
            continue  # a picture, a font, or nothing that Skia packs characters into
        text = zlib.decompress(pdf[found.end() : found.end() + int(size[1])])
        if b"begincmap" not in text:
            continue
        plain = _plain(text.decode("ascii")).encode("ascii")
        if plain != text:
            packed = zlib.compress(plain)
            places[int(found[1])] = len(pdf) + len(update)
            update += b"%s 0 obj\n<</Filter /FlateDecode /Length %d>> stream\n" % (found[1], len(packed))
            update += packed + b"\nendstream\nendobj\n"
    if not places:
        return pdf
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    end = b"trailer\n<<%s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], len(pdf) + len(update))
    return pdf + update + b"xref\n" + table + end


def _plain(cmap: str) -> str:
    """A character map that names plain characters, one entry per glyph."""
    meanings: dict[int, str] = {}
    width = 4
    for kind, block in BLOCK.findall(cmap):
        if kind == "char":
            for glyph, text in ONE.findall(block):
                meanings[int(glyph, 16)], width = text, len(glyph)
        else:
            for first, last, text in RUN.findall(block):
                width = len(first)
                for k, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                    meanings[glyph] = f"{int(text, 16) + k:04X}"
    known = {f"{private:04X}": f"{ord(char):04X}" for private, char in private_meanings().items()}
    if not known.keys() & set(meanings.values()):
        return cmap
    entries = [f"<{glyph:0{width}X}> <{known.get(text, text)}>\n" for glyph, text in sorted(meanings.items())]
    blocks = [entries[k : k + LARGEST] for k in range(0, len(entries), LARGEST)]
    start = next(BLOCK.finditer(cmap)).start()
    end = list(BLOCK.finditer(cmap))[-1].end()
    said = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return cmap[:start] + said + cmap[end:]


@cache
def private_meanings() -> dict[int, str]:
    """What each private character means that Inter sets for a plain one: in figures of one width, or beside figures."""
    out: dict[int, str] = {}
    for narrow in (False, True):
        font = fonts.font(fonts.BODY)
        if narrow:
            font.unsetFeature(QFont.Tag("tnum"))
        raw = QRawFont.fromFont(font)
        private = dict(zip(raw.glyphIndexesForString("".join(map(chr, PRIVATE))), PRIVATE, strict=True))
        for char in SET:
            for words in (char, f"1{char}1", f" {char}1", f"1{char} ", f"A{char}A", f"A{char}1", f"A {char} A"):
                glyphs = shaped(words, font)
                if len(glyphs) == len(words):  # no ligature: one by one
                    pairs = zip(glyphs, words, strict=True)
                    out |= {private[glyph]: text for glyph, text in pairs if glyph in private and glyph}
    return out


def shaped(words: str, font: QFont) -> list[int]:
    """The glyphs that `words` are set with, in order."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
