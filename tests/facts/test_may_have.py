"""What is said not to be there before it is looked up is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafting.facts.book import Book
from drafting.facts.derived import DERIVATIONS
from drafting.facts.fact import Fact, State
from drafting.facts.indicator import OWN_NAMES, IndicatorFact
from drafting.model.indicator import COMPARISONS
from drafting.pipeline import facts
from tests.checks.judging import book_of
from tests.laws.reports import NAMES, data_of, dataset_of, library
from tests.saying import HEAD

NODES = [
    "5户", "5户12人", "{数值: 5户, 任务: 6户}", "{数值: 5户, 任务: 待补}", "{数值: 5户, 上年同期: 6户, 完成率: 80%}", "{数值: 5户, 上年末: 6户}",
    "{数值: 5户, 基期: 6户, 其中: {丑: 2户}}", "{构成: {丑: 2户, 寅: {数值: 3户, 任务: 4户}}}", "{数值: 5户, 金额: 3万元, 名录: [东村]}", "待补",
    "不适用", "{表述: 全省第三, 备注: 好}", "{数值: 5亿元, 统计期间: 上半年}", "{数值: =丑 + 丑}",
]  # fmt: skip
GAPS = (State.ABSENT, State.INAPPLICABLE)
WORDS = ("户", "人", "万元", "元", "金额", "丑", "寅", "已完", "叫法", "别名", "东村", *OWN_NAMES, *DERIVATIONS)


def below(fact: Fact) -> Iterator[IndicatorFact]:
    if not isinstance(fact, IndicatorFact):
        return
    yield fact
    keys = [key for key, field in COMPARISONS.items() if getattr(fact.indicator, field) is not None]
    for name in (*fact.indicator.children, *keys):
        yield from below(fact.lookup(name))
    for key in ("构成", "其中"):
        for item in fact.lookup(key).members():
            yield from below(item)


def held(book: Book, words: tuple[str, ...]) -> None:
    for group in (*book.dataset.indicators, *book.catalogue.groups):
        for fact in below(book.group(group)):
            for word in words:
                assert fact.may_have(word) or fact.lookup(word).state in GAPS, f"{fact.path}.{word}"


@pytest.mark.parametrize("node", NODES)
def test_of_every_kind_of_node(node):
    catalogue = "甲: {子: {子项: {金额: {计量单位: 元, 别名: [别名]}, 已完: {计量单位: 户}}, 派生: {比率: 丑 / 数值}}}"
    held(book_of(f"{HEAD}指标: {{甲: {{子: {node}, 丑: 3户}}}}\n", catalogue), (*WORDS, "比率"))


@pytest.mark.parametrize("name", NAMES)
def test_of_every_report(name):
    data = data_of(name)
    held(facts(library(), dataset_of(data, name), data["模板"]), WORDS)


def test_of_lists_too():
    book = book_of(
        f"{HEAD}指标: {{甲: {{子: {{构成: {{丑: {{数值: 2户, 任务: 3户}}, 寅: 3户}}, 其中: {{卯: 1户}}}}}}}}\n"
        "明细表: {名单: [{名称: 东村, 户数: 2户}, {名称: 西村, 户数: 3户}]}\n"
    )
    whole = book.find("甲.子")
    for held_in in (whole.lookup("构成"), whole.lookup("其中"), book.table("名单"), book.table("无")):
        for word in ("丑", "寅", "卯", "辰", "东村", "户", "户数", "完成率"):
            assert held_in.may_have(word) == (held_in.lookup(word).state not in GAPS), f"{held_in.path}.{word}"
