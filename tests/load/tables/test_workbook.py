"""What is no workbook, or one that harms, is refused in words before it is parsed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from tests.load.tables.reading import LIBRARY, refusal, units

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE, "旧格式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (b"PK\x03\x04 broken", "损坏"),
        (b"just text", "损坏"),
        (b"", "损坏"),
    ],
)
def test_what_is_no_workbook_is_told_in_words(tmp_path, data, said):
    file = tmp_path / "表.xlsx"
    file.write_bytes(data)
    with pytest.raises(Refused) as caught:
        pipeline.read_table(file, LIBRARY, "rural/township")
    [fault] = caught.value.diagnostics
    assert (fault.code, said in fault.message) == ("S110", True)


def changed(file: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return file


SHEET = "xl/worksheets/sheet1.xml"


BOMBS = {
    "unpacked": lambda data: data + b" " * 3_000_000,
    "one row": lambda data: data.replace(b"</sheetData>", b'<row r="3">' + b'<c r="A3"><v>1</v></c>' * 30_000 + b"</row></sheetData>"),
    "far column": lambda data: data.replace(b"</sheetData>", b'<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_a_bomb_is_refused_before_it_is_parsed(book, common, bomb, monkeypatch):
    monkeypatch.setattr("drafting.load.tables.workbook.MAX_UNPACKED", 2_000_000)
    monkeypatch.setattr("drafting.load.tables.workbook.MAX_ROW_BYTES", 500_000)
    monkeypatch.setattr("drafting.load.tables.workbook._CHUNK", 100_000)
    file = changed(book([["地区", "危房改造"], ["竹溪乡", 1]]), SHEET, bomb)
    assert refusal(file, common)[0] == "S111"


def test_an_entity_bomb_is_refused(book, common):
    file = changed(
        book([["地区", "危房改造"], ["竹溪乡", 1]]), SHEET,
        lambda data: data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1),
    )  # fmt: skip
    assert refusal(file, common)[0] == "S110"


def test_a_sheet_that_lies_about_its_extent_is_read_whole(book, common):
    file = changed(
        book([["地区", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 2]]), SHEET,
        lambda data: data.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1:A1"'),
    )  # fmt: skip
    assert len(units(file, common)) == 2
