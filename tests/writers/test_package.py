"""The hand-written container is a zip that others read, and knows when it is damaged."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.writers.docx import package
from drafting.writers.docx.package import BrokenError, begin, join, pack, split

NAMES = st.text("abcdefghij/._", min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.tuples(st.binary(max_size=3000), st.sampled_from([0, 1, 9])), max_size=6))
def test_other_programs_read_what_was_joined_and_split_gives_it_back(contents: dict[str, tuple[bytes, int]]) -> None:
    parts = [pack(name, content, level) for name, (content, level) in contents.items()]
    data = join(parts)
    with ZipFile(BytesIO(data)) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == {
            name: content for name, (content, _) in contents.items()
        }
    assert list(split(data)) == parts
    for at in range(len(parts) + 1):
        assert join(parts[at:], begin(parts[:at])) == data, "however much of it has begun"


@given(st.binary(max_size=400))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(BrokenError):
        split(data)


@pytest.fixture(params=["zlib", "isal"])
def squeezer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The program makes its parts with isal where that is installed, else with zlib."""
    if request.param == "isal":
        pytest.importorskip("isal")
    else:
        monkeypatch.setitem(sys.modules, "isal", None)
    package._quick.cache_clear()
    yield str(request.param)
    package._quick.cache_clear()


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 70_000])
def test_a_part_of_any_size_is_read_back_whoever_squeezed_it(size: int, squeezer: str) -> None:
    assert (package._quick()[0] is not None) is (squeezer == "isal")
    content = bytes(number * number % 251 for number in range(size))
    part = pack("a.xml", content)
    assert part.content() == content
    assert part == pack("a.xml", content)
    with ZipFile(BytesIO(join([part]))) as read:
        assert read.read("a.xml") == content


def test_a_flipped_byte_is_noticed() -> None:
    data = bytearray(join([pack("a.xml", b"<a>" + bytes(range(200)) + b"</a>")]))
    data[60] ^= 0xFF
    with pytest.raises(BrokenError):
        split(bytes(data))
