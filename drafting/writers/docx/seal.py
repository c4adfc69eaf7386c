"""Fingerprints over a package that was changed after it was written: in its record, or, of anybody's file with our comments, among these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafting.blocks.record import fingerprint, part_digest
from drafting.container import UNREADABLE, Container
from drafting.patterns import lazy
from drafting.writers.docx.annotate.comments import before_end, comments_part, relations_part
from drafting.writers.docx.annotate.members import with_members
from drafting.writers.docx.record_part import record_part

_SEAL: Final = lazy(rb"<fingerprint>[^<]*</fingerprint>")
_NOTED: Final = lazy(rb"<!--drafting ([0-9a-f]{64})-->")
"""No office program keeps it when it saves the file."""


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


def noted(data: bytes, main: str) -> bytes:
    """The docx with a seal among its comments, which holds until somebody saves the file. `main` names its main part."""
    with Container(data) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    item = comments_part(parts.get(relations_part(main), b""), main)
    if item not in parts:
        return data
    parts[item] = _NOTED.sub(b"", parts[item])
    return with_members(data, {item: before_end(parts[item], f"<!--drafting {_whole(parts)}-->", "comments")})


def is_as_noted(data: bytes) -> bool:
    """Whether a docx is as `noted` gave it, so that making it anew loses nothing."""
    try:
        with Container(data) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except UNREADABLE:
        return False
    item, seal = next(((name, found[1]) for name, content in parts.items() if name.endswith(".xml") and (found := _NOTED.search(content))), ("", b""))
    return bool(item) and _whole({**parts, item: _NOTED.sub(b"", parts[item])}).encode() == seal


def _whole(parts: Mapping[str, bytes]) -> str:
    return fingerprint({name: part_digest(content) for name, content in parts.items()})


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
