"""Sizes of pictures are read from their bytes; other bytes are no picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.writers.docx.pictures import drawing, read_picture
from tests.writers.test_docx import PNG

JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    + b"\xff\xc0\0\x11\x08"
    + (300).to_bytes(2)
    + (400).to_bytes(2)
    + b"\3"
    + b"\0" * 12
)


def test_png_and_jpg_tell_their_size() -> None:
    png, jpeg = read_picture(PNG), read_picture(JPEG)
    assert png is not None
    assert jpeg is not None
    assert (png.kind, png.width, png.height) == ("png", 40, 20)
    assert (jpeg.kind, jpeg.width, jpeg.height) == ("jpeg", 400, 300)


def test_a_large_picture_is_scaled_into_its_room() -> None:
    picture = read_picture(JPEG)
    assert picture is not None
    assert 'cx="1270000" cy="952500"' in drawing(picture, "rId9", 1, "图", (2000, 2000))


@given(st.binary(max_size=60), st.sampled_from([b"", PNG[:8], JPEG[:2], JPEG[:24]]))
def test_no_bytes_crash_it(data: bytes, start: bytes) -> None:
    read_picture(start + data)
