"""What drafts are told of local names is what `check` says of them, found by the names alone."""

from __future__ import annotations

import pytest

from drafting.checks.claims.families import families, figures_at, named_at, unit
from drafting.checks.examination import examine
from drafting.checks.relations import mismatches
from tests.checks.judging import HEAD, book_of

DOUBTED = [
    ("{参保: {应参保: 34199人, 实际参保: 35541人}}", "实际参保：35541人，比应参保（34199人）还多"),
    ("{医保: {征缴: {应参保: 34199人, 已参保: 35541人}}}", "征缴·已参保：35541人，比征缴·应参保（34199人）还多"),
    ("{参保: {应参保人数: 34199人, 已参保人数: 32000人, 参保率: 96.22%}}", "参保率：填 96.22%，按 已参保人数 / 应参保人数（32000人、34199人）应为 93.57%，相差 2.65个百分点"),
    ("{养老: {床位: 320张, 入住: 280人, 入住率: 91%}}", "入住率：填 91%，按 入住 / 床位（280人、320张）应为 87.5%，相差 3.5个百分点"),
    ("{质检: {应检: 200家, 已检: 190家, 漏检率: 5%}}", ""),
    ("{征收: {应缴: 200万元, 已缴: 190万元, 缓缴率: 5%}}", ""),
    ("{财政: {年初预算: 500万元, 支出: 600万元, 预算执行率: 98%}}", ""),
    ("{夜市: {摊位: {数值: 300个, 其中: {开业: 240个}, 开业率: 70%}}}", ""),
    ("{夜市: {营业额: 500万元, 餐饮营业额: 300万元, 餐饮占比: 50%}}", "餐饮占比：填 50%，按 餐饮营业额 / 营业额（300万元、500万元）应为 60%，相差 10个百分点"),
    ("{夜市: {营业额: 500万元, 餐饮营业额: 300万元, 餐饮比重: 50%}}", "餐饮比重：填 50%，按 餐饮营业额 / 营业额（300万元、500万元）应为 60%，相差 10个百分点"),
    ("{医保: {应参保: 34199人, 实际参保: 32000人, 参保率: 962‰}}", ""),
    ("{体检: {应检: 200家, 实检: 190家, 到课率: 80%}}", ""),  # of what is not said
    ("{体检: {应检企业: 200家, 实检企业: 190家, 应检学校: 20家, 实检学校: 15家, 体检率: 80%}}", ""),  # of which
    ("{体检: {应检: 200家, 实检: 240家, 体检率: 95%}}", "实检：240家，比应检（200家）还多"),
    ("{夜市: {摊位: 300个, 开业摊位: 240个, 开业率: 70%}}", "开业率：填 70%，按 开业摊位 / 摊位（240个、300个）应为 80%，相差 10个百分点"),
    ("{工程: {总投资: 500万元, 到位资金: 400万元, 支付资金: 200万元, 支付进度: 45%}}", "支付进度：填 45%，按 支付资金 / 总投资（200万元、500万元）应为 40%，相差 5个百分点"),
    ("{工程: {下达资金: 500万元, 到位资金: 400万元, 支付资金: 200万元, 支付进度: 50%}}", ""),
]


@pytest.mark.parametrize(("indicators", "said"), DOUBTED)
def test_a_draft_is_told_what_check_says(indicators: str, said: str) -> None:
    body = f"{HEAD}指标: {indicators}\n"
    told = [each.message for each in mismatches(book_of(body), offering=False) if each.code in ("D322", "D323")]
    assert told == [each.message for each in examine(book_of(body))[0] if each.code in ("D322", "D323")] == ([said] if said else [])


@pytest.mark.parametrize("silence", ["D322：含外县参保的", ""])
def test_an_answer_counts_in_a_draft_too(silence: str) -> None:
    book = book_of(f"{HEAD}指标:\n  参保:\n    应参保: 34199人\n    实际参保: 35541人{'  # 情况属实 ' + silence if silence else ''}\n")
    assert [each.code for each in mismatches(book, offering=False)] == ([] if silence else ["D322"])


def test_names_that_have_moved_are_asked_with_those_that_they_were_typed_with() -> None:
    known = "医疗: {参保率: {计量单位: '%'}}\n"
    book = book_of(f"{HEAD}指标: {{医保: {{应参保: 34199人, 实际参保: 32000人, 参保率: 96.22%}}}}\n", known)
    assert ("指标", "医疗", "参保率") in book.dataset.tree.moved
    assert [each.code for each in mismatches(book, offering=False)] == ["D323"]


@pytest.mark.parametrize(
    "indicators",
    [
        "{夜市: {摊位: {数值: 120个, 新增: 20个, 其中: {餐饮: 60个}}, 营业额: 9万元}}",
        "{夜市: {摊贩: {数值: 20户60人, 新增: 3户, 其中: {餐饮: {数值: 8户, 新增: 2户}}}}}",
        "{夜市: {摊位: {数值: 120个, 上年同期: {数值: 90个, 新增: 4个}, 构成: {餐饮: {数值: 60个, 开业: 40个}, 百货: 60个}, 开业率: 80%}}}",
        "{夜市: {摊位: {数值: 120个, 统计期间: 上半年, 新增: 20个, 开业: {数值: 40个, 统计期间: 3月}}}}",
        "{夜市: {摊位: {新增: 20个, 开业: 待补}}}",
    ],
)
def test_a_place_has_the_figures_of_its_family(indicators: str) -> None:
    book = book_of(f"{HEAD}指标: {indicators}\n")
    for family in families(book):
        below = [figure.source for name, figure in family.figures.items() if name == figure.source[-1]]
        place = next((source[:-2] if source[-2] == "其中" else source[:-1] for source in below), ())
        if place:
            assert figures_at(book, place) == family.figures
            assert named_at(book, place) == tuple((name, unit(each)) for name, each in family.figures.items())
