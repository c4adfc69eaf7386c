"""The files of a field as text: the template that says the report again, the catalogue, last year's data and this year's to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from drafting.adoption.field import Field
from drafting.adoption.indicators import COMPLETION, GROWTH, LAST, TASK, Hole, Indicator, StatedRule
from drafting.adoption.periods import next_of
from drafting.frozen import frozen
from drafting.load.writing.commented_lines import key, line, remark, scalar
from drafting.model.dataset import Period
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese

Rules: TypeAlias = Mapping[tuple[str, str], Sequence[StatedRule]]
"""Those of each indicator, by its group and name."""
NO_RULES: Final[Rules] = {}
AREA: Final = "bureau"
"""The field's folder: its name is written in Latin letters (docs/模板维护.md)."""
_REPORTS: Final = {"年度": "annual", "半年": "half-year", "季度": "progress", "月份": "progress"}
_KINDS: Final = {"年度": "年度总结", "半年": "半年总结", "季度": "季度报告", "月份": "进展报告"}
_GRAMMAR: Final = lazy(r"\{(?=[{%#]|\[\[|\]\])|\[(?=\[)|\](?=\])|(?<=[}%#])\}")
_POINT: Final = lazy("(?:^|(?<=[。；：，]))([一二三四五六七八九十]{1,2})是(?![否不])")
_ENDS_OF_POINTS: Final = "。；"
_OF_SENTENCES: Final = " '。'"
"""Behind 分条: its points are sentences."""
_HEADS: Final = lazy(r"#{1,6}(?:\s|$)")
_TABLE: Final = "明细表"
_OWED: Final = "待补"
_FIGURES: Final = "指标:"
_NO_FIGURES: Final = "指标: {}"
"""Of a report whose figures all stand in tables."""
_OF_UNITS: Final = lazy("(?:计量)?\\s*单\\s*位")
_DIGIT: Final = lazy("\\d")
_RULE: Final = "      - "
_QUOTED_NOTHING: Final = '""'
"""How the headings of a level are numbered that have none."""


@frozen
class Row:
    """A table of the report: the names of its columns as data, its head as the template writes it, its rows."""

    name: str
    columns: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Unit:
    name: str
    region: str


@frozen
class Origin:
    """Whose report of when it is, and the file that it stands in."""

    unit: Unit
    period: Period
    source: str


@frozen
class Official:
    """Who signed the report when, and the remark below; to whom it goes."""

    signatures: tuple[str, ...]
    signed: date | None
    note: str
    annexes: tuple[str, ...] = ()
    """Data files whose reports are enclosed."""
    addressee: str = ""


@frozen
class Contents:
    """What a document's data file holds: its figures and tables, and which report is made of them."""

    field: Field
    tables: tuple[Row, ...]
    report: str


def report_name(period: Period, annex: int = 0) -> str:
    return f"{AREA}/{_REPORTS[period.kind]}{f'-annex{annex}' if annex else ''}"


def data_name(period: Period, annex: int = 0) -> str:
    """2025.yaml; of a part of a year 2025年上半年.yaml; of an annex 2025附件1.yaml."""
    return f"{period.year if period.kind == '年度' else period.name}{f'附件{annex}' if annex else ''}.yaml"


# the template ----------------------------------------------------------------------------


def literal(words: str) -> str:
    """Words of the report in which nothing is read as markup of the template."""
    return _GRAMMAR.sub(lambda match: f'{{{{ "{match[0]}" }}}}', words)


def as_paragraph(text: str) -> str:
    """A paragraph that begins as a heading or a row of a table does, with a mark that makes it none."""
    return text.replace("#", "＃", 1) if _HEADS.match(text) else text.replace("|", "｜", 1) if text.startswith("|") else text


def with_holes(words: str, holes: Sequence[Hole]) -> str:
    """A line of the report with what is printed in place of its figures."""
    pieces: list[str] = []
    end = 0
    for hole in sorted(holes, key=lambda each: each.start):
        before = literal(words[end : hole.start])
        pieces += [f'{before[:-1]}{{{{ "{{" }}}}' if before.endswith("{") else before, hole.code]
        end = hole.end
    return "".join((*pieces, literal(words[end:])))


def with_points(words: str, holes: Sequence[Hole]) -> str:
    """The same with 一是……二是…… as points of the template, which it numbers; "" where there are none."""
    found: list[tuple[int, int]] = []
    for match in _POINT.finditer(words):
        if match[1] != chinese(len(found) + 1):
            continue
        if found and words[match.start() - 1] not in _ENDS_OF_POINTS:
            return ""  # ，三是: it would be part of the point before
        found.append(match.span())
    ends = [*(start for start, _ in found[1:]), len(words)]
    if len(found) <= 1 or any(hole.start < start < hole.end for hole in holes for start, _ in found):
        return ""
    parted = {words[start - 1] for (start, _) in found[1:]}
    if len(parted) > 1 and not any("。" in words[end:start].rstrip(_ENDS_OF_POINTS) for (_, end), start in zip(found, ends, strict=True)):
        return ""  # ；二是……。三是……
    points = [_piece(words, holes, start, end).rstrip(_ENDS_OF_POINTS) for (_, start), end in zip(found, ends, strict=True)]
    lines = (_piece(words, holes, 0, found[0][0]), f"{{% 分条{_OF_SENTENCES if parted == {'。'} else ''} %}}", *(f"{{% 条 %}}{each}" for each in points), "{% 分条完 %}")
    return "\n".join(filter(None, lines))


def first_point(words: str) -> tuple[int, int] | None:
    """Where 一是 stands that 二是 follows, by whatever mark they are parted."""
    found = {match[1]: match.span() for match in reversed([*_POINT.finditer(words)])}
    return found.get(chinese(1)) if chinese(2) in found else None


def _piece(words: str, holes: Sequence[Hole], start: int, end: int) -> str:
    inside = [replace(each, start=each.start - start, end=each.end - start) for each in holes if start <= each.start and each.end <= end]
    return with_holes(words[start:end], inside)


def template_text(origin: Origin, title: str, paragraphs: Sequence[str], forms: Sequence[str], run_in: Sequence[bool]) -> str:
    """The report's own file: front matter, then the report."""
    period = origin.period
    front = ["---", f"名称: {scalar(f'{origin.unit.name}{_KINDS[period.kind]}')}"]
    if forms:
        front += [f"编号: [{', '.join(form or _QUOTED_NOTHING for form in forms)}]", f"标题排法: [{', '.join('接排' if each else '独行' for each in run_in)}]"]
    front.append(f"照写: {period.name}")
    about = f"{{#- 照《{origin.source.replace('#}', '')}》写成：话照原文，数从数据来。改话就改这里，标题的序号不写，由程序编；写法见“模板维护”。 -#}}"
    return "\n".join((*front, "---", about, f"# {title}", "", *(f"{each}\n" for each in paragraphs)))


def table_lines(row: Row) -> str:
    """The table in the template: its head, and a row for each that the data has. A column that the report left blank somewhere may be."""
    head = f"| {' | '.join(row.head)} |\n|{' --- |' * len(row.head)}"
    blank = {column for column, cells in zip(row.columns, zip(*row.rows, strict=True), strict=True) if not all(cells)}
    cells = " | ".join(f"[[{{{{ 行.{column} }}}}]]" if column in blank else f"{{{{ 行.{column} }}}}" for column in row.columns)
    return f"{head}\n{{% for 行 in {_TABLE}.{row.name} %}}\n| {cells} |\n{{% endfor %}}"


# the catalogue ---------------------------------------------------------------------------


def catalogue_text(field: Field, origin: Origin, rules: Rules = NO_RULES) -> str:
    """Every indicator with its unit, group by group, and with what last year's report states of it."""
    period = origin.period
    lines = [remark(0, f"{origin.unit.name}的指标目录：照{period.name}的报告列出，一组一个标题。口径、提供单位、别名可以补写，写法见“模板维护”。")]
    if rules:
        lines += [remark(0, f"规则：{period.name}的报告里写明的数和数的关系，在后面的话里；今年填的数合不上，check 就提示（R105）。"),
                  remark(0, "今年不再这样的（多了一项、口径改了），删去写着它的那一行。")]  # fmt: skip
    for group, indicators in field.groups.items():
        lines += ["", line(0, group)]
        for each in indicators.values():
            lines += _with_rules(each, rules.get((group, each.name), ()), period)
    if not field.groups:  # all figures stand in tables
        lines += ["", "{}"]
    return "\n".join(lines) + "\n"


def _with_rules(each: Indicator, rules: Sequence[StatedRule], period: Period) -> Iterator[str]:
    keys = _keys(each)
    if not rules:
        only = keys.get("计量单位") if len(keys) == 1 else None
        yield line(1, each.name, only if only and not only.startswith("[") else f"{{{', '.join(f'{name}: {value}' for name, value in keys.items())}}}")
        return
    yield line(1, each.name)
    yield from (line(2, name, value) for name, value in keys.items())
    yield line(2, "规则")
    for rule in rules:
        yield f"{_RULE}{scalar(rule.text)}  # {period.name}：“{rule.said}”"


def _keys(each: Indicator) -> dict[str, str]:
    if not each.units:
        return {"口径": "上年的报告没有填数"}
    uses = list(dict.fromkeys(use for stated, use in ((COMPLETION, TASK), (TASK, TASK), (GROWTH, LAST), (LAST, LAST)) if stated in each.keys))
    units = [scalar(unit) for unit in each.units]
    keys = {"计量单位": units[0] if len(units) == 1 else f"[{', '.join(units)}]"}
    return keys | ({"用项": f"[{', '.join(uses)}]"} if uses else {})


# the data --------------------------------------------------------------------------------


def last_years(contents: Contents, origin: Origin, official: Official) -> str:
    """The figures as the report prints them."""
    unit, period = origin.unit, origin.period
    lines = [remark(0, f"{unit.name}{period.name}的数，照《{origin.source}》抄下：改了这里的数，再生成的报告跟着改。"), *_head(unit, period, official, contents.report)]
    groups = contents.field.groups
    lines += ["", _FIGURES if groups else _NO_FIGURES]
    for group, indicators in groups.items():
        lines += ["", line(1, group)]
        for each in indicators.values():
            lines.append(_given(each))
    lines += _tables(contents.tables)
    return "\n".join(lines) + "\n"


def _given(each: Indicator) -> str:
    if not each.units:
        return line(2, each.name, f"{{表述: {_quoted(each.text)}}}", "上年的报告没有填数")
    if not each.keys:
        return line(2, each.name, scalar(each.text))
    stated = ", ".join(f"{name}: {scalar(text)}" for name, text in each.keys.items())
    return line(2, each.name, f"{{数值: {scalar(each.text)}, {stated}}}")


def this_years(contents: Contents, origin: Origin, official: Official, before: str) -> str:
    """The same names without figures; last year's stand beside them. `before` is last year's file."""
    unit, period, said = origin.unit, next_of(origin.period), origin.period.name
    lines = [remark(0, f"{unit.name}{period.name}的数：照着后面的{said}填，单位一起写（229户、86户251人、1.2亿元）。"),
             remark(0, "没有的项整行删去，模板里说它的话也要删（check 说在第几行）；暂时没有的写 待补。填好“数值”，同比由程序和上年文件算出。"),
             remark(0, "要加的话写在“文字材料”里，名称写组名或标题，接在那一部分后面；新加的数，check 说模板里加什么。"),
             *_head(unit, period, replace(official, signed=None), contents.report, before)]  # fmt: skip
    groups = contents.field.groups
    lines += ["", _FIGURES if groups else _NO_FIGURES]
    for group, indicators in groups.items():
        lines += ["", line(1, group)]
        for each in indicators.values():
            was = _was(each, said)
            if COMPLETION in each.keys:
                before_it = f"任务{each.keys[TASK]}，" if TASK in each.keys else ""
                lines += [line(2, each.name), line(3, "数值", "", was), line(3, TASK, "", f"填了任务，完成率由程序算；{said}：{before_it}完成率{each.keys[COMPLETION]}")]
            elif TASK in each.keys:
                lines += [line(2, each.name), line(3, "数值", "", was), line(3, TASK, "", f"{said}：{each.keys[TASK]}")]
            else:
                lines.append(line(2, each.name, "", was))
    lines += _tables(contents.tables, said)
    return "\n".join(lines) + "\n"


def _was(each: Indicator, said: str) -> str:
    """What stands beside a figure that is to be filled in."""
    if not each.units:
        return "上年的报告没有填数"
    if each.turns:
        return f"{said}：{each.turns}（写成 {each.text}）；降的、减的写负数"
    return f"{said}：{each.text}{'；话里上年的数，程序从上年文件取' if LAST in each.keys else ''}"


def _head(unit: Unit, period: Period, official: Official, report: str, before: str = "") -> Iterator[str]:
    yield line(0, "模板", report)
    yield f"单位: {{名称: {scalar(unit.name)}, 地区: {scalar(unit.region)}}}"
    yield line(0, "报告期", scalar(period.name))
    if before:
        yield line(0, "上年", scalar(before), "同比由它算出")
    if official.signatures or official.signed or official.note or official.annexes or official.addressee:
        yield "公文:"
        if official.addressee:
            yield line(1, "主送机关", scalar(official.addressee))
        names = [scalar(each) for each in official.signatures]
        if names:
            yield line(1, "署名", names[0] if len(names) == 1 else f"[{', '.join(names)}]")
        if official.signed:
            yield line(1, "成文日期", official.signed.isoformat())
        elif before and official.signatures:
            yield line(1, "成文日期", "", f"如 {period.year}-12-20")
        if official.note:
            yield line(1, "附注", scalar(official.note))
        if official.annexes:
            yield line(1, "附件", f"[{', '.join(f'{{数据: {scalar(each)}}}' for each in official.annexes)}]")


def _tables(tables: Sequence[Row], said: str = "") -> Iterator[str]:
    if tables:
        yield from ("", f"{_TABLE}:")
    for table in tables:
        yield line(1, table.name, "", f"逐行填；{said}的数在后面" if said else "")
        names = _columns_of_names(table)
        for row in table.rows:
            values = [_OWED if said and cell and at not in names else _quoted(cell) for at, cell in enumerate(row)]
            cells = ", ".join(f"{key(name)}: {value}" for name, value in zip(table.columns, values, strict=True))
            yield f"    - {{{cells}}}" + (f"  # {'、'.join(row[1:])}" if said else "")


def _columns_of_names(table: Row) -> set[int]:
    """The first, and the next where that only counts the rows (序号); and that of units: they stay from year to year."""
    columns = list(zip(*table.rows, strict=True))
    counts = len(columns) > 1 and all(each.isdigit() for each in columns[0]) and not any(map(_DIGIT.search, columns[1]))
    return {0, *((1,) if counts else ()), *(at for at, head in enumerate(table.head) if _OF_UNITS.fullmatch(head) and not any(map(_DIGIT.search, columns[at])))}


def _quoted(text: str) -> str:
    """Text within {…}, where a comma would end it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
