"""Bytes of a data file: what is accepted, what is refused, and that the message says why."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.diagnostics import Severity
from drafting.load.parsing.text import MAX_BYTES, UNPRINTABLE, read_text
from drafting.load.parsing.yaml_tree import parse_tree

DATA = "单位: {名称: 示例县农业农村局}\n指标:\n  监测对象: 5361户\n"


def archive(member: str) -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as target:
        target.writestr(member, "<x/>")
    return package.getvalue()


@pytest.mark.parametrize("data", [DATA.encode(), DATA.encode("utf-8-sig"), DATA.replace("\n", "\r\n").encode()])
def test_utf8_with_or_without_bom_and_any_line_end_gives_one_text(data: bytes) -> None:
    source, diagnostics = read_text(data, "数据.yaml")
    assert source is not None
    assert (source.name, source.text) == ("数据.yaml", DATA)
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "D001", "空的"),
        (b" \n\r\n\t", "D001", "空的"),
        (archive("xl/workbook.xml"), "D002", "Excel 工作簿"),
        (archive("word/document.xml"), "D002", "Word 文档"),
        (archive("别的.txt"), "D002", "ZIP 压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "D002", ".doc"),
        (b"%PDF-1.7\n", "D002", "PDF"),
        (DATA.encode("gbk"), "D003", "GBK"),
        (DATA.encode("gb18030"), "D003", "GBK"),
        (DATA.encode("utf-16"), "D004", "UTF-16"),
        (DATA.encode("utf-16-le"), "D004", "UTF-16"),
        (DATA.encode("utf-16-be"), "D004", "UTF-16"),
        (DATA.encode("utf-32"), "D004", "UTF-16"),
        (b"x" * (MAX_BYTES + 1), "D006", "超过上限"),
        (bytes(50_000_000), "D006", "50.0 MB"),
    ],
)
def test_a_file_that_is_no_utf8_data_is_refused_with_its_reason(data: bytes, code: str, words: str) -> None:
    source, diagnostics = read_text(data, "数据.yaml")
    assert source is None
    (found,) = diagnostics
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert words in found.message
    assert found.hint


def test_gbk_is_placed_at_its_first_chinese_character_and_shown_decoded() -> None:
    _, (found,) = read_text("# note\nname: 示例县\n".encode("gbk"), "旧.yaml")
    assert str(found.place) == "旧.yaml:2:7"
    assert found.excerpt == "name: 示例县"


def test_damaged_utf8_is_not_called_gbk() -> None:
    data = DATA.encode().replace("户".encode(), b"\xe6\x88")
    _, (found,) = read_text(data, "数据.yaml")
    assert found.code == "D005"
    assert str(found.place) == "数据.yaml:3:13"


def test_invisible_characters_go_with_one_warning_at_the_first() -> None:
    source, (found,) = read_text(DATA.replace("5361", "53\u200b6\ue0001\x0b").encode(), "数据.yaml")
    assert source is not None
    assert source.text == DATA
    assert (found.code, found.severity) == ("D007", Severity.WARNING)
    assert "3 个看不见的字符（U+200B、U+E000、U+000B）" in found.message
    assert str(found.place) == "数据.yaml:3:11"


def test_every_mark_of_the_later_stages_is_stripped() -> None:
    private_use = "".join(map(chr, range(0xE000, 0xF900)))
    assert UNPRINTABLE.sub("", private_use) == ""


def test_ordinary_chinese_text_is_left_alone() -> None:
    text = "“两不愁”——《方案》…·①㎡％￥　𠮷é\t表\n"
    source, diagnostics = read_text(text.encode(), "数据.yaml")
    assert source is not None
    assert source.text == text
    assert diagnostics == ()


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise_and_a_missing_source_has_an_error(data: bytes) -> None:
    source, diagnostics = read_text(data, "数据.yaml")
    if source is None:
        assert [each.severity for each in diagnostics] == [Severity.ERROR]
        return
    assert not UNPRINTABLE.search(source.text)
    tree, problems = parse_tree(source)
    assert (tree is None) == any(each.severity is Severity.ERROR for each in problems)
