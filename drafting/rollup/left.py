"""What stays with the places: their texts, tables and relations of their own, listed with where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafting.model.dataset import Dataset
from drafting.model.narrative import Narrative
from drafting.rollup.town import Town


def left_with_the_places(towns: Sequence[Town], tables: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Lines for the end of the file: a reader who writes the whole's own 存在问题 sees what the places have written. `tables` are those that were not put together, and why."""
    yield from _texts(towns)
    yield from _tables(towns, dict(tables))


def _texts(towns: Sequence[Town]) -> Iterator[str]:
    names = dict.fromkeys(name for each in towns for name in each.book.dataset.narratives)
    if not names:
        return
    level = towns[0].book.dataset.unit.level
    yield f"文字材料：各{level}写的没有合进来，写在下面各处；本级的另写（文字材料: {{存在问题: [{{标题: …, 内容: …}}]}}）。"
    for name in names:
        yield f"  {name}"
        for town in towns:
            dataset = town.book.dataset
            narrative = dataset.narratives.get(name)
            if narrative is not None:
                yield f"    {town.name}（{_where(dataset, narrative)}）：{_said(narrative)}"


def _where(dataset: Dataset, narrative: Narrative) -> str:
    place = dataset.tree.place(narrative.path, key=True)
    return place.file if place.line is None else f"{place.file}:{place.line}"


def _said(narrative: Narrative) -> str:
    """The titles, or how a text without any begins."""
    titles = [" ".join(each.title.split()) for each in narrative.entries if each.title]
    if titles:
        return "；".join(titles)
    text = narrative.text or next((each.text for each in narrative.entries if each.text), "") or ""
    text = " ".join(text.split())
    return text if len(text) <= 30 else f"{text[:30]}……"


def _tables(towns: Sequence[Town], why: Mapping[str, str]) -> Iterator[str]:
    if not why:
        return
    yield f"明细表：下面几张没有合进来；要用的，把各行抄在一张表里，前面加一列{towns[0].book.dataset.unit.level}的名称。"
    for name in why:
        rows = [(town, town.book.dataset.tables[name]) for town in towns if name in town.book.dataset.tables]
        said = "、".join(f"{town.name}{len(table.rows)}行（{town.book.dataset.tree.place(table.path, key=True)}）" for town, table in rows)
        yield f"  {name}：{why[name]}；{said}"
