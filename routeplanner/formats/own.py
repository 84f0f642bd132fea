"""What only this program says about a course, as elements of a namespace of its own inside other formats."""

import re
from dataclasses import dataclass, field

NAMESPACE = "urn:routeplanner:course:1"
PREFIX = "rp"

_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # XML 1.0, §2.2
# a bare carriage return would come back as a line feed
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_IN_QUOTES = str.maketrans({"\n": "&#10;", "\t": "&#9;"})  # XML makes spaces of them in attributes


@dataclass(frozen=True, slots=True)
class Element:
    """A name, attributes and further elements: no text of its own."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: tuple["Element", ...] = ()

    def all(self, name: str) -> tuple["Element", ...]:
        """The children of a name, in order."""
        return tuple(child for child in self.children if child.name == name)

    def one(self, name: str) -> "Element | None":
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def clean(text: str) -> str:
    """Fit for XML, in an element or in quotes: without the characters that no XML file can hold."""
    return _NOT_XML.sub("", text).translate(_ESCAPED)


def xml(element: Element) -> str:
    """One element a line, each with our prefix, which the file's root declares."""
    said = "".join(f' {key}="{clean(value).translate(_IN_QUOTES)}"' for key, value in element.attributes.items())
    if not element.children:
        return f"<{PREFIX}:{element.name}{said}/>\n"
    inside = "".join(map(xml, element.children))
    return f"<{PREFIX}:{element.name}{said}>\n{inside}</{PREFIX}:{element.name}>\n"


class Builder:
    """Elements of our namespace as a parser without namespaces meets them; all others are passed over."""

    def __init__(self) -> None:
        self.root: Element | None = None  # the first that was complete
        self._prefixes: set[str] = set()
        self._open: list[bool] = []  # of each element whether it is ours
        self._ours: list[tuple[Element, list[Element]]] = []

    def declare(self, attributes: dict[str, str]) -> None:
        """Learn under which prefixes this file names our namespace."""
        for key, value in attributes.items():
            if value == NAMESPACE and (key == "xmlns" or key.startswith("xmlns:")):
                self._prefixes.add(f"{key[6:]}:" if key[6:] else "")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.declare(attributes)
        prefix, colon, local = name.rpartition(":")
        ours = prefix + colon in self._prefixes
        self._open.append(ours)
        if ours:
            self._ours.append((Element(local, attributes), []))

    def end(self) -> None:
        if not self._open.pop():
            return
        closed, children = self._ours.pop()
        element = Element(closed.name, closed.attributes, tuple(children))
        if self._ours:
            self._ours[-1][1].append(element)
        elif self.root is None:
            self.root = element
