"""Figures that are all what they were before."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine, examine_together
from tests.checks.judging import HEAD, book_of

SIX = {"甲": "1203人", "乙": "345.6万元", "丙": "876亩", "丁": "5102个", "戊": "4.09万吨", "己": "236户"}


def text(period: str, **changed: str) -> str:
    figures = ", ".join(f"{name}: {figure}" for name, figure in (SIX | changed).items())
    return f"{HEAD.replace('2021年', period)}指标: {{组: {{{figures}, 村: 12个, 率: 98.6%}}}}\n"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "报告期：2021年的数，6 项里有 6 项和2020年的（2020.yaml）一模一样（甲 1203人、乙 345.6万元、丙 876亩等）"),
        ({"甲": "1250人"}, "报告期：2021年的数，6 项里有 5 项和2020年的（2020.yaml）一模一样（乙 345.6万元、丙 876亩、丁 5102个等）"),
        ({"甲": "1250人", "乙": "350万元"}, ""),
    ],
)
def test_a_file_of_last_year_of_which_only_the_year_was_changed(changed: dict[str, str], told: str) -> None:
    before = book_of(text("2020年"), name="2020.yaml")
    now = book_of(text("2021年", **changed), name="2021.yaml")
    for found in (examine_together([now, before])[0], examine(book_of(text("2021年", **changed), previous=before, name="2021.yaml"))[0]):
        assert [(each.message, str(each.place)) for each in found if each.code == "D271"] == ([(told, "2021.yaml:2:6")] if told else [])


OTHERS = "名单: {名录: [甲, 乙]}, 季: {数值: 1203人, 统计期间: 2020年}, 评价: {表述: 良好}"


@pytest.mark.parametrize(
    ("more", "more_then", "told"),
    [
        (OTHERS, OTHERS, 1),  # no figures of the period
        ("名单: 236户, 丑: 236户", "名单: {名录: [甲, 乙]}", 1),
        ("名单: {名录: [甲, 乙]}", "名单: 236户, 丑: 236户", 1),
        ("庚: 121人, 辛: 122人, 壬: 123人", "庚: 111人, 辛: 112人, 壬: 113人", 0),  # six of nine
    ],
)
def test_what_else_there_is_says_nothing_but_by_its_number(more: str, more_then: str, told: int) -> None:
    now, before = (book_of(text(period).replace("村: 12个", each), name=f"{period}.yaml") for period, each in (("2021年", more), ("2020年", more_then)))
    found = [each for each in examine_together([now, before])[0] if each.code == "D271"]
    assert len(found) == told
    assert all("6 项里有 6 项" in each.message for each in found)


def test_a_reason_at_the_period_answers() -> None:
    now = book_of(text("2021年").replace("报告期: 2021年", "报告期: 2021年  # 情况属实 D271：核对过"), name="2021.yaml")
    assert "D271" not in [each.code for each in examine_together([now, book_of(text("2020年"), name="2020.yaml")])[0]]


@pytest.mark.parametrize(("before", "told"), [("1203人 345.6万元 876亩", 1), ("1203人 345.6万元 880亩", 0), ("1203人 345.6万元", 0)])
def test_a_column_for_last_year_that_was_copied(before: str, told: int) -> None:
    figures = ", ".join(f"{name}: {{数值: {SIX[name]}, 上年同期: {then}}}" for name, then in zip("甲乙丙", before.split(), strict=False))
    found, _ = examine(book_of(f"{HEAD}指标: {{组: {{{figures}, 村: {{数值: 12个, 上年同期: 12个}}}}}}\n"))
    assert [each.code for each in found].count("D271") == told
