"""A list of places by name: one a line of a text, or a column of names in a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from drafting.diagnostics import Place, Refused, Rule, Severity
from drafting.files.decoding import decoded
from drafting.files.filenames import TABLE_SUFFIXES
from drafting.frozen import frozen
from drafting.load.tables.above_columns import is_above
from drafting.load.tables.csv_table import read_csv
from drafting.load.tables.grid import squeezed
from drafting.load.tables.workbook import MAX_BYTES, read_workbook
from drafting.patterns import lazy
from drafting.registry import declare


def _town(name: str) -> str:
    return f"# 文件：{name}.yaml\n模板: rural/township\n单位: {{名称: {name}人民政府, 地区: 示例县{name}, 层级: 乡镇}}\n报告期: 2026年\n指标: {{住房: {{危房改造: 10户}}}}\n"


NO_ROSTER = declare(
    Rule(
        "S156", "名单用不上", Severity.ERROR,
        "--expect 写一份名单：文本（.txt）一行一个乡镇，或者表（.xlsx、.csv）里有一列是乡镇的名称。读不出来的、里面没有一个名称和来的文件对得上的，多半是写错了文件；rollup 什么也不写。",
        hits=_town("东乡") + _town("西乡") + "# 文件：名单.txt\n甲镇\n乙镇\n$ drafting rollup 东乡.yaml 西乡.yaml -o 全县.yaml --expect 名单.txt\n",
        clean=_town("东乡") + _town("西乡") + "# 文件：名单.txt\n东乡\n西乡\n$ drafting rollup 东乡.yaml 西乡.yaml -o 全县.yaml --expect 名单.txt\n",
    )
)


class NoRoster(Refused):
    """The list cannot be used."""

    could_not_run = True


TEXTS: Final = (".txt", ".md", "")
_LONGEST: Final = 30
_NUMBERED: Final = lazy(r"\s*(?:\d+[.、．)）:：]?\s+|\d+[.、．)）]|[（(]\d+[)）]|[一二三四五六七八九十]+、|[-•·*])\s*")
_BETWEEN: Final = lazy(r"[、，,;；\s]+")
_NO_NAME: Final = lazy(
    r"[\d.%/\-:：年月日]*|(?:[合总小共]\s*计|总数)(?:[\d（(:：].*)?|.*名单|.*[:：]|(?:注|备注|说明)(?:[\d（(:：].*)?|(?:填报?表?|制表|联系|审核|负责)(?:人员?|单位|时间|日期|电话|方式)?(?:[:：].*)?"
    "|.*[。！？].*"
)
_NO_SHORT_NAME: Final = "乡镇村县市区旗省州盟社组户人年月日个共计注无有是否已未男女"
_PLACE: Final = lazy(".{1,15}(?:[省市县区旗盟州乡镇]|街道|苏木|兵团)")
_OWN: Final = r"(?!.*[的各个应共未已报交])[^（(:：]{1,12}"
_WITH_WHO: Final = lazy(
    rf"({_OWN}(?:[省市县区旗盟州乡]|(?<!乡)镇|街道|苏木))[（(][^（）()\d]*[）)][:：]?|({_OWN}(?:(?<!下)乡|(?<!乡)镇|街道|苏木))[:：]"
)
"""白水县： stands above its townships, and 白水县（12个） too."""
_ABOVE: Final = lazy(r"(?:(?:所属)?(?:县区|区县|县市区|市县|县|区)[:：]\s*)?([\u3400-\u9fff]{1,14}[县市区旗])(?:[（(][^（）()]*[）)])?\s*(?:[:：]\s*(.*))?")
"""A county above its townships, or before them: 青禾县：城关镇、东山镇."""
_ZONE: Final = lazy("(?:开发|高新|经开|园|风景|景|管理|示范|新|功能|库|矿|林|产业|工业|保税|旅游|度假|经济)区$")
"""What may as well be one of the list as a district with townships of its own."""
_DISTRICT: Final = lazy("[\u3400-\u9fff]{2}(?<!高)(?<!经济)(?<!技术)[新林矿]区$")
"""浦东新区, 神农架林区: ahead of all others, such a district."""
_TOWNSHIP: Final = lazy("[\u3400-\u9fff]{1,14}(?:乡|镇|街道|苏木)(?:人民政府|办事处)?")
_HEAD: Final = lazy("序号|编号|(?:填报|报送|上报|责任)?(?:单位|地区|乡镇|镇街|街镇|镇|乡|县|县区|县市区|区县|市县|村|行政村|村居)(?:名称?|（.+）|\\(.+\\))*|名称|所[属在].{1,4}")


@frozen
class Listed:
    """One name, and where it stands; `above` is what the columns left of it say that it lies in: 南浦市孙石县."""

    name: str
    place: Place
    above: str = ""


@frozen
class ListedColumn:
    """The names of a column, below its `head` ("" where it has none): 乡镇."""

    names: tuple[Listed, ...]
    head: str = ""


def read_roster(data: bytes, name: str, suffix: str) -> tuple[ListedColumn, ...]:
    """The columns of a table that may hold the names, or the one list of a text. Raises Refused."""
    if suffix in TABLE_SUFFIXES:
        columns = list(_columns(data, name, suffix))
    elif suffix in TEXTS:
        columns = [ListedColumn(tuple(_lines(data, name)))]
    else:
        kind = "旧格式" if suffix in (".doc", ".xls", ".wps", ".et") else "不是文本，也不是表"
        raise _refusal(name, f"{name} {kind}，读不出名单", "存成 .txt（一行一个），或 .xlsx、.csv（有一列是名称）")
    found = tuple([each for each in columns if each.names])
    if not found:
        raise _refusal(name, f"{name} 里没有名称", "一行写一个乡镇的名称；表里要有一列是名称")
    return found


def _lines(data: bytes, name: str) -> Iterator[Listed]:
    text = decoded(data) if len(data) <= MAX_BYTES else None
    if text is None:
        raise _refusal(name, f"{name} 不是文本，或编码不是 UTF-8、GBK", "存成 .txt（一行一个），或 .xlsx、.csv（有一列是名称）")
    rows = [_without_number(row.partition("#")[0]) for row in text.lstrip("\ufeff").splitlines()]
    headings = _headings(rows)
    above = ""
    for number, row in enumerate(rows, 1):
        if number in headings:
            heading = headings[number]
            above, row = heading[1], heading[2] or ""
        for word in map(_without_who, _BETWEEN.split(row)):
            if _is_name(word) and not _HEAD.fullmatch(word):
                yield Listed(word, Place(name, number), above)


def _headings(rows: Sequence[str]) -> dict[int, re.Match[str]]:
    """Which lines say what those below lie in, by their number from 1. 高新区 before townships is one where the list has counties above others, or 高新区： says so."""
    found = {
        number: heading
        for number, row in enumerate(rows, 1)
        if (heading := _ABOVE.fullmatch(row)) and _is_township(heading[2] or next(filter(None, rows[number:]), ""))
    }
    sure = {number for number, heading in found.items() if heading[2] is not None or not _ZONE.search(heading[1]) or (number == 1 and _DISTRICT.search(heading[1]))}
    return found if sure else {}


def _without_number(words: str) -> str:
    numbered = _NUMBERED.match(words)
    return (words[numbered.end() :] if numbered else words).strip()


def _is_township(row: str) -> bool:
    """Whether the first name of a line is one of what lies in a county."""
    return _TOWNSHIP.fullmatch(_without_who(_BETWEEN.split(row)[0])) is not None


def _without_who(word: str) -> str:
    """柏树镇 of 柏树镇（张三） and of 柏树镇：."""
    found = None if _HEAD.fullmatch(word) else _WITH_WHO.fullmatch(word)
    return found[1] or found[2] if found else word


def _columns(data: bytes, name: str, suffix: str) -> Iterator[ListedColumn]:
    for grid in (read_csv if suffix == ".csv" else read_workbook)(data, name):
        columns: dict[int, dict[int, Listed]] = defaultdict(dict)
        heads: dict[int, str] = {}
        for line in grid.lines:
            for cell in line.cells:
                text = _without_who(squeezed(cell.text))
                if _HEAD.fullmatch(text):
                    columns[cell.column].clear()  # what stands above the head of a column is none of it
                    heads[cell.column] = text
                elif _is_name(text):
                    columns[cell.column][line.number] = Listed(text, grid.place(line.number, cell.column))
        for column, each in sorted(columns.items()):
            said = {at: is_above(heads.get(at, "")) for at in columns}
            beside = [at for at in sorted(columns) if at < column or (said[at] and not said[column] and at != column)]
            yield ListedColumn(_lying_in(each, [columns[at] for at in beside], [said[at] for at in beside]), heads.get(column, ""))


def _lying_in(names: Mapping[int, Listed], columns: Sequence[Mapping[int, Listed]], said_to_be: Sequence[bool]) -> tuple[Listed, ...]:
    """With what the `columns` of places beside it say in its line, or, where their cells are merged, above it. Each by its line; one whose head says what it is may call 青禾县 青禾."""
    first = min(names, default=0)  # what stands above it is heads
    beside = [({line: each for line, each in column.items() if line >= first}, is_said) for column, is_said in zip(columns, said_to_be, strict=True)]
    within = [column for column, is_said in beside if column and (is_said or all(_PLACE.fullmatch(each.name) for each in column.values()))]
    said = ["" for _ in within]
    found = []
    for line in sorted({*names, *(line for column in within for line in column)}):
        for at, column in enumerate(within):
            if line in column and column[line].name != said[at]:
                said[at:] = [column[line].name, *("" for _ in within[at + 1 :])]
        if line in names:
            found.append(replace(names[line], above="".join(said)))
    return tuple(found)


def _is_name(text: str) -> bool:
    """One of a single character may be one (东 for 东乡)."""
    if len(text) == 1:
        return "\u3400" <= text <= "\u9fff" and text not in _NO_SHORT_NAME
    return len(text) <= _LONGEST and not _NO_NAME.fullmatch(text)


def _refusal(name: str, message: str, hint: str) -> NoRoster:
    return NoRoster([NO_ROSTER.at(Place(name), message, hint)])
