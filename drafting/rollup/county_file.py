"""The data file of the whole: every sum with what it is made of behind it, what is left to do, and where the places' own words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafting.files.decoding import decoded
from drafting.frozen import frozen
from drafting.load.writing.commented_lines import line, remark, scalar
from drafting.load.writing.schema_document import TOLD
from drafting.model.dataset import Period
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.patterns import lazy
from drafting.rollup.rolled import Rolled
from drafting.rollup.tables import KEY, Joined, table_lines

_DOCUMENT: Final = ("标题", "署名", "成文日期")
_GROUP: Final = 1
DEPTH: Final = 2
"""How deep an indicator stands: its comment begins where the others do."""
_NAMES_A_LINE: Final = 10
_HEAD_LINES: Final = 5
_MADE_FROM: Final = lazy(r"# .+数据：由 \d+ 个.{1,3}的数据文件相加而成（drafting rollup）。")
_FIRST: Final = lazy("# (?:省|市|县|乡镇|村)：(.+)")
_FURTHER: Final = lazy("# 　　(.+)")
_GONE: Final = lazy("# 这次没有来的：(.+)；以前填的数里可能有它们的，补上它们的文件再汇总。")
_ABSENT: Final = lazy("# 没有交的：.+；它们的数都不在里面，交了再汇总一次。")


@frozen
class Head:
    """What stands above the figures; `name` is guessed, and `region` too where the places do not say it (`is_named`). Nothing has come of those that are `absent`."""

    template: str
    name: str
    region: str
    level: str
    period: Period
    towns: tuple[str, ...]
    towns_level: str
    is_named: bool = True
    absent: tuple[str, ...] = ()


def county_text(head: Head, groups: Iterable[tuple[str, Sequence[Rolled]]], tables: Sequence[Joined], left: Sequence[str]) -> str:
    """The YAML text. What only may be added stands there as a comment, and what is `left` with the places."""
    lines = [*_head(head), "", "指标:"]
    for group, figures in groups:
        lines += ["", *group_lines(group, figures)]
    if tables:
        lines += ["", line(0, KEY), *(row for each in tables for row in table_lines(each, 1))]
    if left:
        lines += ["", *(remark(0, each) for each in left)]
    return "\n".join(lines) + "\n"


def _head(head: Head) -> Iterator[str]:
    yield from _made_from(f"{head.region}{head.period.name}数据", head.towns, head.absent, head.towns_level)
    yield remark(0, "每个数的后面写着是哪些地方加出来的。待补的，等补报后再汇总一次，或者自己填上；空着的由本级填，没有的整行删去。")
    yield ""
    yield line(0, "模板", head.template)
    yield "单位:"
    yield line(1, "名称", scalar(head.name), "改成本单位全称")
    yield line(1, "地区", scalar(head.region), "全县、我县、县委县政府由此得出" if head.is_named else f"各{head.towns_level}没有写是哪里的，改成本地全称")
    yield line(1, "层级", head.level)
    yield "报告期:"
    period = head.period
    yield line(1, "年度", str(period.year))
    yield line(1, "类型", period.kind)
    if period.kind != "年度":
        yield line(1, "起月", str(period.first_month))
        yield line(1, "止月", str(period.last_month))
    if period.as_of is not None:
        yield line(1, "截至", scalar(str(period.as_of)))
    yield line(0, "公文", "", "红头、附件、版记等其余要素，见 drafting new 生成的一份")
    yield from (line(1, key, "", TOLD[key]) for key in _DOCUMENT)


def _made_from(what: str, towns: Sequence[str], absent: Sequence[str], level: str, gone: Sequence[str] = ()) -> Iterator[str]:
    yield remark(0, f"{what}：由 {len(towns)} 个{level}的数据文件相加而成（drafting rollup）。")
    for at in range(0, len(towns), _NAMES_A_LINE):
        yield remark(0, ("　　" if at else f"{level}：") + "、".join(towns[at : at + _NAMES_A_LINE]))
    if gone:
        yield remark(0, f"这次没有来的：{'、'.join(gone)}；以前填的数里可能有它们的，补上它们的文件再汇总。")
    if absent:
        yield remark(0, f"没有交的：{'、'.join(absent)}；它们的数都不在里面，交了再汇总一次。")


def renewed_head(data: bytes, towns: Sequence[str], absent: Sequence[str], level: str, gone: Sequence[str] = ()) -> bytes:
    """The file with the places that it is made from now above its data, those that were there before (`gone`) and those that are absent, where it says so itself: nothing else moves."""
    rows = data.decode("utf-8", "surrogateescape").split("\n")
    start = next((at for at, row in enumerate(rows[:_HEAD_LINES]) if _MADE_FROM.fullmatch(row.strip("\ufeff\r "))), None)
    if start is None:
        return data
    end = start + 1
    while end < len(rows) and any(form.fullmatch(rows[end].rstrip()) for form in ((_FURTHER if end > start + 1 else _FIRST), _GONE, _ABSENT)):
        end += 1
    what = rows[start].strip("\ufeff\r ").removeprefix("# ").partition("：由 ")[0]
    mark = "\ufeff" if rows[start].startswith("\ufeff") else ""
    carriage = "\r" if rows[start].endswith("\r") else ""
    made = [f"{row}{carriage}" for row in _made_from(what, towns, absent, level, gone)]
    rows[start:end] = [mark + made[0], *made[1:]]
    return "\n".join(rows).encode("utf-8", "surrogateescape")


def places_in_head(data: bytes) -> tuple[str, ...]:
    """The places that a file was made from, now or before, as it says itself above its data; none where people have taken that away."""
    rows = [row.rstrip() for row in (decoded(data) or "").lstrip("\ufeff").splitlines()]
    start = next((at for at, row in enumerate(rows[:_HEAD_LINES]) if _MADE_FROM.fullmatch(row)), None)
    listed: list[str] = []
    for at, row in enumerate(rows[start + 1 :] if start is not None else ()):
        found = (_FURTHER if at else _FIRST).fullmatch(row) or _GONE.fullmatch(row)
        if found is None:
            break
        listed += found[1].split("、")
    return tuple(listed)


def group_lines(group: str, figures: Sequence[Rolled]) -> Iterator[str]:
    """The group with all its figures; a group of which nothing stands there but comments is one itself."""
    written = [each for each in figures if each.state != "local"]
    yield line(_GROUP, group, off=not written)
    for each in figures:
        yield from indicator_lines(each)


def indicator_lines(each: Rolled, depth: int = DEPTH, called: str = "", *, off: bool = False) -> Iterator[str]:
    """One figure, on one line where nothing hangs on it; `called` is its name where it is another than the catalogue's, `off` what hangs on a comment."""
    name = called or str(each.path[-1])
    off = off or each.state == "local"
    notes = [remark(depth + 1, f"# {note}" if off and (each.value or each.below) else note) for note in each.notes]
    if not (each.below or each.texts):
        yield remark(depth, f"{name}：{each.remark}") if off and not each.value else line(depth, name, _value(each), each.remark, off=off)
        yield from notes
        return
    yield line(depth, name, "", "" if each.value else each.remark, off=off)
    if each.value:
        yield line(depth + 1, "数值", _value(each), each.remark, off=off)
    yield from (line(depth + 1, key, scalar(text), off=off) for key, text in each.texts)
    own = len(each.path)
    for below in each.below:
        if below.path[own] in COMPARISONS:
            yield from indicator_lines(below, depth + 1, off=off)
    for key in PARTS:
        parts = [below for below in each.below if below.path[own] == key]
        if parts:
            yield line(depth + 1, key, off=off)
            for part in parts:
                yield from indicator_lines(part, depth + 2, off=off)
    for below in each.below:
        if below.path[own] not in COMPARISONS and below.path[own] not in PARTS:
            yield from indicator_lines(below, depth + 1, off=off)
    yield from notes


def lines_of_its_own(each: Rolled, called: str = "") -> tuple[str, ...]:
    """The same lines for a place of which only the file knows how deep it is."""
    return from_0(indicator_lines(each, called=called), DEPTH)


def from_0(rows: Iterable[str], depth: int) -> tuple[str, ...]:
    """Lines of this depth without it: their comments stand below the others' when they are put in."""
    return tuple([row[2 * depth :] for row in rows])


def _value(each: Rolled) -> str:
    return each.value if each.state == "formula" else scalar(each.value)
