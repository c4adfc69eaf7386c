"""A docx's zip container that anybody may have sent: opened here alone, under one cap on all that may come out of it."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the container of old Office files begins, and that of encrypted new ones."""
LARGEST_GROWTH: Final = 256 << 20
"""Bytes by which all parts together may exceed the file; pictures are stored nearly as they are and hardly count."""
LARGEST_TEXT: Final = 64 << 20
"""Bytes of one part of XML; a long report's text has a hundredth of it."""
MOST_PARTS: Final = 10_000
_XML: Final = (".xml", ".rels", ".vml")


class TooLarge(ValueError):
    """What the container would unpack to is more than any report can need."""


UNREADABLE: Final = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError)
"""What a damaged, locked or hostile container raises, TooLarge among them."""


class Container(ZipFile):
    """The parts of a docx. What its directory announces is weighed before anything is unpacked, and no part ever
    unpacks to more than was announced of it.
    """

    def __init__(self, data: bytes) -> None:
        """Raises TooLarge, and what `UNREADABLE` names."""
        super().__init__(BytesIO(data))
        parts = self.infolist()
        whole = sum(each.file_size for each in parts)
        text = max((each.file_size for each in parts if each.filename.lower().endswith(_XML)), default=0)
        if len(parts) > MOST_PARTS or whole - len(data) > LARGEST_GROWTH or text > LARGEST_TEXT:
            raise TooLarge(f"{len(parts)} parts, {whole} bytes")

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part's bytes. Raises BadZipFile where the stream holds other bytes than were announced."""
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        with self.open(info, pwd=pwd) as stream:
            return stream.read(info.file_size + 1)  # with a number, zipfile inflates no more than that

    def read_text(self, name: str) -> bytes:
        """A part that is to be parsed, whatever its name. Raises TooLarge."""
        if self.getinfo(name).file_size > LARGEST_TEXT:
            raise TooLarge(name)
        return self.read(name)
