"""The zip container, written by hand: fixed times, parts that stay compressed, nothing imported but struct and zlib (or isal)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

from drafting.blocks.record import part_digest
from drafting.frozen import frozen
from drafting.tuples import NamedTuple

LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_DATE: Final = (1 << 5) | 1  # 1980-01-01: a file's bytes say nothing of when it was made
_STORED: Final = 0
_DEFLATED: Final = 8
FAST: Final = 1  # zlib level of parts made for each document: four times as fast as 6 for a fifth more bytes
SMALL: Final = 9  # of parts made once
_QUICK: Final = 2  # isal's level
_LITTLE: Final = 4096
_WINDOW: Final = (-15, 8)
_LITTLE_WINDOW: Final = (-12, 5)
"""zlib's window and memory: making the usual ones ready takes longer than to squeeze a little part."""


@frozen
class Part:
    """One part as it stands in the container. `digest` is that of the content."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes
    digest: str

    def content(self) -> bytes:
        return zlib.decompress(self.packed, -15) if self.method == _DEFLATED else self.packed


class Related(NamedTuple):
    """A part that only some documents have: its place in the container and how document.xml refers to it.

    `key` is the relationship's Id, "" for a part that another one refers to. A part that is no XML is declared by its ending.
    """

    key: str
    relationship: str
    name: str
    content_type: str


class BrokenError(ValueError):
    """Bytes that are no container of ours."""


def pack(name: str, content: bytes, level: int = FAST, *, digest: bool = True) -> Part:
    """A part from its content. Level 0 stores it as it is (pictures are compressed already)."""
    seal = part_digest(content) if digest else ""
    squeeze, sum_of = _quick() if level == FAST else _USUAL
    if not level:
        return Part(name, _STORED, sum_of(content), len(content), content, seal)
    packed = squeeze(content) if squeeze else _squeezed(content, level)
    return Part(name, _DEFLATED, sum_of(content), len(content), packed, seal)


def _squeezed(content: bytes, level: int) -> bytes:
    squeeze = zlib.compressobj(level, zlib.DEFLATED, *(_WINDOW if len(content) > _LITTLE else _LITTLE_WINDOW))
    return squeeze.compress(content) + squeeze.flush()


_Ways = tuple[Callable[[bytes], bytes] | None, Callable[[bytes], int]]
"""What squeezes (None: zlib, at the level asked for), and what reckons the sum of some bytes."""
_USUAL: Final[_Ways] = (None, zlib.crc32)


@lru_cache(maxsize=1)
def _quick() -> _Ways:
    """Those of isal where it is installed (`drafting[fast]`): a fifth of the time for a fiftieth more bytes."""
    try:
        from isal import igzip_lib, isal_zlib
    except ImportError:
        return _USUAL
    return partial(igzip_lib.compress, level=_QUICK, flag=igzip_lib.COMP_DEFLATE), isal_zlib.crc32


class Begun(NamedTuple):
    """The head of a container, the same in many documents: the bytes of its parts, their entries in the directory, their digests."""

    body: bytes
    directory: bytes
    digests: Mapping[str, str]


_NOTHING: Final = Begun(b"", b"", {})


def begin(parts: Sequence[Part]) -> Begun:
    """A container that goes on."""
    body, directory = _laid(parts, 0)
    return Begun(b"".join(body), b"".join(directory), {part.name: part.digest for part in parts})


def join(parts: Sequence[Part], begun: Begun = _NOTHING) -> bytes:
    """The container's bytes, behind what has begun; the same parts in the same order give the same bytes."""
    body, directory = _laid(parts, len(begun.body))
    listing = b"".join((begun.directory, *directory))
    offset, count = sum(map(len, body), len(begun.body)), len(begun.digests) + len(parts)
    return b"".join((begun.body, *body, listing, END.pack(b"PK\5\6", 0, 0, count, count, len(listing), offset, 0)))


def _laid(parts: Sequence[Part], offset: int) -> tuple[list[bytes], list[bytes]]:
    """What stands in the container from an offset on, and in its directory."""
    body: list[bytes] = []
    directory: list[bytes] = []
    for part in parts:
        name = part.name.encode("ascii")
        sizes = (part.crc, len(part.packed), part.size)
        body += (LOCAL.pack(b"PK\3\4", _VERSION, 0, part.method, 0, _DATE, *sizes, len(name), 0), name, part.packed)
        directory += (
            CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, 0, part.method, 0, _DATE, *sizes, len(name), 0, 0, 0, 0, 0, offset
            ),
            name,
        )
        offset += LOCAL.size + len(name) + len(part.packed)
    return body, directory


def split(data: bytes) -> tuple[Part, ...]:
    """The parts of a container that `join` wrote, each checked against its sum. Raises BrokenError for anything else."""
    try:
        return tuple(_parts(data))
    except (struct.error, zlib.error, UnicodeDecodeError) as problem:
        raise BrokenError(str(problem)) from problem


def _parts(data: bytes) -> Iterable[Part]:
    mark, *_, count, _, position, comment = END.unpack_from(data, max(0, len(data) - END.size))
    if mark != b"PK\5\6" or comment:
        raise BrokenError("no end of central directory")
    for _ in range(count):
        head = CENTRAL.unpack_from(data, position)
        method, crc, packed_size, size, name_length, offset = head[4], head[7], head[8], head[9], head[10], head[16]
        position += CENTRAL.size
        name = data[position : position + name_length].decode("ascii")
        position += name_length
        start = offset + LOCAL.size + name_length
        part = Part(name, method, crc, size, data[start : start + packed_size], "")
        content = part.content()
        if len(content) != size or zlib.crc32(content) != crc:
            raise BrokenError(f"{name} is damaged")
        yield Part(name, method, crc, size, part.packed, part_digest(content))
