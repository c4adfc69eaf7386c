"""No figure loses its own 统计期间, 截至 or 表述: each stands in the paragraph of its figure, or a finding names it."""

from __future__ import annotations

import random
import re

import pytest

from drafting.blocks.document import Document, Figure, Heading, Paragraph, Table, plain
from drafting.checks.nodes import nodes as indicator_nodes
from tests.laws.reports import (
    NAMES,
    TEMPLATES,
    Data,
    cut,
    data_of,
    dataset_of,
    draft_of,
    faults,
    named_by_own_text,
    nodes,
)

SEEDS = range(3)
KEYS = ("统计期间", "截至", "表述")
NO_NODES = {"截至", "统计期间", "提供单位", "备注", "表述", "名录", "计量单位", "完成率", "同比", "较上年末", "超额完成", "占基期", "较基期"}


def with_own(data: Data, chance: random.Random) -> Data:
    """`data` in which some figures have a time or words that no other figure has."""
    kept, number = named_by_own_text(data), 0
    for step, holder in list(nodes(data)):
        given = holder.get(step[-1])
        typed = given.get("数值") if isinstance(given, dict) else given
        plain_step = len(step) > 1 and not NO_NODES.intersection(step) and step[-1] not in ("数值", "构成", "其中")
        figure = isinstance(typed, str) and re.match(r"\d", typed) and not re.search(r"第|[=%]", typed)
        if not plain_step or not figure or ".".join(step[:2]) in kept or chance.random() > 0.3:
            continue
        number += 1
        own = given if isinstance(given, dict) else {"数值": typed}
        key = chance.choice([key for key in KEYS if key not in own] or [""])
        if not key or "任务" in step or "上年同期" in step or "上年末" in step or "基期" in step:
            continue
        said = {"统计期间": f"{1901 + number % 99}年", "截至": f"{1901 + number % 99}年5月{number // 99 + 1}日", "表述": f"天干{_letters(number)}"}[key]
        holder[step[-1]] = {**own, key: said if key != "截至" else f"{1901 + number % 99}-05-{number // 99 + 1:02}"}
    return data


def _letters(number: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[number // 100 % 10] + "甲乙丙丁戊己庚辛壬癸"[number // 10 % 10] + "甲乙丙丁戊己庚辛壬癸"[number % 10]


@pytest.mark.parametrize("share", [0.0, 0.4])
@pytest.mark.parametrize("name", NAMES)
def test_it_stands_with_its_figure_or_is_named(name, share):
    for seed in SEEDS:
        check(cut(with_own(data_of(name), random.Random(seed)), random.Random(seed), share), name, f"{name} seed {seed}")


@pytest.mark.parametrize("template", TEMPLATES)
def test_and_so_it_does_in_the_templates_own_words(template):
    for name in NAMES:
        data = with_own({**data_of(name), "文字材料": {}, "模板": template}, random.Random(7))
        check(data, name, f"{name} in {template}")


def check(data: Data, name: str, where: str) -> None:
    draft, dataset = draft_of(data, name), dataset_of(data, name)
    assert draft.document is not None
    assert faults(draft.document) == [], where
    named = {each.path for each in draft.diagnostics}
    lost = []
    for _, source, node in indicator_nodes(dataset.indicators):
        path = ".".join(str(step) for step in source[1:])
        words = [node.period if node.period and node.period[:2] == "19" else "", node.statement if node.value is not None else ""]
        words.append(f"{node.as_of.year}年5月{node.as_of.day}日" if node.as_of is not None and getattr(node.as_of, "year", 2000) < 2000 else "")
        for word in filter(None, words):
            places = [text for text, paths in printed(draft.document) if path in paths]
            times = word != node.statement
            fine = all(word in text for text in places) if times else any(word in text for text in places)
            if not fine and path not in named and f"{path}.表述" not in named:
                lost.append(f"{path} {word}")
    assert lost == [], where


def printed(document: Document) -> list[tuple[str, set[str]]]:
    """The text of each paragraph (for a heading or a table, of everything) with the paths of its figures, without units."""
    found = []
    whole = "\n".join(plain(block.content) for block in document.blocks if isinstance(block, Paragraph | Heading))
    for block in document.blocks:
        contents = [block.content] if isinstance(block, Paragraph | Heading) else [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
        paths = set()
        for content in contents:
            for each in content:
                if isinstance(each, Figure):
                    record = document.figures[each.ref]
                    paths |= {record.path, record.path.rpartition(".")[0] if record.path.rpartition(".")[2] == record.unit.lstrip("万亿") else record.path}
        found.append((plain(block.content) if isinstance(block, Paragraph) else whole, paths))
    return found
