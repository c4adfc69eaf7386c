"""The hand-written container is a zip that others read, and knows when it is damaged."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.writers.docx.package import BrokenError, join, pack, split

NAMES = st.text("abcdefghij/._", min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.tuples(st.binary(max_size=3000), st.sampled_from([0, 1, 9])), max_size=6))
def test_other_programs_read_what_was_joined_and_split_gives_it_back(contents: dict[str, tuple[bytes, int]]) -> None:
    parts = [pack(name, content, level) for name, (content, level) in contents.items()]
    data = join(parts)
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == {
            name: content for name, (content, _) in contents.items()
        }
    assert list(split(data)) == parts


@given(st.binary(max_size=400))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(BrokenError):
        split(data)


@pytest.mark.parametrize("size", [1, 4095, 4096, 4097, 70_000])
def test_a_part_of_any_size_is_read_back(size: int) -> None:
    content = bytes(number * number % 251 for number in range(size))
    assert pack("a.xml", content).content() == content


def test_a_flipped_byte_is_noticed() -> None:
    data = bytearray(join([pack("a.xml", b"<a>" + bytes(range(200)) + b"</a>")]))
    data[60] ^= 0xFF
    with pytest.raises(BrokenError):
        split(bytes(data))
