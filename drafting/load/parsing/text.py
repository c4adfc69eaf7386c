"""Bytes of a data file → Source: one encoding (UTF-8, BOM accepted), no invisible characters, a size cap."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.files.container import OLE
from drafting.files.decoding import UTF8_MARK
from drafting.load.examples import data_file
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Source

MAX_BYTES: Final = 5_000_000
"""A county's yearly data are some 50 KB; a hundred times that is a mistake or an attack."""

UNPRINTABLE: Final = lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls; a line of ours ends in \n only
    "\xad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"  # invisible: breaks, direction, zero width
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # private use carries our own marks between stages
    "\U000f0000-\U0010ffff]"
)
"""Characters that no data value may hold."""

_ORDINARY: Final = lazy("[ -~\n\t\u2100-\u27bf\u3000-\u9fff\uff00-\uffee‘’“”—…·]*+")
"""What nearly all data files consist of; a match of the whole text is twice as fast as a search for the rest."""

EMPTY = declare(
    Rule(
        "D001",
        "数据文件是空的",
        Severity.ERROR,
        "文件里没有任何数据：长度为零，或者只有空行和注释。可用 drafting new 生成一份骨架再填写。",
        hits="# 示例数据：还没有填写\n",
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户12591人\n"),
    )
)
FOREIGN = declare(
    Rule(
        "D002",
        "不是 YAML 数据文件",
        Severity.ERROR,
        "文件内容是 Word、Excel、PDF、压缩包或图片，只是名称像数据文件。数据要写在纯文本的 .yaml 文件里。",
    )
)
LEGACY_ENCODING = declare(
    Rule(
        "D003",
        "文件是 GBK 编码",
        Severity.ERROR,
        "数据文件必须是 UTF-8 编码。旧版记事本和部分表格软件默认存成 GBK（ANSI），中文会读成乱码，所以不猜着读。",
    )
)
WIDE_ENCODING = declare(
    Rule(
        "D004",
        "文件是 UTF-16 或 UTF-32 编码",
        Severity.ERROR,
        "数据文件必须是 UTF-8 编码。记事本里的“Unicode”“UTF-16”都不是 UTF-8。",
    )
)
DAMAGED = declare(
    Rule(
        "D005",
        "文件里有读不出的字节",
        Severity.ERROR,
        "文件不是完整的 UTF-8 文本：可能在传输或拼接时损坏，也可能根本不是文本文件。",
    )
)
TOO_LARGE = declare(
    Rule(
        "D006",
        "数据文件过大",
        Severity.ERROR,
        f"一份数据文件不超过 {MAX_BYTES // 1_000_000} MB。一个单位一期的数据通常只有几十 KB。",
    )
)
STRIPPED = declare(
    Rule(
        "D007",
        "去掉了看不见的字符",
        Severity.WARNING,
        "文本里有控制字符、零宽字符或私用区字符，多半是从网页、Word 或 PDF 粘贴带来的。读入时去掉，不影响其他文字。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\u200b12591人\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户12591人\n"),
    )
)

_SAVE_AS_UTF8: Final = "用记事本或 WPS 打开，选“另存为”，编码选“UTF-8”，再运行一次"

_FOREIGN_STARTS: Final = (
    (OLE, "旧版 Office 文件（.doc、.xls 或 .wps）"),
    (b"%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
)
_ANY_FOREIGN: Final = tuple(start for start, _ in _FOREIGN_STARTS)
_ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_MEMBERS: Final = (
    (b"xl/", "Excel 工作簿（.xlsx）"),
    (b"word/", "Word 文档（.docx）"),
    (b"ppt/", "演示文稿（.pptx）"),
)
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_ASCII: Final = bytes(range(128))
_HAN: Final = lazy("[\u3400-\u9fff]")


def read_text(data: bytes, name: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Decode one data file. `name` is how messages speak of it.

    The text has no BOM, LF line ends and none of UNPRINTABLE; columns of later messages count in that text.
    No source comes back with an error.
    """
    refusal = _refusal(data, name)
    if refusal:
        return None, (refusal,)
    try:
        text = data.removeprefix(UTF8_MARK).decode()
    except UnicodeDecodeError as problem:
        return None, (_undecodable(data, problem.start, name),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ORDINARY.fullmatch(text) or UNPRINTABLE.search(text) is None:
        return Source(name, text), ()
    return Source(name, UNPRINTABLE.sub("", text)), (_stripped(text, name),)


def code_points(characters: str) -> str:
    """Characters that cannot be shown, as U+XXXX; the first three different ones."""
    different = list(dict.fromkeys(characters))
    names = "、".join(f"U+{ord(each):04X}" for each in different[:3])
    return names + ("等" if len(different) > 3 else "")


def _refusal(data: bytes, name: str) -> Diagnostic | None:
    place = Place(name)
    if not data.strip():
        return EMPTY.at(place, "数据文件是空的", "先填数据；可用 drafting new 模板名 -o 数据.yaml 生成一份骨架")
    kind = _foreign_kind(data)
    if kind:
        hint = "数据请写在 .yaml 文本文件里；表格请另存为 .xlsx 填报表，保留扩展名再读入"
        return FOREIGN.at(place, f"这不是 YAML 数据文件，而是{' ' if kind[0].isascii() else ''}{kind}", hint)
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB，超过上限 {MAX_BYTES // 1_000_000} MB"
        return TOO_LARGE.at(place, f"数据文件有 {size}", "一份文件只放一个单位一期的数据；检查是否误选了别的文件")
    if data.startswith(_WIDE_MARKS) or _looks_wide(data):
        return WIDE_ENCODING.at(place, "文件是 UTF-16（记事本里的“Unicode”）编码，不是 UTF-8", _SAVE_AS_UTF8)
    return None


def _foreign_kind(data: bytes) -> str | None:
    if data.startswith(_ZIP_STARTS):
        return next((kind for member, kind in _ZIP_MEMBERS if member in data), "ZIP 压缩包")
    if not data.startswith(_ANY_FOREIGN):
        return None
    return next(kind for start, kind in _FOREIGN_STARTS if data.startswith(start))


def _looks_wide(data: bytes) -> bool:
    """UTF-16 without its mark: a NUL beside each ASCII character, so line ends and blanks give it away."""
    if b"\x00" not in data:
        return False
    sample = data[:4096]
    return sample.count(b"\n\x00") + sample.count(b"\x00\n") > 0 and sample.count(0) * 10 > len(sample)


def _undecodable(data: bytes, offset: int, name: str) -> Diagnostic:
    before = data[:offset].removeprefix(UTF8_MARK).decode("utf-8", "replace")
    legacy = None if _HAN.search(before) else _as_gb18030(data)
    if legacy is not None:
        before = data[: len(data) - len(data.lstrip(_ASCII))].decode("ascii")  # two GBK bytes can pass as UTF-8
    place = Place(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    if legacy is None:
        return DAMAGED.at(place, f"第 {place.line} 行有读不出的字节，文件不是完整的 UTF-8 文本", _SAVE_AS_UTF8)
    lines = legacy.splitlines()
    excerpt = lines[place.line - 1][:60] if place.line and place.line <= len(lines) else None
    return LEGACY_ENCODING.at(place, "文件是 GBK（ANSI）编码，不是 UTF-8", _SAVE_AS_UTF8, excerpt=excerpt)


def _as_gb18030(data: bytes) -> str | None:
    """The text if it is Chinese in GBK; None for bytes that only happen to decode."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = sum(1 for each in text if ord(each) > 127)
    return text if foreign and len(_HAN.findall(text)) * 2 >= foreign and not UNPRINTABLE.search(text) else None


def _stripped(text: str, name: str) -> Diagnostic:
    found = UNPRINTABLE.findall(text)
    start = UNPRINTABLE.search(text)
    offset = start.start() if start else 0
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    message = f"文件里有 {len(found)} 个看不见的字符（{code_points(''.join(found))}），已去掉"
    return STRIPPED.at(Place(name, line, column), message, "粘贴文字时选“只粘贴文本”；不处理也不影响成文")
