"""What is finished was begun, and what was begun was planned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.checks.claims.stages import out_of_order
from drafting.checks.examination import examine
from drafting.facts.book import Book
from tests.checks.judging import CATALOGUE, HEAD, book_of


def found(body: str, catalogue: str = CATALOGUE) -> list[str]:
    return [each.message for each in examine(book_of(f"{HEAD}指标: {body}\n", catalogue))[0] if each.code.startswith(("D322", "R"))]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{库区治理: {项目: {计划: 11个, 开工: 12个, 完工: 10个}}}", ["项目·开工：12个，比项目·计划（11个）还多"]),
        ("{库区治理: {计划项目: 12个, 开工项目: 11个, 完工项目: 14个}}", ["完工项目：14个，比开工项目（11个）还多"]),
        ("{库区治理: {项目: 6个, 已开工: 7个, 完工: 3个}}", ["已开工：7个，比项目（6个）还多"]),
        ("{库区治理: {实施项目: 6个, 项目完工: 7个}}", ["项目完工：7个，比实施项目（6个）还多"]),
        ("{库区治理: {立项: 12个, 竣工数: 14个}}", ["竣工数：14个，比立项（12个）还多"]),
        ("{库区治理: {救助: {申请: 11户, 受理: 11户, 批准: 14户}}}", ["救助·批准：14户，比救助·受理（11户）还多"]),
        ("{库区治理: {应核查线索: 11条, 已核查线索: 14条}}", ["已核查线索：14条，比应核查线索（11条）还多"]),
        ("{库区治理: {受理: 41件, 办结: 46件}}", ["办结：46件，比受理（41件）还多"]),
        ("{库区治理: {受理案件: 41件, 办结案件: 46件}}", ["办结案件：46件，比受理案件（41件）还多"]),
        ("{库区治理: {立案: 12件, 结案: 20件}}", ["结案：20件，比立案（12件）还多"]),
        ("{库区治理: {收案: 41件, 审结: 46件}}", ["审结：46件，比收案（41件）还多"]),
        ("{库区治理: {排查隐患: 126处, 整改隐患: 219处}}", ["整改隐患：219处，比排查隐患（126处）还多"]),
        ("{库区治理: {应到: 30人, 实到: 32人}}", ["实到：32人，比应到（30人）还多"]),
        ("{医保: {应参保: 34199人, 参保人数: 35541人}}", ["参保人数：35541人，比应参保（34199人）还多"]),
        ("{医保: {应参保人口: 34199人, 实际参保: 35541人}}", ["实际参保：35541人，比应参保人口（34199人）还多"]),
        ("{统防: {应防治: 1000亩, 已防治: 100公顷}}", ["已防治：100公顷，比应防治（1000亩）还多"]),
        ("{仓储: {申请: 30吨, 批准: 3万公斤}}", []),
        ("{路: {计划: 5公里, 开工: 6200米}}", ["开工：6200米，比计划（5公里）还多"]),
        ("{医保: {应参保: 300人, 参保: 590人}}", ["参保：590人，比应参保（300人）还多"]),
    ],
)
def test_a_later_step_is_no_more_than_the_one_before(body: str, said: list[str]) -> None:
    assert found(body) == said


def test_files_alike_are_told_each_by_its_own_figures() -> None:
    body = "{{监测帮扶: {{立项: {}个, 竣工数: {}个}}, 资金: {{支出进度: 50%, 收案: {}件, 审结: {}件}}}}"
    for numbers, told in [((5, 4, 12, 11), 0), ((5, 4, 12, 11), 0), ((5, 6, 12, 11), 1), ((5, 6, 12, 13), 2), ((5, 4, 12, 11), 0)]:
        book = book_of(f"{HEAD}指标: {body.format(*numbers)}\n", CATALOGUE)
        alone = Book(replace(book.dataset, likeness=None), book.catalogue, book.units)
        assert out_of_order(book, []) == out_of_order(alone, [])
        assert len(out_of_order(book, [])) == told
    assert book.dataset.likeness is not None
    assert out_of_order in book.dataset.likeness.plans


@pytest.mark.parametrize(
    "body",
    [
        "{库区治理: {项目: {计划: 12个, 开工: 12个, 完工: 10个}}}",
        "{库区治理: {开工: 12个, 完工: 1400万元}}",  # of other things
        "{库区治理: {项目: 6个, 开工: 4个, 上年结转: 3个, 完工: 7个}}",
        "{库区治理: {开工道路: 12条, 完工桥梁: 14条}}",
        "{库区治理: {新开工: 3个, 竣工: 14个, 未开工: 20个, 计划开工: 2个, 续建: 9个}}",  # of last year's, too
        "{库区治理: {开工: 3个}, 另一处: {完工: 5个}}",
        "{库区治理: {开工: {数值: 3个, 统计期间: 下半年}, 完工: 5个}}",
        "{库区治理: {旧存: 9件, 收案: 41件, 审结: 46件}}",
        "{库区治理: {新收案: 41件, 审结: 46件}}",  # beside those that were there
        "{库区治理: {受理: 41件, 批准: 20件, 办结: 30件}}",
        "{库区治理: {应急演练: 3次, 已演练: 5次}}",
        "{库区治理: {应急: 3次, 急: 5次, 应用: 2项, 用: 6项}}",
        "{库区治理: {开工: 约3万亩, 完工: 3.2万亩}}",
        "{医保: {应参保: 300人, 参保: 12000人}}",
        "{医保: {应参保: 300人, 参保: 700人}}",  # more than twice as many are all
        "{医保: {应参保: 300人, 已参保: 200人, 实际参保: 250人}}",  # two words for one step
    ],
)
def test_what_may_be_is_not_told(body: str) -> None:
    assert found(body) == []


def test_what_a_rule_of_the_catalogue_judges_is_told_once() -> None:
    known = "库区治理: {开工项目: {计量单位: 个}, 完工项目: {计量单位: 个, 规则: [数值 <= 开工项目]}}\n"
    assert len(found("{库区治理: {开工项目: 11个, 完工项目: 14个}}", known)) == 1
