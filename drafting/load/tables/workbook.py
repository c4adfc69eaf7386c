"""An .xlsx file as grids of what its cells show. Hostile files end at a cap before they are parsed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.files.container import OLE
from drafting.frozen import mutable
from drafting.load.parsing.text import UNPRINTABLE
from drafting.load.tables.grid import Cell, Grid, Line, cell_name, cell_place, indent_of
from drafting.load.tables.shown_number import shown_number
from drafting.patterns import lazy
from drafting.registry import declare

MAX_BYTES: Final = 50_000_000
"""Of the file; a province's townships with a hundred columns make some 2 MB."""
MAX_UNPACKED: Final = 300_000_000
"""Of all its parts together."""
MAX_ROW_BYTES: Final = 4_000_000
MAX_COLUMNS: Final = 702
"""A to ZZ."""
MAX_LINES: Final = 200_000
_CHUNK: Final = 1 << 20

NOT_A_WORKBOOK = declare(
    Rule(
        "S110",
        "不是能读的 Excel 工作簿",
        Severity.ERROR,
        "只读 .xlsx 工作簿。旧格式 .xls、.et 和有打开密码的文件，请在 Excel 或 WPS 里去掉密码、另存为 .xlsx；损坏的文件重新导出一份。",
    )
)
HOSTILE = declare(
    Rule(
        "S111",
        "工作簿大得不正常",
        Severity.ERROR,
        f"一份工作簿解压以后不超过 {MAX_UNPACKED // 1_000_000} MB，一张表不超过 {MAX_LINES // 10_000} 万行、{MAX_COLUMNS} 列。"
        "多半是整行整列刷了格式，或者文件有问题：把用到的区域复制到一份新工作簿里。",
    )
)
CELL_ERROR = declare(
    Rule(
        "S112",
        "单元格里是错误值",
        Severity.ERROR,
        "单元格显示 #DIV/0!、#N/A、#REF! 等，公式没有算出数来。改好公式，或者直接填数；还没有数的写“待补”。",
    )
)
NOT_CALCULATED = declare(
    Rule(
        "S113",
        "单元格的公式没有算过",
        Severity.ERROR,
        "文件里只有公式，没有算好的数（多半是别的程序导出的）。用 Excel 或 WPS 打开、保存一次，数就有了。",
    )
)

DISGUISED = declare(
    Rule(
        "S127",
        "单元格的格式改变了数的大小",
        Severity.ERROR,
        "单元格用了“以万显示”之类的格式，看到的是 427.4，存的是 4274000，和表头的单位对不上哪一个说不准。改成常规格式，照表头的单位填数。",
    )
)

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ROW_END: Final = b"row>"
_NO_VALUE: Final = lazy(
    rb'<(?:\w+:)?c\b(?=[^>]*\sr="([A-Z]{1,3})(\d{1,7})")((?:[^>"]|"[^"]*")*)>\s*<(?:\w+:)?f\b'
    rb'(?:(?:[^>"]|"[^"]*")*/>|(?:[^>"]|"[^"]*")*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>'
)
_FAR_RIGHT: Final = lazy(rb'<c r="[A-Z]{3}\d+"[^>]*>\s*<(?:v|f|is)\b')
_HIDDEN: Final = lazy(rb'<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*\sr="(\d{1,7})"')
_HIDDEN_COLUMNS: Final = lazy(rb'<(?:\w+:)?col\b(?=[^>]*\shidden="(?:1|true)")(?=[^>]*\smin="(\d{1,5})")[^>]*\smax="(\d{1,5})"')
_FORMULA: Final = lazy(rb"<(?:\w+:)?f\b")
_SHEET: Final = lazy(rb"<(?:\w+:)?worksheet\b")
_XML_START: Final = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<", b"\x00<", b"<\x00")
_MERGE: Final = lazy(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_BROKEN: Final = (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError)


class CannotOpen(Refused):
    """The file is none that can be read as a table."""

    could_not_run = True


@mutable
class _Scanned:
    """What the raw part of a sheet says that the reader does not."""

    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_workbook(data: bytes, name: str) -> Iterator[Grid]:
    """The visible sheets in their order, each to be read before the next. Raises Refused."""
    scanned = _scan(data, name)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a damaged file makes of the reader
        raise CannotOpen([_damaged(name)]) from error
    try:
        hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
        strikes = any(font.strike for font in book._fonts)
        indents = any(each.indent for each in book._alignments)
        for sheet in book.worksheets:
            if sheet.title not in hidden:
                part = scanned.get(_part_of(sheet), _Scanned())
                struck: set[tuple[int, int]] = set()
                lines = _lines(sheet, name, part.uncalculated, struck if strikes else None, indents=indents)
                yield Grid(name, sheet.title, lines, part.merges, part.hidden, part.hidden_columns, hidden, struck)
    finally:
        book.close()


def _part_of(sheet: Any) -> str:
    """The name of the sheet's part in the package."""
    return str(getattr(sheet, "_worksheet_path", "")).lstrip("/")


# before parsing --------------------------------------------------------------------


def _scan(data: bytes, name: str) -> dict[str, _Scanned]:
    """Refuse what is no honest workbook; what each sheet's part says. Raises Refused."""
    if data.startswith(OLE):
        raise CannotOpen([_old_or_locked(data, name)])
    if len(data) > MAX_BYTES:
        raise CannotOpen([_hostile(name, f"有 {len(data) // 1_000_000} MB")])
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if not any(member.filename.startswith("xl/") for member in members):
                raise CannotOpen([_damaged(name)])
            total = sum(member.file_size for member in members)
            if total > MAX_UNPACKED or len(members) > 10_000:
                raise CannotOpen([_hostile(name, f"解压以后有 {total // 1_000_000} MB")])
            return {member.filename: _scan_part(package, member.filename, name) for member in members}
    except _BROKEN as error:
        raise CannotOpen([_damaged(name)]) from error


def _scan_part(package: ZipFile, part: str, name: str) -> _Scanned:
    """Any part may be a sheet, whatever it is called: what begins like XML is looked through."""
    found = _Scanned()
    rest = b""
    with package.open(part) as stream:
        piece = stream.read(_CHUNK)
        if not piece.lstrip().startswith(_XML_START):
            return found
        sheet = part.startswith("xl/worksheets/") or _SHEET.search(piece) is not None
        if piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in piece[:4]:
            raise CannotOpen([_damaged(name)])
        while piece:
            text = rest + piece
            piece = stream.read(_CHUNK)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise CannotOpen([_damaged(name)])
            if not sheet:
                rest = text[-16:]
                continue
            cut = text.rfind(_ROW_END) + len(_ROW_END) if _ROW_END in text else 0
            _note_rows(text[:cut], found, name)
            rest = text[cut:]
            if len(rest) > MAX_ROW_BYTES:
                raise CannotOpen([_hostile(name, f"{part} 里有一行大得不正常")])
    if sheet:
        _note_rows(rest, found, name)
    return found


def _note_rows(text: bytes, found: _Scanned, name: str) -> None:
    if _FORMULA.search(text):
        for cell in _NO_VALUE.finditer(text):
            if b't="str"' not in cell[3]:  # a formula whose result is an empty text
                found.uncalculated.add((int(cell[2]), _column(cell[1])))
    if _FAR_RIGHT.search(text):
        raise CannotOpen([_hostile(name, f"有超过 {MAX_COLUMNS} 列的数据")])
    if b"hidden=" in text:
        found.hidden.update(int(row[1]) for row in _HIDDEN.finditer(text))
        for columns in _HIDDEN_COLUMNS.finditer(text):
            found.hidden_columns.update(range(int(columns[1]) - 1, min(int(columns[2]), MAX_COLUMNS)))
    for merge in _MERGE.finditer(text):
        found.merges.append((int(merge[2]), _column(merge[1]), int(merge[4]), _column(merge[3])))


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


# cells -----------------------------------------------------------------------------


def _lines(sheet: Any, file: str, uncalculated: set[tuple[int, int]], struck: set[tuple[int, int]] | None, *, indents: bool) -> Iterator[Line]:
    sheet.reset_dimensions()  # what the file says of its own extent may be wrong
    rows = sheet.iter_rows(max_col=MAX_COLUMNS)
    number = 0
    while True:
        try:
            row = next(rows, None)
        except Refused:
            raise
        except Exception as error:
            raise CannotOpen([_damaged(file, f"“{sheet.title}”第 {number + 1} 行读不下去")]) from error
        if row is None:
            return
        number += 1
        if number > MAX_LINES:
            if any(cell.value is not None for cell in row):
                raise CannotOpen([_hostile(file, f"“{sheet.title}”超过 {MAX_LINES // 10_000} 万行")])
            continue
        cells = tuple(_cells(row, file, sheet.title, number, uncalculated, indents=indents))
        if struck is not None:
            struck.update((number, column) for column, cell in enumerate(row) if cell.value is not None and cell.font.strike)
        if cells:
            yield Line(number, cells)


def _cells(
    row: tuple[Any, ...], file: str, sheet: str, number: int, uncalculated: set[tuple[int, int]], *, indents: bool
) -> Iterator[Cell]:
    for column, cell in enumerate(row):
        value = cell.value
        if value is None:
            if uncalculated and (number, column) in uncalculated:
                place = cell_place(file, sheet, number, column)
                message = f"{cell_name(sheet, number, column)}：公式没有算过，里面没有数"
                yield Cell(column, "", NOT_CALCULATED.at(place, message, "用 Excel 或 WPS 打开、保存一次"))
        elif cell.data_type == "e":
            place = cell_place(file, sheet, number, column)
            message = f"{cell_name(sheet, number, column)}：单元格是错误值 {value}"
            hint = "改好公式，或直接填数；还没有数的写“待补”"
            yield Cell(column, "", CELL_ERROR.at(place, message, hint, excerpt=str(value)))
        elif (text := _text(value, cell.number_format)) is None:
            place = cell_place(file, sheet, number, column)
            message = f"{cell_name(sheet, number, column)}：格式“{cell.number_format}”显示的数和存的数大小不同"
            yield Cell(column, "", DISGUISED.at(place, message, f"改成常规格式，照表头的单位填数；现在存的是 {value}"))
        elif text:
            far = 2 * int(cell.alignment.indent) if indents else 0
            yield Cell(column, text, None, far + indent_of(value) if isinstance(value, str) else far)


def _text(value: Any, number_format: str) -> str | None:
    """What the cell shows; None where its format shows another number than it holds."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return shown_number(value, number_format or "General")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return UNPRINTABLE.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()


# refusals --------------------------------------------------------------------------


def _old_or_locked(data: bytes, name: str) -> Diagnostic:
    if _ENCRYPTED in data:
        return NOT_A_WORKBOOK.at(Place(name), f"{name} 有打开密码，读不了", "在 Excel 或 WPS 里去掉打开密码，另存一份")
    return NOT_A_WORKBOOK.at(Place(name), f"{name} 是旧格式（.xls），读不了", "在 Excel 或 WPS 里另存为 .xlsx")


def _damaged(name: str, where: str = "") -> Diagnostic:
    message = f"{name}：{where}" if where else f"{name} 不是 .xlsx 工作簿，或已经损坏"
    return NOT_A_WORKBOOK.at(Place(name), message, "用 Excel 或 WPS 打开确认，再另存为 .xlsx")


def _hostile(name: str, why: str) -> Diagnostic:
    return HOSTILE.at(Place(name), f"{name} {why}", "把用到的区域复制到一份新工作簿里再试")
