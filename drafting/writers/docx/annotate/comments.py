"""The comments part of a package: made if there is none, else written on; with its relationship and content type."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Final

from drafting.patterns import lazy
from drafting.writers.docx.annotate.edits import Author, NotEditable
from drafting.writers.docx.text import escape

_TYPES: Final = "[Content_Types].xml"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_RELATIONS: Final = (
    _HEAD + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_PLAIN_LOOK: Final = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
"""A comment in the size of a comment, whatever the document's own default is: its styles stay as they are."""
_SIZE: Final = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:spacing w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'

_ANCHOR: Final = lazy(rb"""<[\w.-]*:?comment(?:RangeStart|Reference)\s[^>]*?\bid=["'](\d+)""")
_NOBODY: Final[frozenset[bytes]] = frozenset()


def relations_part(main: str) -> str:
    """The name of the part that holds the relationships of `main`."""
    folder, name = posixpath.split(main)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Comments:
    """The comments to add to a package."""

    def __init__(self, parts: Mapping[str, bytes], main: str, author: Author, *, strict: bool) -> None:
        """`parts` holds what the package has of: content types, the main part's relationships, comments. `strict` is the file's dialect."""
        self._parts = parts
        self._main = main
        self._author = author
        self._strict = strict
        self._name = comments_part(parts.get(relations_part(main), b""), main)
        old = parts.get(self._name, b"") if self._name else b""
        self._next = max((int(each) for each in re.findall(rb"<[\w.-]*:?comment\s[^>]*?\bid=[\"'](\d+)", old)), default=-1) + 1
        self._said = _said(old, author)
        self._made: list[str] = []

    @property
    def made(self) -> int:
        """How many are new."""
        return len(self._made)

    def add(self, text: str, paragraph: bytes) -> int | None:
        """The id of a new comment on something in a `paragraph`; None if this author has said the same there before."""
        if not self._said.get(text, _NOBODY).isdisjoint(_ANCHOR.findall(paragraph)):
            return None
        number = self._next
        self._next += 1
        lines = text.split("\n")
        paragraphs = "".join(
            f"<w:p>{_PLAIN_LOOK}{'<w:r><w:annotationRef/></w:r>' if not place else ''}"
            f'<w:r>{_SIZE}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for place, line in enumerate(lines)
        )
        name = escape(self._author.name)
        self._made.append(
            f'<w:comment w:id="{number}" w:author="{name}" w:date="{self._author.stamp}" w:initials="{name[:4]}">{paragraphs}</w:comment>'
        )
        return number

    def changed_parts(self, taken: Iterable[str]) -> dict[str, bytes]:
        """The parts to write: nothing without comments. `taken` holds the names of all parts of the package."""
        if not self._made:
            return {}
        body = "".join(self._made)
        if self._name:
            return {self._name: _before_end(self._parts[self._name], body)}
        return self._new_part(body, {name.lower() for name in taken})

    def _new_part(self, body: str, taken: set[str]) -> dict[str, bytes]:
        folder = posixpath.dirname(self._main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(10_000))
        name = next(name for name in names if name.lower() not in taken)
        relations = self._parts.get(relations_part(self._main), NO_RELATIONS)
        word = STRICT_WORD if self._strict else _WORD
        used = {each.decode() for each in re.findall(rb"""\bId\s*=\s*["']([^"']*)""", relations)}
        key = next(key for key in map("rIdComments{}".format, range(10_000)) if key not in used)
        target = posixpath.relpath(name, folder or ".")
        link = f'<{{}}Relationship Id="{key}" Type="{_STRICT if self._strict else _RELATION}" Target="{target}"/>'
        override = f'<{{}}Override PartName="/{name}" ContentType="{_KIND}"/>'
        return {
            name: _HEAD + f'<w:comments xmlns:w="{word}">{body}</w:comments>'.encode(),
            relations_part(self._main): before_end(relations, link, "Relationships"),
            _TYPES: before_end(self._parts[_TYPES], override, "Types"),
        }


def _said(part: bytes, author: Author) -> dict[str, set[bytes]]:
    """The comments of this author, a line for each of their paragraphs, and the ids of those that say so."""
    from xml.etree.ElementTree import ParseError, fromstring

    if not part or b"<!DOCTYPE" in part:
        return {}
    try:
        root = fromstring(part)
    except (ParseError, ValueError, LookupError) as problem:
        raise NotEditable("the comments are damaged") from problem
    said: dict[str, set[bytes]] = {}
    for comment in root:
        space = comment.tag.rpartition("}")[0] + "}"
        if comment.get(f"{space}author") == author.name:
            lines = ("".join(each.text or "" for each in line.iter(f"{space}t")) for line in comment.iter(f"{space}p"))
            said.setdefault("\n".join(lines), set()).add(comment.get(f"{space}id", "").encode())
    return said


def comments_part(relations: bytes, main: str) -> str:
    """The name of the comments part, "" where there is none."""
    for tag in re.findall(rb"<[\w.-]*:?Relationship\s[^>]*>", relations):
        attributes = {key.decode(): value.decode() for key, value in re.findall(rb"""(\w+)\s*=\s*["']([^"']*)""", tag)}
        if attributes.get("Type") in (_RELATION, _STRICT):
            target = attributes.get("Target", "")
            return posixpath.normpath(posixpath.join("/", posixpath.dirname(main), target)).lstrip("/")
    return ""


def before_end(part: bytes, xml: str, root: str) -> bytes:
    """The part with `xml` as the last child of its root; {} in it stands for the root's prefix."""
    closing = re.search(rb"</((?:[\w.-]+:)?)" + root.encode() + rb"\s*>\s*\Z", part)
    if closing:
        return part[: closing.start()] + xml.format(closing[1].decode()).encode() + part[closing.start() :]
    empty = re.search(rb"<((?:[\w.-]+:)?)" + root.encode() + rb"(\s[^>]*)?/>\s*\Z", part)
    if not empty:
        raise NotEditable(f"{root} does not end as it should")
    name = empty[1] + root.encode()
    attributes = empty[2] or b""
    return part[: empty.start()] + b"<" + name + attributes + b">" + xml.format(empty[1].decode()).encode() + b"</" + name + b">"


def _before_end(part: bytes, body: str) -> bytes:
    """Comments written on, under the prefix that the part uses."""
    prefix = re.search(rb"<([\w.-]+):comments[\s>/]", part)
    if not prefix:
        raise NotEditable("the comments are written in an unusual way")
    if prefix[1] != b"w":
        body = re.sub(r"(</?|\s)w:", rf"\g<1>{prefix[1].decode()}:", body)
    return before_end(part, body.replace("{", "{{").replace("}", "}}"), "comments")
