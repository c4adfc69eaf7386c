"""What the examples of the rules show they show among figures of every other kind, too: words, lists, owed figures and noughts are read as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.checks.examination import examine
from drafting.cli.rules import declared_rules
from tests.checks.judging import HEAD, book_of
from tests.rule_examples import codes_found

OTHERS = (
    "其他事项: {名单: {名录: [甲, 乙]}, 说法: {表述: 稳中向好}, 欠数: 待补, 无此项: 不适用, 两个单位: {数值: 12户36人, 上年同期: 11户33人, 任务: 15户45人}, 没有的: {数值: 0座, 上年同期: 8座, 同比: -100%}, "
    "只有任务: {任务: 6座}, 只有上年: {上年同期: 6座}, 分项: {数值: 10台, 构成: {甲型: 6台, 乙型: 4台}}, 算得: =其他事项.分项 * 2, 无单位: 35, 点数: {数值: 95.2%, 上年同期: 92.1%, 同比: 3.1个百分点}, 排名: {数值: 第3位}}"
)
OF_ALL_THERE_IS = ("D226", "D273")
"""What is said where there is no figure, or of nearly all: others make it untrue."""
HITS = {code: rule.hits for code, rule in declared_rules().items() if code[0] in "DR" and code >= "D22" and "指标: {" in rule.hits and "$ drafting " not in rule.hits and code not in OF_ALL_THERE_IS}


@pytest.mark.parametrize("code", HITS)
def test_what_an_example_shows_is_shown_among_figures_of_every_other_kind(code: str, tmp_path: Path) -> None:
    among = HITS[code].replace("指标: {", f"指标: {{{OTHERS}, ").replace(", }", "}")
    assert code in codes_found(declared_rules()[code], among, tmp_path)


def test_of_such_figures_alone_nothing_is_told() -> None:
    found, _ = examine(book_of(f"{HEAD}指标: {{{OTHERS}}}\n"))
    assert found == []
