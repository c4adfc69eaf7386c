"""文字材料 and 审核关系."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.model.narrative import Narrative
from tests.load.validating import HEAD, accepted, codes, only


def slot(body: str) -> Narrative:
    return accepted(f"{HEAD}指标: {{}}\n文字材料:\n  存在问题: {body}\n").narratives["存在问题"]


def test_text_stays_text() -> None:
    assert slot('"一、{{ 就业.甲 }}。\\n二"').text == "一、{{ 就业.甲 }}。\n二"


def test_an_outline_mixes_references_and_entries() -> None:
    found = slot(
        "[监测帮扶, 就业.帮扶车间, {标题: 增收, 号: 二, 内容: 甲。, 用: [就业.甲], 条: [{内容: 乙}], 节: [{标题: 丙}]}]"
    )
    first, second, third = found.entries
    assert (first.reference, second.reference) == ("监测帮扶", "就业.帮扶车间")
    assert (third.title, third.number, third.text, third.use) == ("增收", "二", "甲。", ("就业.甲",))
    assert (third.items[0].text, third.sections[0].title) == ("乙", "丙")
    assert third.items[0].path == ("文字材料", "存在问题", 2, "条", 0)


def test_one_entry_needs_no_list() -> None:
    assert slot("{标题: 增收, 内容: 甲。}").entries[0].title == "增收"


def test_text_for_a_point_is_keyed_by_its_address() -> None:
    found = accepted(f"{HEAD}指标: {{}}\n文字材料: {{就业.帮扶车间: 甲。}}\n").narratives
    assert found["就业.帮扶车间"].text == "甲。"


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ("[增收难度较大，渠道不宽。]", "D120", "文字材料.存在问题.1"),
        ("[{标题: 甲, 条: [一句话；]}]", "D120", "文字材料.存在问题.1.条.1"),
        ("[{用: 一句话。}]", "D120", "文字材料.存在问题.1.用"),
        ("[[甲]]", "D121", "文字材料.存在问题.1"),
        ("[{标题: {甲: 乙}}]", "D121", "文字材料.存在问题.1.标题"),
        ("[{用: [{甲: 乙}]}]", "D121", "文字材料.存在问题.1.用.1"),
        ("{甲: 乙}", "D121", "文字材料.存在问题"),
        ("[{标体: 甲}]", "D053", "文字材料.存在问题.1.标体"),
    ],
)
def test_errors(body: str, code: str, path: str) -> None:
    found = only(f"{HEAD}指标: {{}}\n文字材料:\n  存在问题: {body}\n")
    assert (found.code, found.path) == (code, path)


def test_running_text_in_a_list_is_told_where_it_goes() -> None:
    assert only(f"{HEAD}指标: {{}}\n文字材料: {{甲: [一句话，]}}\n").hint == "文字写成 {内容: 一句话，}"
    assert only(f"{HEAD}指标: {{}}\n文字材料: {{甲: ['写: 话。']}}\n").hint == "文字写成 {内容: '写: 话。'}"
    assert only(f"{HEAD}指标: {{}}\n文字材料: {{甲: [一是一句话。]}}\n").hint == "文字写成 {内容: 一句话。}；序号由程序编，不写“一是”"


def test_what_clerks_call_a_key_of_an_entry() -> None:
    assert only(f"{HEAD}指标: {{}}\n文字材料: {{甲: [{{标题: 乙, 文字: 话。}}]}}\n").hint == "是不是“内容”？"


def test_relations_keep_their_text_and_place() -> None:
    (relation,) = accepted(f"{HEAD}指标: {{}}\n审核关系: [就业.甲 <= 就业.乙]\n").relations
    assert (relation.text, relation.path) == ("就业.甲 <= 就业.乙", ("审核关系", 0))


@pytest.mark.parametrize("body", ["[甲不超过乙]", "[{甲: 乙}]", "[=甲]"])
def test_a_relation_compares(body: str) -> None:
    assert codes(f"{HEAD}指标: {{}}\n审核关系: {body}\n") == ["D130"]


@pytest.mark.parametrize("title", ["一是增收难", "（二）增收难", "3.增收难", "四、增收难", "(5)增收难", "第六，增收难"])
def test_a_number_that_is_typed_would_print_twice(title: str) -> None:
    for entry in (f"{{标题: {title!r}, 内容: 甲。}}", f"{{内容: {title!r}}}"):
        found = only(f"{HEAD}指标: {{}}\n文字材料: {{存在问题: [{entry}]}}\n")
        assert (found.code, found.severity) == ("D122", Severity.WARNING)


@pytest.mark.parametrize(
    "entry",
    ["{标题: 1.5万亩茶园提质, 内容: 一是抓茶。二是抓果。}", "{内容: 一是抓茶。二是抓果。}", "{号: 一是, 标题: 增收难}", "{标题: 一户一策}", "{标题: 2021年}"],
)
def test_what_only_looks_like_a_number_is_left_alone(entry: str) -> None:
    assert codes(f"{HEAD}指标: {{}}\n文字材料: {{存在问题: [{entry}]}}\n") == []
