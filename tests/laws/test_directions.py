"""What a sentence asserts of a figure holds on the raw numbers, whatever they are."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafting.facts.book import Book
from drafting.load.house.catalogue import read_catalogue
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.render.filters import FILTERS, TESTS
from drafting.render.ledger import Ledger
from drafting.source import Source
from tests.load.validating import tree_of, units
from tests.saying import HEAD, say

quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
counts = st.integers(0, 10**7)
positive = st.integers(1, 10**7)
rates = st.decimals(0, 200, places=2)
UNMARKED = re.compile("[\ue000-\uf8ff]([0-9]+\ue004)?")


def phrase(node: str, name: str, catalogue: Catalogue = EMPTY) -> str:
    """What filter `name` says of an indicator, without marks; "" for a gap."""
    fact = fact_of(node, catalogue)
    return UNMARKED.sub("", str(FILTERS[name](fact)))


def fact_of(node: str, catalogue: Catalogue = EMPTY):
    text = f"单位: {{名称: 某局, 地区: 某县}}\n报告期: 2026年\n指标: {{甲: {{子: {node}}}}}\n"
    tree, _ = parse_tree(Source("数据.yaml", text))
    dataset, found = validate_dataset(tree, units(), catalogue)
    assert dataset is not None, found
    book = Book(dataset, catalogue, units())
    Ledger(book)
    return book.find("甲.子")


def printed(text: str) -> Decimal:
    return Decimal(re.search(r"\d+(\.\d+)?", text)[0])


class TestGrowth:
    @quick
    @given(positive, positive, st.sampled_from([("上年同期", "同比"), ("上年末", "较上年末")]))
    @example(2, 1, ("上年同期", "同比"))
    @example(1, 2, ("上年末", "较上年末"))
    def test_a_fall_never_reads_as_growth_and_equal_reads_equal(self, now, then, pair):
        key, name = pair
        text = phrase(f"{{数值: {now}人, {key}: {then}人}}", name)
        base = {"同比": "与上年同期", "较上年末": "与上年末"}[name]
        if now == then:
            assert text == f"{base}持平"
        elif abs(Decimal(now - then) / then) * 100 < Decimal("0.005"):
            assert text == f"{base}基本持平"
        else:
            assert printed(text) > 0
            assert ("增长" in text or "增加" in text) is (now > then)  # of a handful by how many
            assert ("下降" in text or "减少" in text) is (now < then)
            assert "-" not in text

    @quick
    @given(rates, rates, st.sampled_from([("同比", "同比"), ("同比增减", "比上年同期")]))
    def test_a_rate_moves_by_points(self, now, then, said):
        name, lead = said
        text = phrase(f"{{数值: {now}%, 上年同期: {then}%}}", name)
        if now == then:
            assert text == "与上年同期持平"
        else:
            assert text == f"{lead}{'提高' if now > then else '下降'}{abs(now - then).normalize():f}个百分点"

    @quick
    @given(counts, counts)
    def test_an_amount_grows_or_shrinks_by_the_difference(self, now, then):
        text = phrase(f"{{数值: {now}人, 上年同期: {then}人}}", "同比增减")
        if now == then:
            assert text == "与上年同期持平"
        else:
            assert text == f"比上年同期{'增加' if now > then else '减少'}{abs(now - then)}人"

    @quick
    @given(counts)
    def test_a_growth_from_zero_is_no_rate_but_a_number(self, now):
        assert phrase(f"{{数值: {now}人, 上年同期: 0人}}", "同比") == (f"同比增加{now}人" if now else "")

    @quick
    @given(rates, st.sampled_from(["上升", "下降", "持平"]))
    def test_the_tests_of_templates_agree_with_the_words(self, rate, name):
        fact = fact_of(f"{{数值: {rate}%, 上年同期: 100%}}")
        assert TESTS[name](fact) is {"上升": rate > 100, "下降": rate < 100, "持平": rate == 100}[name]


class TestFulfilment:
    @quick
    @given(counts, positive)
    def test_the_whole_task_only_on_the_raw_count(self, done, task):
        text = phrase(f"{{数值: {done}户, 任务: {task}户}}", "完成情况")
        assert ("全面完成" in text or "全部" in text) is (done == task)
        if done < task:
            assert "超额" not in text
        if "超额" in text:
            assert done > task

    @quick
    @given(st.integers(1, 10**5), st.integers(1, 10**5))
    def test_the_excess_is_the_printed_rate_less_a_hundred(self, done, task):
        node = f"{{数值: {done}户, 任务: {task}户}}"
        rate, excess = phrase(node, "完成率"), phrase(node, "超额")
        if done <= task:
            assert excess == ""
        elif excess:
            assert printed(rate) - 100 == printed(excess) > 0
        else:
            assert printed(rate) == 100  # too little to print

    @quick
    @given(st.decimals(0, 500, places=2))
    def test_of_a_stated_rate_too(self, rate):
        node = f"{{数值: 5户, 完成率: {rate}%}}"
        excess = phrase(node, "超额")
        assert phrase(node, "完成率") == f"{rate}%"
        assert bool(excess) is (rate > 100)
        if excess:
            assert printed(excess) == rate - 100

    @quick
    @given(counts, positive)
    def test_excess_is_never_said_of_what_is_better_small(self, done, task):
        text = phrase(f"{{数值: {done}户, 任务: {task}户}}", "完成情况", _smaller_is_better())
        assert "超额" not in text
        assert phrase(f"{{数值: {done}户, 任务: {task}户}}", "超额", _smaller_is_better()) == ""
        assert ("以内" in text) is (done <= task)

    @quick
    @given(counts, positive, st.integers(1, 12))
    def test_ahead_of_or_behind_the_months_that_passed(self, done, task, month):
        text = f"单位: {{名称: 某局, 地区: 某县}}\n报告期: {{年度: 2026, 类型: 月份, 起月: 1, 止月: {month}}}\n"
        tree, _ = parse_tree(Source("数据.yaml", f"{text}指标: {{甲: {{子: {{数值: {done}户, 任务: {task}户}}}}}}\n"))
        dataset, found = validate_dataset(tree, units(), EMPTY)
        assert dataset is not None, found
        book = Book(dataset, EMPTY, units())
        Ledger(book)
        said = str(FILTERS["进度比较"](book.find("甲.子")))
        exact = Decimal(done) / task - Decimal(month) / 12
        if abs(exact) > Decimal("1e-9"):
            assert ("快于" in said) is (exact > 0)
            assert ("慢于" in said) is (exact < 0)


class TestPairs:
    """What is said of a pair is what is said of each of its figures."""

    VERBS = re.compile("增长|下降|超额完成|全面完成|以内|相当于|持平|完成年度任务的")

    @quick
    @given(positive, positive, positive, positive, st.sampled_from(["同比", "较上年末", "完成情况"]), st.booleans())
    def test_each_with_its_own_verb_and_number(self, households, people, then, before, name, better_small):
        node = f"{{数值: {households}户{people}人, 上年同期: {then}户{before}人, 上年末: {then}户{before}人, 任务: {then}户{before}人}}"
        fact = fact_of(node, _smaller_is_better() if better_small else EMPTY)
        said = UNMARKED.sub("", str(FILTERS[name](fact)))
        alone = [UNMARKED.sub("", str(FILTERS[name](fact.lookup(unit)))) for unit in ("户", "人")]
        if alone[0] != alone[1]:  # in words only where it is said of both
            alone = [each.replace("全面完成年度任务", "完成年度任务的100%") for each in alone]
        numbers = [number for each in alone for number in re.findall(r"[\d.]+%", each)]
        assert re.findall(r"[\d.]+%", said) == (numbers[:1] if alone[0] == alone[1] else numbers)
        assert set(self.VERBS.findall(said)) == {verb for each in alone for verb in self.VERBS.findall(each)}
        if "分别" not in said and "均" not in said and alone[0] != alone[1]:
            assert said == f"户数{alone[0]}，人数{alone[1]}"


def _smaller_is_better() -> Catalogue:
    return read_catalogue(tree_of("甲: {子: {计量单位: [户, 人], 方向: 越小越好}}"))[0]


class TestParts:
    @quick
    @given(st.lists(counts, min_size=1, max_size=6))
    def test_a_whole_without_a_value_is_the_sum_of_its_parts(self, parts):
        listed = ", ".join(f"第{position}类: {count}户" for position, count in enumerate(parts))
        fact = fact_of(f"{{构成: {{{listed}}}}}")
        assert fact.measure.text == f"{sum(parts)}户"

    @quick
    @given(st.lists(counts, min_size=1, max_size=6))
    def test_a_list_of_parts_leaves_out_exactly_the_zeros(self, parts):
        listed = ", ".join(f"第{position}类: {count}户" for position, count in enumerate(parts))
        fact = fact_of(f"{{构成: {{{listed}}}}}")
        text = UNMARKED.sub("", str(FILTERS["列举"](fact.lookup("构成"))))
        assert text == "、".join(f"第{position}类{count}户" for position, count in enumerate(parts) if count)


@pytest.mark.parametrize("name", [name for name, each in FILTERS.items() if each.example[0]])
def test_every_filter_prints_what_its_example_says(name):
    data, expression, expected = FILTERS[name].example
    template = f"{{{{ 示例组.{expression.replace('(甲)', '(示例组.甲)')} }}}}"
    assert say(template, f"示例组: {{甲: {data}}}", head=HEAD.replace("半年", "年度")) == expected


@pytest.mark.parametrize("now", [10000001, 9999999])
def test_a_change_too_small_to_print_is_no_growth_of_nothing(now):
    assert phrase(f"{{数值: {now}人, 上年同期: 10000000人}}", "同比") == "与上年同期基本持平"


def test_an_excess_too_small_to_print_is_not_claimed():
    assert phrase("{数值: 1000001人, 任务: 1000000人}", "完成情况") == "完成年度任务的100%"
