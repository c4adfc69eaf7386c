"""Whatever somebody hands in as a docx is either read or refused in words."""

from __future__ import annotations

import random
import zlib
from contextlib import suppress
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.files import container
from drafting.files.container import TooLarge
from drafting.readers.charts import charts
from drafting.readers.package import BROKEN, ENCRYPTED, MACROS, NOT_WORD, TOO_LARGE, CannotRead
from drafting.readers.record import read_record, unchanged
from drafting.readers.word import read_word
from drafting.writers.docx.annotate import Author, annotate
from drafting.writers.docx.seal import was_updated_from
from tests.readers.test_record import rewritten
from tests.writers.sample import sample_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def report(house_docx) -> bytes:
    return house_docx(sample_document())


def refused(data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        read_word(data, "稿.docx")
    (finding,) = caught.value.diagnostics
    assert "稿.docx" in finding.message
    assert finding.hint
    return finding.code


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def test_what_is_no_word_file(report):
    assert refused(b"") == NOT_WORD.code
    assert refused("一份文本".encode()) == NOT_WORD.code
    assert refused(zipped({"a.txt": b"x"})) == NOT_WORD.code
    assert refused(OLE + bytes(600)) == NOT_WORD.code
    sheet = rewritten(report, lambda name, content: None if name == "word/document.xml" else content)
    assert refused(sheet) == NOT_WORD.code
    page = rewritten(report, lambda name, content: b"<html/>" if name == "word/document.xml" else content)
    assert refused(page) == NOT_WORD.code


def test_encrypted(report):
    assert refused(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")) == ENCRYPTED.code


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated(report, share):
    assert refused(report[: int(len(report) * share)]) == BROKEN.code


def test_damaged_inside(report):
    at = report.index(b"word/document.xml") + 200
    assert refused(report[:at] + bytes(40) + report[at + 40 :]) == BROKEN.code
    cut = rewritten(report, lambda name, content: content[:-30] if name == "word/document.xml" else content)
    assert refused(cut) == BROKEN.code


def test_macros(report):
    enabled = rewritten(
        report,
        lambda name, content: (
            content.replace(b"officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
            if name == "[Content_Types].xml"
            else content
        ),
    )
    assert refused(enabled) == MACROS.code
    out = BytesIO(report)
    with ZipFile(out, "a") as file:
        file.writestr("word/vbaProject.bin", b"x")
    assert refused(out.getvalue()) == MACROS.code


def test_two_parts_of_one_name(report):
    out = BytesIO(report)
    with ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("word/document.xml", b"<x/>")
    assert refused(out.getvalue()) == BROKEN.code


@pytest.fixture
def small_caps(monkeypatch):
    monkeypatch.setattr(container, "LARGEST_TEXT", 1 << 20)
    monkeypatch.setattr(container, "LARGEST_GROWTH", 3 << 20)


@pytest.mark.parametrize(
    "part",
    [
        "word/document.xml",
        "word/styles.xml",
        "word/comments.xml",
        "word/charts/chart1.xml",
        "customXml/item1.xml",
        "word/media/x",
    ],
)
def test_a_bomb_in_any_part_is_not_unpacked(report, small_caps, part):
    """Nor by any of those that look into a docx without reading its text."""
    kept = rewritten(report, lambda name, content: None if name == part else content)
    out = BytesIO(kept)
    with ZipFile(out, "a", ZIP_DEFLATED) as file:
        file.writestr(part, b" " * (4 << 20))
    bomb = out.getvalue()
    assert refused(bomb) == TOO_LARGE.code
    assert (read_record(bomb), unchanged(bomb), was_updated_from(bomb, report)) == (None, None, False)
    for look in (charts, lambda data: annotate(data, "word/document.xml", (), (), Author("某人", date(2026, 1, 1))).data):
        with pytest.raises(TooLarge):
            look(bomb)


def test_large_pictures_are_no_bomb(report, small_caps):
    """They do not grow when unpacked."""
    out = BytesIO(report)
    with ZipFile(out, "a", ZIP_DEFLATED) as file:
        file.writestr("word/media/image1.jpeg", random.Random(1).randbytes(6 << 20))
    assert read_word(out.getvalue(), "稿.docx").texts


def test_a_bomb_that_lies_about_its_size(report):
    """The header says few bytes, the stream unpacks to many."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(bytes(2 << 20)) + squeeze.flush()
    out = BytesIO()
    with ZipFile(BytesIO(report)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, packed if info.filename == "word/document.xml" else old.read(info))
    data = bytearray(out.getvalue())
    name = b"word/document.xml"
    local = data.find(name)
    central = data.rfind(name)
    data[local - 22 : local - 20] = b"\x08\x00"  # stored → deflated, sizes left as they are
    data[central - 36 : central - 34] = b"\x08\x00"
    assert refused(bytes(data)) in {BROKEN.code, TOO_LARGE.code}


def test_entities_are_not_resolved(report):
    laughs = rewritten(
        report,
        lambda name, content: (
            content.replace(b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
            if name == "word/document.xml"
            else content
        ),
    )
    assert refused(laughs) == BROKEN.code


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data):
    refused(data)


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_no_single_wrong_byte_crashes_it(report, share, flip):
    at = int(share * len(report))
    with suppress(CannotRead):
        read_word(report[:at] + bytes([report[at] ^ flip]) + report[at + 1 :], "稿.docx")
