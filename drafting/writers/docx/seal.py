"""The record's fingerprint over a package whose other parts were changed after it was written."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from drafting.blocks.record import NAMESPACE, fingerprint, part_digest
from drafting.writers.docx.annotate.members import with_members

_SEAL: Final = re.compile(rb"<fingerprint>[^<]*</fingerprint>")


def record_part(package: ZipFile) -> str | None:
    """The name of the part that holds the record: editors rename it, so it is known by its namespace."""
    names = (name for name in package.namelist() if name.startswith("customXml/item"))
    return next((name for name in names if NAMESPACE.encode() in package.read(name) and "Props" not in name), None)


def resealed(data: bytes) -> bytes:
    """The docx with a fingerprint that fits it: it counts as untouched from here on."""
    with ZipFile(BytesIO(data)) as package:
        item = record_part(package)
        if item is None:
            return data
        content = package.read(item)
        seal = fingerprint({name: part_digest(package.read(name)) for name in package.namelist() if name != item})
    return with_members(data, {item: _SEAL.sub(f"<fingerprint>{seal}</fingerprint>".encode(), content)})
