"""The text of a Word file as it will read once its tracked changes are accepted, or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.readers.package import main_part

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WORD: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_INSERTING: Final = ("ins", "moveTo")
_DELETING: Final = ("del", "moveFrom")
_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def accepted_text(data: bytes, name: str = "") -> list[str]:
    """The text of each paragraph with every change accepted. Raises CannotRead; `name` is how messages speak of the file."""
    return _Reading(None, rejecting=False).paragraphs(_root(data, name))


def rejected_text(data: bytes, name: str = "", *, by: str | None = None) -> list[str]:
    """The text of each paragraph with every change rejected; with `by`, those of this author, all others accepted."""
    return _Reading(by, rejecting=True).paragraphs(_root(data, name))


def _root(data: bytes, name: str) -> Element:
    from xml.etree.ElementTree import fromstring

    return fromstring(main_part(data, name)[1])


class _Reading:
    def __init__(self, author: str | None, *, rejecting: bool) -> None:
        self._author = author
        self._rejecting = rejecting

    def paragraphs(self, root: Element) -> list[str]:
        out: list[str] = []
        joined = ""
        for paragraph in _paragraphs(root):
            joined += "".join(self._text(paragraph, top=True))
            if not self._vanishes(paragraph.find(f"{_space(paragraph)}pPr/{_space(paragraph)}rPr")):
                out.append(joined)
                joined = ""
        return [*out, joined] if joined else out

    def rows(self, root: Element) -> list[list[str]]:
        found = []
        for row in root.iter():
            if _local(row) == "tr" and not self._vanishes(row.find(f"{_space(row)}trPr")):
                cells = (each for each in row if _local(each) == "tc")
                found.append(["\n".join("".join(self._text(p, top=True)) for p in _paragraphs(cell)) for cell in cells])
        return found

    def _vanishes(self, mark: Element | None) -> bool:
        """Whether a paragraph's end goes, so that the next one continues it."""
        return mark is not None and any(self._gone(each) for each in mark)

    def _gone(self, element: Element) -> bool:
        """Whether what a change holds is not there in this reading."""
        name = _local(element)
        if name not in (*_INSERTING, *_DELETING):
            return False
        author = next((value for key, value in element.items() if key.endswith("}author")), "")
        rejected = self._rejecting and (self._author is None or author == self._author)
        return (name in _INSERTING) == rejected

    def _text(self, element: Element, *, top: bool = False) -> Iterator[str]:
        name = _local(element)
        if self._gone(element) or (name == "p" and not top) or name in ("pPr", "rPr") or element.tag == _FALLBACK:
            return
        if name in ("t", "delText"):
            yield element.text or ""
        elif name in _CHARACTERS:
            kind = next((value for key, value in element.items() if key.endswith("}type")), "textWrapping")
            yield _CHARACTERS[name] if kind == "textWrapping" else ""
        for child in element:
            yield from self._text(child)


def _paragraphs(element: Element) -> Iterator[Element]:
    if element.tag == _FALLBACK:
        return
    if _local(element) == "p":
        yield element
    for child in element:
        yield from _paragraphs(child)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if element.tag.startswith(_WORD) else "?"


def _space(element: Element) -> str:
    return next(space for space in _WORD if element.tag.startswith(space))


def accepted_rows(data: bytes) -> list[list[str]]:
    """The cells of every table row with all changes accepted."""
    return _Reading(None, rejecting=False).rows(_root(data, ""))


def rejected_rows(data: bytes, *, by: str) -> list[list[str]]:
    """The cells of every table row with the changes of one author rejected, all others accepted."""
    return _Reading(by, rejecting=True).rows(_root(data, ""))
