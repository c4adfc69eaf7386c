"""Any zip container, changed member by member: what is not changed keeps its very bytes, compressed as they were."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from drafting.writers.docx.package import CENTRAL, END, LOCAL

_ZIP64: Final = 0x0001
_UTF8: Final = 0x800


def with_members(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The container with these members replaced, or added at its end; all others are copied as they stand.

    Raises BadZipFile for what is no container. The entries keep their order, times and attributes.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    with ZipFile(BytesIO(data)) as package:
        infos = package.infolist()
        ends = _ends(infos, package.start_dir)
        for info in infos:
            if info.filename in contents:
                entry, record = _packed(info, contents[info.filename], offset)
            else:
                entry = data[info.header_offset : ends[info.header_offset]]
                record = _central(info, info.compress_size, info.flag_bits, offset)
            body.append(entry)
            directory.append(record)
            offset += len(entry)
        known = {info.filename for info in infos}
        for name, content in contents.items():
            if name not in known:
                entry, record = _packed(_new(name, infos), content, offset)
                body.append(entry)
                directory.append(record)
                offset += len(entry)
    listing = b"".join(directory)
    count = len(directory)
    return b"".join((*body, listing, END.pack(b"PK\5\6", 0, 0, count, count, len(listing), offset, 0)))


def _ends(infos: list[ZipInfo], directory: int) -> dict[int, int]:
    """Where each member's own bytes end: at the next one, or at the directory; a data descriptor is within."""
    starts = sorted({info.header_offset for info in infos})
    return dict(zip(starts, [*starts[1:], directory], strict=True))


def _new(name: str, infos: list[ZipInfo]) -> ZipInfo:
    """An entry as old as the first of the container: the clock is not asked."""
    info = ZipInfo(name, infos[0].date_time if infos else (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = infos[0].external_attr if infos else 0
    info.create_system = infos[0].create_system if infos else 0
    return info


def _packed(info: ZipInfo, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """The local entry and the directory record of new content."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = squeeze.compress(content) + squeeze.flush()
    name = _encoded(info)
    flags = _UTF8 if not name.isascii() else 0
    info.CRC, info.file_size, info.compress_type = zlib.crc32(content), len(content), ZIP_DEFLATED
    head = LOCAL.pack(
        b"PK\3\4", 20, flags, ZIP_DEFLATED, *_stamp(info), info.CRC, len(packed), len(content), len(name), 0
    )
    return head + name + packed, _central(info, len(packed), flags, offset)


def _central(info: ZipInfo, packed_size: int, flags: int, offset: int) -> bytes:
    name = _encoded(info)
    extra = _without_zip64(info.extra)
    comment = info.comment
    head = CENTRAL.pack(
        b"PK\1\2", info.create_version | info.create_system << 8, info.extract_version, flags, info.compress_type,
        *_stamp(info), info.CRC, packed_size, info.file_size, len(name), len(extra), len(comment), 0,
        info.internal_attr, info.external_attr, offset,
    )
    return head + name + extra + comment


def _encoded(info: ZipInfo) -> bytes:
    name = info.orig_filename
    if name.isascii():
        return name.encode("ascii")
    return name.encode("utf-8" if info.flag_bits & _UTF8 or not info.header_offset else "cp437")


def _stamp(info: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, max(0, year - 1980) << 9 | month << 5 | day


def _without_zip64(extra: bytes) -> bytes:
    """A field that says the sizes again, in eight bytes; ours fit into four."""
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<2H", extra)
        if kind != _ZIP64:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept + extra
