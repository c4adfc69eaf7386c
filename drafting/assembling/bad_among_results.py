"""Figures of which the name sounds like something bad and that are told as results, for no list of the house knows it: 训练伤, 走逃失联. Who typed them is asked.

No list of bad things is ever complete. What the lists know stands among the problems by itself (`render/outstanding.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafting.blocks.document import FigureRecord
from drafting.checks.silences import answered_for, unused
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.indicator import IndicatorFact
from drafting.model.paths import path_above
from drafting.model.text_places import is_of_problems
from drafting.registry import declare
from drafting.render.origins import Origins
from drafting.render.outstanding import HEARING, SITUATION, TOLD_APART, is_event_elsewhere
from drafting.render.seen_to import around_it, fell, is_seen_to, rose

_DATA: Final = "模板: general/annual\n单位: {名称: 示例县消防救援大队, 地区: 示例县}\n报告期: 2026年\n指标: {队伍管理: {%s: 6人次, 立功受奖: 12人次}}\n"
SOUNDS_BAD: Final = declare(
    Rule(
        "D118", "听名称像是不好的事，写在成效里", Severity.WARNING,
        "名称里有不好的字（伤、流失、延期、积压），照名称和数写在成效里；越少越好的（投诉、负债）比上年多了，也写在成效里。名称就说明是不好的事的，程序自己写进“存在问题”，看不准的来问。"
        "是问题的，移到“存在问题”一组；办了什么的，写出来（名称里写，或旁边写整改、处置了多少）；有任务的、比上年少了的、旁边写了怎么办的，不问。"
        "确实不是问题的，在那一行末尾写 # 情况属实 D118：理由。一组只问一条。check、--review 和定稿（--final）才问。哪些字，写在 _house/faults.yaml 的“坏的”。",
        hits=_DATA % "训练伤", clean=_DATA % "训练伤救治",
        silence=_DATA.replace("}}", "}}  # 情况属实 D118：只是统计，无人伤残") % "训练伤",
    )
)  # fmt: skip
_MOST: Final = 5
"""Names in one message."""
_RATES: Final = ("%", "‰")
_PARTS: Final = ".构成."


def bad_among_results(figures: Iterable[FigureRecord], book: Book) -> list[Diagnostic]:
    """A doubt for each group that has some among the `figures` of a finished text, but for those for which the data answer (情况属实), and the answers that answer for none."""
    origins, dataset = Origins(book), book.dataset
    groups: dict[str, list[IndicatorFact]] = {}
    asked = []
    for fact in _told_by_their_names(figures, book):
        group = origins.group(fact.path)
        if _sounds_bad(fact, group) and not any(fact.path.startswith(f"{each.path}.") for each in groups.get(group, ())):
            asked.append(_question([fact]))
            if answered_for(asked[-1:], dataset):
                groups.setdefault(group, []).append(fact)
    return [*answered_for(map(_question, groups.values()), dataset), *unused(asked, dataset, (SOUNDS_BAD.code,))]


def _told_by_their_names(figures: Iterable[FigureRecord], book: Book) -> Iterator[IndicatorFact]:
    """By no sentence of a template, and not behind what is told among the problems. The parts of a whole are as that is."""
    figures = [*figures]
    in_sentences = {each.path for each in figures if each.said_by == "template"}
    for path in dict.fromkeys(each.path for each in figures if each.said_by == "rest"):
        fact = book.find(path)
        if not isinstance(fact, IndicatorFact):
            fact = book.find(path_above(path))  # one unit of several
        if not isinstance(fact, IndicatorFact) or fact.entry is not None or not fact.path.endswith(f".{fact.name}") or _PARTS in fact.path:
            continue
        if not any(_is_problem(each, book) for each in in_sentences if f"{fact.path}.".startswith(f"{each}.")):
            yield fact


def _is_problem(path: str, book: Book) -> bool:
    """Whether a sentence tells it that has no words of its own for it: that of the problems."""
    fact = book.find(path)
    return isinstance(fact, IndicatorFact) and fact.entry is None


def _sounds_bad(fact: IndicatorFact, group: str) -> bool:
    """Whether nothing good is said of it: no task, no less than last year, nothing that was done. Of a rate and of a 形势 only the rise tells."""
    faults, name, unit = fact.book.catalogue.faults, fact.name, fact.book.dataset.unit.name
    measure, more = fact.measure, rose(fact)
    if measure is None or measure.first.amount <= 0 or fell(fact) or fact.lookup("任务").measure is not None:
        return False
    if faults.is_problem(name) and not (more and faults.is_cost(name)):  # be it that less happened
        return False
    word = faults.sounds_bad(name)
    if not (more and faults.less_is_better(name)) and (not word or (not more and (measure.first.unit in _RATES or group.endswith(SITUATION)))):
        return False
    of_others = faults.is_of_others(group) or faults.is_found_out(name, group, unit) or faults.evils.is_counted_only(name, around_it(fact) if word else (group,), unit, word)
    if of_others or faults.is_disaster(group) or is_of_problems(group) or group.endswith(TOLD_APART) or unit.endswith(HEARING):
        return False
    return not (is_seen_to(fact, word or name, group) or is_event_elsewhere(fact))


def _question(facts: Sequence[IndicatorFact]) -> Diagnostic:
    names = list(dict.fromkeys(f"{fact.given_name}（比上年多了）" if rose(fact) else fact.given_name for fact in facts))
    listed = "、".join(names[:_MOST]) + (f"等{len(names)}项" if len(names) > _MOST else "")
    first = facts[0]
    message = f"{listed}：听名称像是不好的事，照名称和数写在成效里"
    hint = f"是问题的，移到“存在问题”一组；办了的，写出怎么办的；不是问题的，在这一行末尾写 # 情况属实 {SOUNDS_BAD.code}：理由"
    return SOUNDS_BAD.at(first.book.dataset.tree.place(first.source), message, hint, path=first.path)
