"""A picture that broke off or was spoilt is refused; a whole one never is."""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.readers.pictures import Damaged, require_whole

DRAWN = (Path(__file__).parents[2] / "samples/gallery/图/项目分布.png").read_bytes()


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def png(wide: int, high: int, pixels: bytes, *, interlaced: int = 0, colour: int = 2, depth: int = 8) -> bytes:
    head = wide.to_bytes(4) + high.to_bytes(4) + bytes((depth, colour, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def jpeg(*, scans: int = 1) -> bytes:
    """As the standard lays one out: a frame, then scans with stuffed bytes and restarts in them."""
    frame = b"\xff\xc0" + (11).to_bytes(2) + b"\x08\x00\x08\x00\x08\x01\x01\x11\x00"
    scan = b"\xff\xda" + (8).to_bytes(2) + b"\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + frame + scan * scans + b"\xff\xff\xd9"


WHOLE = {
    "drawn": DRAWN,
    "plain": png(2, 2, b"\0abcdef" * 2),
    "palette of one bit": png(9, 1, b"\0ab", colour=3, depth=1),
    "interlaced": png(3, 3, b"\0abc" + b"\0abc" + b"\0abcdef" + b"\0abc" * 2 + b"\0" + b"a" * 9, interlaced=1),
    "jpeg": jpeg(),
    "progressive jpeg": jpeg(scans=3),
    "jpeg with what a phone leaves behind it": jpeg() + b"motion photo",
}


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE)
def test_a_whole_picture_is_taken(data: bytes) -> None:
    require_whole(data)


@given(st.sampled_from([WHOLE["drawn"], WHOLE["plain"], WHOLE["interlaced"], jpeg(), jpeg(scans=3)]), st.data())
def test_one_that_broke_off_anywhere_is_damaged(data: bytes, draw: st.DataObject) -> None:
    length = draw.draw(st.integers(8, len(data) - 1))
    with pytest.raises(Damaged):
        require_whole(data[:length])


@given(st.data())
def test_a_png_with_any_byte_changed_is_damaged(draw: st.DataObject) -> None:
    at = draw.draw(st.integers(8, len(DRAWN) - 1))
    other = draw.draw(st.integers(0, 255).filter(lambda byte: byte != DRAWN[at]))
    with pytest.raises(Damaged):
        require_whole(DRAWN[:at] + bytes((other,)) + DRAWN[at + 1 :])


@pytest.mark.parametrize(
    "data",
    [
        png(2, 2, b"\0abcdef"),  # a line of pixels is missing
        png(2, 2, b"\0abcdef" * 2, colour=7),
        png(0, 2, b""),
        b"\xff\xd8\xff\xd9",
        jpeg().replace(b"\xff\xc0", b"\xff\xfe"),  # no frame
        jpeg()[:-2] + b"\0" * 40,  # filled up with zeros, as a broken download is
    ],
)
def test_what_lacks_pixels_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        require_whole(data)


@given(st.binary(max_size=80), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", jpeg()[:40], DRAWN[:60]]))
def test_no_bytes_crash_it(data: bytes, start: bytes) -> None:
    with suppress(Damaged):
        require_whole(start + data)

