"""Whether a png or jpg is whole: what a copy that broke off, a bad disk or a chat program has spoilt shows only when printed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

MOST_PIXELS: Final = 100_000_000
"""More than any camera gives, and what an office suite still lays out."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of each PNG colour type
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # Adam7
_PIECE: Final = 1 << 20  # bytes that are unpacked at a time
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))  # JPEG markers without a length
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9


class Damaged(ValueError):
    """The picture is not whole; the message says in Chinese what is wrong."""


def require_whole(data: bytes) -> None:
    """Raises Damaged for a png or jpg that broke off or was spoilt.

    Of a png every checksum and every line of pixels is read; of a jpg the segments and where its scans end, for its
    pixels have no checksums. Other bytes are not judged.
    """
    if data.startswith(_SIGNATURE):
        _require_png(data)
    elif data.startswith(b"\xff\xd8"):
        _require_jpeg(data)


def _require_png(data: bytes) -> None:
    chunks = _chunks(data)
    kind, head = next(chunks)
    if kind != b"IHDR" or len(head) != 13:
        raise Damaged("文件头是坏的")
    wide, high, depth, colour, _, _, interlaced = struct.unpack(">2I5B", head)
    if colour not in _CHANNELS or not wide or not high:
        raise Damaged("文件头是坏的")
    bits = depth * _CHANNELS[colour]
    shapes = _shapes(wide, high) if interlaced else [(wide, high)]
    wanted = sum((1 + (w * bits + 7) // 8) * h for w, h in shapes)
    unpacked = _unpacked(body for kind, body in chunks if kind == b"IDAT")
    if unpacked is None or unpacked < wanted:
        raise Damaged("图像数据不全")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to IEND, each with a checksum that fits."""
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        end = at + 8 + size
        if end + 4 > len(data):
            break
        kind, body = data[at + 4 : at + 8], data[at + 8 : end]
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            raise Damaged("校验码不对，内容被改坏了")
        yield kind, body
        if kind == b"IEND":
            return
        at = end + 4
    raise Damaged("文件不完整，后面缺了一截")


def _unpacked(bodies: Iterator[bytes]) -> int | None:
    """How many bytes the pixels unpack to; None where the stream does not end as it should."""
    stream = zlib.decompressobj()
    total = 0
    try:
        for body in bodies:
            while body:
                total += len(stream.decompress(body, _PIECE))
                body = stream.unconsumed_tail
    except zlib.error:
        raise Damaged("图像数据是坏的") from None
    return total if stream.eof else None


def _shapes(wide: int, high: int) -> list[tuple[int, int]]:
    """Width and height of each pass of an interlaced picture that has pixels."""
    sizes = [((wide - x + across - 1) // across, (high - y + down - 1) // down) for x, y, across, down in _PASSES]
    return [(w, h) for w, h in sizes if w > 0 and h > 0]


def _require_jpeg(data: bytes) -> None:
    at, frames, scans = 2, 0, 0
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            break
        if marker in _ALONE:
            continue
        size = int.from_bytes(data[at : at + 2])
        if size < 2 or at + size > len(data):
            raise Damaged("文件不完整，后面缺了一截")
        at += size
        frames += marker in _FRAMES
        if marker == _SCAN:
            scans += 1
            at = _scan_end(data, at)
    if not frames or not scans:
        raise Damaged("没有图像数据")


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, and what follows it; it may be padded with 0xFF."""
    if at < len(data) and data[at] != 0xFF:
        raise Damaged("图像数据是坏的")
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at >= len(data):
        raise Damaged("文件不完整，后面缺了一截")
    return data[at], at + 1


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker stands that is not one of a scan's own: a stuffed 0xFF00 or a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Damaged("文件不完整，后面缺了一截")
        following = data[at + 1]
        if following and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
