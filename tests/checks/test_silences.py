"""情况属实: findings that the file answers for."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import book_of, judged

DATA = "指标:\n  就业:\n    总数:\n      数值: 5人%s\n      构成: {甲: 3人, 乙: 3人}\n"


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("", ["R101"]),
        ("  # 情况属实 R101：两类有一人重叠", []),
        ("  # 情况属实 R101: 两类有一人重叠", []),
        ("  # 情况属实 R106、R101：两类有一人重叠", []),
        ("  # 情况属实 R106：两类有一人重叠", ["R101"]),
        ("  # 情况属实 R101", ["R101", "R141"]),
        ("  # 情况属实 R101：", ["R101", "R141"]),
        ("  # 情况属实", ["R101", "R141"]),
        ("  # 情况属实：两类有一人重叠", ["R101", "R141"]),
        ("  # 情况属实 r101：两类有一人重叠", []),
        ("  # 情况属实 Ｒ１０１：两类有一人重叠", []),
        ("  # 情况属实 R101：。", ["R101", "R141"]),
        ("  # 情况属实 R10：两类有一人重叠", ["R101", "R141"]),
    ],
)
def test_a_comment_with_a_reason_answers_for_its_line(comment: str, codes: list[str]) -> None:
    found = judged(DATA % comment)
    assert found.codes == codes
    assert found.verdict_of("构成") == "不符"


def test_an_answer_to_nothing_is_said() -> None:
    book = book_of("单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2021年\n" + DATA % "  # 情况属实 R101、R106、D081：两类重叠")
    (idle,) = examine(book)[0]
    assert (idle.code, idle.severity, "R106" in idle.message) == ("R185", "info", True)


def test_an_answer_to_what_is_no_code_is_said() -> None:
    book = book_of("单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2021年\n" + DATA % "  # 情况属实 R199：两类重叠")
    said = [(each.code, each.message) for each in examine(book)[0]]
    assert said[1:] == [("R141", "情况属实：没有编码 R199，不起作用")]


def test_what_a_faulty_answer_lacks_is_named() -> None:
    said = [each.message for comment in ("R101：。", "R10：重叠", "") for each in judged(DATA % f"  # 情况属实 {comment}").findings if each.code == "R141"]
    assert said == ["情况属实：没有写理由，不起作用", "情况属实：没有写编码，不起作用", "情况属实：没有写编码，不起作用"]


def test_a_comment_above_a_line_and_one_behind_it_both_count() -> None:
    text = "指标:\n  就业:\n    总数:\n      # 情况属实 R106：多余\n      数值: 5人  # 情况属实 R101：两类有一人重叠\n      构成: {甲: 3人, 乙: 3人}\n"
    assert judged(text).codes == []


def test_another_line_is_not_answered_for() -> None:
    assert judged(DATA % "" + "    其他: 1人  # 情况属实 R101：两类有一人重叠\n").codes == ["R101"]


@pytest.mark.parametrize("code", ["D350", "D269"])
def test_what_was_answered_for_by_the_code_before_stays_so(code: str) -> None:
    book = book_of(f"单位: {{名称: 示例县农业农村局, 地区: 示例县, 层级: 县}}\n报告期: 2021年\n指标:\n  就业:\n    某样本: 20953万人  # 情况属实 {code}：全国的\n")
    assert [each.code for each in examine(book)[0]] == []
