"""Fingerprints over a package that was changed after it was written: in its record, or, of anybody's file with our comments, among these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafting.blocks.record import fingerprint, part_digest
from drafting.files.container import UNREADABLE, Container
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.writers.docx.annotate.comments import before_end, comments_part, relations_part
from drafting.writers.docx.annotate.members import with_members
from drafting.writers.docx.record_part import record_part

_SEAL: Final = lazy(rb"<fingerprint>[^<]*</fingerprint>")
_NOTED: Final = lazy(rb"<!--drafting (?:of ([0-9a-f]{64}) at ([0-9a-f]{64}): )?([0-9a-f]{64})-->")
"""No office program keeps it when it saves the file. Copies of earlier versions name no source, and their fingerprint is of the record, too."""


@frozen
class Source:
    """Which draft a copy with comments was made of: digests of what it held and of where it stood, "" where the copy does not name it."""

    content: str = ""
    place: str = ""

    @classmethod
    def of(cls, data: bytes, place: bytes) -> Source:
        return cls(part_digest(data), part_digest(place))

    def may_be(self, other: Source) -> bool:
        """Whether it is that draft, as it was or wherever it stood, or could be: no source is named."""
        return not self.content or self.content == other.content or self.place == other.place


def resealed(data: bytes) -> bytes:
    """The docx with a fingerprint that fits it: it counts as untouched from here on."""
    return _sealed(data, "")


def updated_from(data: bytes, source: bytes) -> bytes:
    """The docx with the seal of a file that was made from `source`: a person's still, which no render replaces."""
    return _sealed(data, f"{part_digest(source)} ")


def was_updated_from(data: bytes, source: bytes) -> bool:
    """Whether a docx is as it was made from `source`, so that making it anew from there loses nothing."""
    try:
        with Container(data) as package:
            item = record_part(package)
            return item is not None and f"<fingerprint>{part_digest(source)} {_seal(package, item)}</".encode() in package.read(item)
    except UNREADABLE:
        return False


def noted(data: bytes, main: str, source: Source) -> bytes:
    """The docx with a seal among its comments, which names its source and holds until somebody saves the file. `main` names its main part."""
    with Container(data) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        record = record_part(package)
    item = comments_part(parts.get(relations_part(main), b""), main)
    if item not in parts:
        return data
    parts[item] = _NOTED.sub(b"", parts[item])
    seal = f"<!--drafting of {source.content} at {source.place}: {_whole(parts, record)}-->"
    return with_members(data, {item: before_end(parts[item], seal, "comments")})


def noted_source(data: bytes) -> Source | None:
    """The source of a docx that is as `noted` gave it, so that making it anew from there loses nothing; else None."""
    try:
        with Container(data) as package:
            parts = {name: package.read(name) for name in package.namelist()}
            record = record_part(package)
    except UNREADABLE:
        return None
    item, seal = next(((name, found) for name, content in parts.items() if name.endswith(".xml") and (found := _NOTED.search(content))), ("", None))
    if seal is None or _whole({**parts, item: _NOTED.sub(b"", parts[item])}, record if seal[1] else None).encode() != seal[3]:
        return None
    return Source(seal[1].decode(), seal[2].decode()) if seal[1] else Source()


def _whole(parts: Mapping[str, bytes], record: str | None) -> str:
    """All parts but the record, whose own fingerprint is of these."""
    return fingerprint({name: part_digest(content) for name, content in parts.items() if name != record})


def _sealed(data: bytes, before: str) -> bytes:
    with Container(data) as package:
        item = record_part(package)
        if item is None:
            return data
        content = package.read(item)
        seal = f"<fingerprint>{before}{_seal(package, item)}</fingerprint>"
    return with_members(data, {item: _SEAL.sub(seal.encode(), content)})


def _seal(package: Container, item: str) -> str:
    return fingerprint({name: part_digest(package.read(name)) for name in package.namelist() if name != item})
