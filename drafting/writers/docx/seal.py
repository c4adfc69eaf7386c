"""The record's fingerprint over a package whose other parts were changed after it was written."""

from __future__ import annotations

from typing import Final

from drafting.blocks.record import fingerprint, part_digest
from drafting.container import UNREADABLE, Container
from drafting.patterns import lazy
from drafting.writers.docx.annotate.members import with_members
from drafting.writers.docx.record_part import record_part

_SEAL: Final = lazy(rb"<fingerprint>[^<]*</fingerprint>")


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
