"""What is not added up: rates and ranks, what only the places' own files know, words and lists; each said, with what the places give."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from drafting.facts.derived import NEEDED
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.patterns import lazy
from drafting.quantities.written_out import FOR_ONE
from drafting.rollup.rolled import Rolled
from drafting.rollup.town import Sorted, Stand, named, sorted_by_state, stand_of
from drafting.source import Path

_FEW: Final = 3
_MEAN: Final = lazy("[人户村亩]均|平均|均价|单价")
_QUOTIENT: Final = lazy(r"数值 = ([^\W\d][\w.]*) / ([^\W\d][\w.]*)")


def quotients(entry: Entry) -> Iterator[tuple[str, str]]:
    """(资金支出, 衔接资金) of 数值 = 资金支出 / 衔接资金 或 …, each way in which the catalogue says that it is worked out."""
    for rule in entry.rules:
        for way in rule.split(" 或 "):
            found = _QUOTIENT.fullmatch(way.strip())
            if found and "." not in found[1] + found[2]:
                yield found[1], found[2]


def never_added(path: Path, entry: Entry, by: Sorted, level: str, quotient: str) -> Rolled | None:
    """汇总 is not 相加: worked out where it can be, else left for the whole to fill in."""
    stands = by.given + by.worded
    if not stands and not by.owed:
        return None
    if quotient:
        return Rolled(path, "formula", f"={quotient}", f"不能相加，由程序算{figures_between(by, level)}", by=by)
    if entry.kind == "位次":
        why = "位次不能相加，请填"
    elif entry.kind == "比率":
        why = f"比率不能相加，请填{figures_between(by, level)}"
    elif _MEAN.search(entry.name) or FOR_ONE.search(entry.name + entry.definition):
        why = f"平均数、标准不能相加，请填{figures_between(by, level)}"
    elif entry.kind == "表述":
        why = "不是数，各写各的"
    else:
        why = f"各级各有各的，不相加，本级有的请填{figures_between(by, level)}"
    return Rolled(path, "apart", "", why, notes=tuple(hanging_on(path, by, level)), by=by)


def local(whole: Rolled | None, path: Path, by: Sorted, level: str, words: str) -> Rolled | None:
    """Of an indicator that only some places have, or whose figures do not fit together: a comment with all that came of it, for a person to decide."""
    stands = by.given + by.worded + by.owed + tuple([each for each in by.blank if each.node is not None])
    if not stands:
        return None
    total = whole.total if whole else ""
    below = whole.below if whole else ()
    lacking = f"，待补：{named([each.town for each in by.owed], level)}" if by.owed else ""
    why = f"：{whole.remark}" if whole and whole.remark and not total and not by.owed else ""
    remark = f"{named([each.town for each in stands], level)}自己的指标，{words}，没有加{lacking}{why}{'；能相加的，去掉“# ”' if total or below else ''}"
    return Rolled(path, "local", total, remark, total, below, whole.texts if whole else (), whole.notes if whole else (), by=by)


def otherwise_counted(path: Path, by: Sorted, total: str, others: Mapping[str, str], level: str) -> Rolled:
    """Of 人口, where most places give 户籍人口: `others` is what it is called there, by place."""
    called = "、".join(dict.fromkeys(others.values()))
    givers = f"{named([each.town for each in by.given + by.owed + by.worded], level)}填的"
    remark = f"{givers}；{len(others)}个{level}填的是{called}，口径不同，不能当作全部的，没有加"
    return Rolled(path, "local", total, remark, total, notes=tuple(hanging_on(path, by, level)), by=by)


def local_never_added(path: Path, by: Sorted, level: str) -> Rolled:
    """Of one that is not to be added by its name or unit."""
    return Rolled(path, "local", "", f"不能相加，本级有的自己填{figures_between(by, level)}", notes=tuple(hanging_on(path, by, level)), by=by)


def hanging_on(path: Path, by: Sorted, level: str) -> Iterator[str]:
    """上年同期也没有加；2个乡镇填了，90%（子乡）至93%（丑乡）: below a figure that is not added."""
    nodes = [each.node for each in by.given if each.node]
    below: list[Path] = [(key,) for key, field in COMPARISONS.items() if any(getattr(each, field) is not None for each in nodes)]
    for key, field in PARTS.items():
        below += dict.fromkeys((key, name) for each in nodes for name in getattr(each, field))
    below += dict.fromkeys((name,) for each in nodes for name in each.children)
    for steps in below:
        stands = sorted_by_state(stand_of(each.town, (*path, *steps)) for each in by.given)
        yield f"{'·'.join(map(str, steps))}也没有加{figures_between(stands, level)}"


def no_figure(path: Path, by: Sorted, level: str) -> Rolled | None:
    """None gives a number: it does not apply anywhere, or is said in words."""
    if by.worded:
        return Rolled(path, "apart", "", f"写的不是数，没有合（{named([each.town for each in by.worded], level, 3)}）")
    if by.inapplicable and not by.blank:
        return Rolled(path, "inapplicable", "不适用", f"{len(by.inapplicable)}个{level}都不适用")
    return None


def not_taken_over(members: Sequence[Stand], entry: Entry | None, compared: Collection[str], level: str) -> list[str]:
    """What places have written beside a figure: names and remarks stay with them, rates are worked out anew, days are told where they differ."""
    notes = []
    nodes = [(each, each.node) for each in members if each.node is not None]
    listing = [each.town for each, node in nodes if node.names]
    if listing:
        notes.append(f"名录没有合（{named(listing, level, 3)}写了）")
    stated = dict.fromkeys(name for _, node in nodes for name in node.stated)
    for name in stated:
        needed = NEEDED.get(name) or NEEDED.get("完成率" if name == "超额完成" else "")
        if (entry is None or name not in entry.derived) and needed not in compared:
            notes.append(f"{name}是算出来的，不相加{f'；各{level}都填了{needed}，就由程序算' if needed else ''}")
    days = sorted({str(node.as_of) for _, node in nodes if node.as_of is not None})
    if len(days) > 1:
        notes.append(f"截至的日期不一样：{days[0]}至{days[-1]}")
    remarks = [f"{each.town.name}写的是“{' '.join(node.note.split())}”" for each, node in nodes if node.note]
    if remarks:
        notes.append(f"备注没有合：{'，'.join(remarks[:_FEW])}{f'等{len(remarks)}条' if len(remarks) > _FEW else ''}")
    return notes


def figures_between(by: Sorted, level: str) -> str:
    """；16个乡镇填了，84.2%（双井镇）至97.6%（云岭镇）: where the figures are single ones of one unit."""
    stands = by.given or by.worded
    many = f"；{f'{len(stands)}个{level}' if len(stands) > 1 else f'只有{stands[0].town.name}'}填了" if stands else ""
    figures = [(each.figure.measure.first, each.town.name) for each in by.given if each.figure and len(each.figure.measure.quantities) == 1]
    if len(figures) != len(by.given) or not figures or len({each.unit for each, _ in figures}) > 1:
        return many
    low, high = min(figures, key=lambda each: each[0].amount), max(figures, key=lambda each: each[0].amount)
    if low[0].amount == high[0].amount:
        return f"{many}，{'都是' if len(figures) > 1 else ''}{low[0].text}"
    return f"{many}，{low[0].text}（{low[1]}）至{high[0].text}（{high[1]}）"
