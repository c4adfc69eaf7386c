"""What is said of a figure that the text prints as 【待补】: why there is none, and what to type. Imported where a text has one."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Final

from drafting.assembling.known_otherwise import known_otherwise
from drafting.assembling.lookalikes import lookalike
from drafting.blocks.document import FigureRecord
from drafting.diagnostics import Place
from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.lacking import by_its_other_name, is_strange, lacking, names_below
from drafting.load.names.words.name_words import OWN
from drafting.model.indicator import COMPARISONS
from drafting.model.paths import path_above, steps_of
from drafting.quantities.measure import Measure

_NOT_SAID_THERE: Final = "没有的，说它的那句话里删去这个数"


def advice(record: FigureRecord, fact: Fact, book: Book, instead: Callable[[str], str]) -> tuple[Place, str, str]:
    """(where, what is wrong with the figure, what to type). `instead` says what may be written where a template asks for a figure."""
    where = Place(record.file, record.line)
    if fact.state is State.INAPPLICABLE:
        said, hint = _why_not_made(fact, instead) or ("", f"有数的，在数据里填上；{instead(record.path) or _NOT_SAID_THERE}")
        return where, said, hint
    asked = f"请{record.source or '填报单位'}补报后填入数据"
    if (place := lookalike(record.path, book)) is not None:
        return where, "", _by_another_name(place, record.path, book, asked)
    if (fallen := _below_zero(record.path, book)) is not None:
        return fallen
    if (why := _why_not_made(fact, instead)) is not None:
        return where, *why
    if known := known_otherwise(fact, book):
        return where, "", known
    if record.path not in book.required_paths:
        asked += _otherwise(fact, book) or (f"；{words}" if fact.state is State.ABSENT and (words := instead(record.path)) else "")
    return where, "", asked


def _by_another_name(place: tuple[str | int, ...], path: str, book: Book, asked: str) -> str:
    group, name = steps_of(path)[:2]
    change = f"名称改成 {name}" if place[1] == group else f"写到“{group}”组里，名称用 {name}"
    return f"数据里的“{place[-1]}”（第{book.dataset.tree.place(place, key=True).line}行）没有认出来，是不是它？是的，{change}；不是的，{asked}"


def _below_zero(path: str, book: Book) -> tuple[Place, str, str] | None:
    """(where it stands, what is given, what to type) of a gap whose figure is given below zero: it is kept out of a sentence that says it rose."""
    group, _, name = path.partition(".")
    own = f"{OWN[0]}{name}"
    children = book.dataset.indicators[group].children if group in book.dataset.indicators else {}
    value = children[own].value if own in children and name not in children else None
    if not isinstance(value, Measure) or value.first.amount >= 0:
        return None
    place = book.dataset.tree.place(("指标", group, own))
    hint = f"在模板里改这句话，说减少的，如“净减少”，数写成 {value.text.replace('-', '', 1)}；填错了的改正"
    return place, f"填的是{value.text}，负数不能照这句话印（是减少了），", hint


def _why_not_made(fact: Fact, instead: Callable[[str], str]) -> tuple[str, str] | None:
    """(what is missing, what to type) where a figure is a gap that others make, or that nobody knows. None of any other."""
    lacks = lacking(fact)
    hole = f"{{{{ {fact.path} }}}}"
    if lacks is not None and lacks.missing:
        missing = "、".join(lacks.missing)
        keys = ", ".join(f"{each}: …" for each in lacks.missing if "." not in each and each != "数值")
        shown = f"：{lacks.whole.name}: {{数值: {_typed(lacks.whole)}, {keys}}}" if keys else ""
        return f"算不出来，缺{missing}，", f"在数据里补上{missing}{shown}，{fact.name}由程序算；{instead(fact.path) or f'没有的，文字里删去 {hole}'}"
    if lacks is not None:
        reason = f"，{lacks.reason}" if lacks.reason else ""
        return f"算不出来{reason}，", f"文字里删去 {hole}；数填错了的，改正{lacks.whole.name}的数"
    if not is_strange(fact):
        return None
    whole = fact.book.find(path_above(fact.path))
    if fact.name in ("占比", "比重", "比例"):
        shown = f"{whole.name}: {{数值: {_typed(whole)}, {fact.name}: …%}}"
        return "数据里没有，占什么的比不知道，", f"在数据里写明 {shown}（要程序算的写公式，如 ={whole.path} / 组名.总数），或者删去文字里的 {hole}"
    if fact.book.units.known(fact.name):
        return f"填的是{_typed(whole)}，没有“{fact.name}”，", f"文字里写 {{{{ {whole.path} }}}}；两种数都有的，在数据里一起写，如 8户20人"
    other = by_its_other_name(whole, fact.name)
    close = other if other != fact.name else next(iter(get_close_matches(fact.name, names_below(whole), 1)), "")
    written = f"是否应为 {{{{ {whole.path}.{close} }}}}；没有写错的，" if close else "名称写错了的改正；没有写错的，"
    return "数据和指标目录里都没有，", f"{written}在数据的“{whole.name}”里面写上 {fact.name}: …"


def _typed(whole: Fact) -> str:
    return whole.measure.text if whole.measure is not None else "…"


def _otherwise(fact: Fact, book: Book) -> str:
    """What else may be meant where a figure is owed because it stands empty beside its 任务 or its 上年同期."""
    tree = book.dataset.tree
    raw = tree.value
    for step in tree.typed(fact.source):
        raw = raw.get(step) if isinstance(raw, dict) else None
    given = [each for each in COMPARISONS if raw.get(each)] if isinstance(raw, dict) and not raw.get("数值") else []
    if not given:
        return ""
    if tree.elsewhere.get(fact.source):
        return "；表里这一格空着，本单位没有这个数的填 —"
    if "上年同期" in given:
        return "；数值空着、上年同期有数，今年不报这个数的，把上年同期也删去"
    return f"；数值空着、{'、'.join(given)}有数，只报{given[0]}的，把空着的“数值”删去"
