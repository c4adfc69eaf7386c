"""截至 is said once a paragraph, and a bureau's own words are left alone."""

from __future__ import annotations

from tests.saying import say

TWO = "甲: {子: {数值: 5户, 截至: 2026-06-30}, 丑: {数值: 6人, 截至: 2026-06-30}, 寅: {数值: 7亩, 截至: 2026-07-03}}"
SENTENCES = "[[截至{{ 甲.子.截至|月日 }}，]]子{{ 甲.子 }}。\n[[截至{{ 甲.丑.截至|月日 }}，]]丑{{ 甲.丑 }}。\n[[截至{{ 甲.寅.截至|月日 }}，]]寅{{ 甲.寅 }}。"


def test_the_same_day_is_not_said_twice_in_a_paragraph() -> None:
    assert say(SENTENCES, TWO) == "截至6月底，子5户。丑6人。截至7月3日，寅7亩。"


def test_each_paragraph_says_its_day() -> None:
    assert say(SENTENCES.replace("\n", "\n\n"), TWO) == "截至6月底，子5户。\n截至6月底，丑6人。\n截至7月3日，寅7亩。"


def test_a_day_is_said_again_after_another() -> None:
    text = SENTENCES + "\n[[截至{{ 甲.子.截至|月日 }}，]]卯{{ 甲.子 }}。"
    assert say(text, TWO) == "截至6月底，子5户。丑6人。截至7月3日，寅7亩。截至6月底，卯5户。"


def test_in_the_middle_of_a_sentence_and_in_points() -> None:
    text = "[[截至{{ 甲.子.截至|月日 }}，]]子{{ 甲.子 }}，[[截至{{ 甲.丑.截至|月日 }}，]]丑{{ 甲.丑 }}。"
    assert say(text, TWO) == "截至6月底，子5户，丑6人。"
    points = "{% 分条 '，' %}{% 条 %}[[截至{{ 甲.子.截至|月日 }}，]]子{{ 甲.子 }}{% 条 %}[[截至{{ 甲.丑.截至|月日 }}，]]丑{{ 甲.丑 }}{% 分条完 %}。"
    assert say(points, TWO) == "截至6月底，子5户，丑6人。"


def test_each_numbered_point_says_its_day() -> None:
    text = "{% 分条 %}{% 条 %}好。[[截至{{ 甲.子.截至|月日 }}，]]子{{ 甲.子 }}{% 条 %}[[截至{{ 甲.丑.截至|月日 }}，]]丑{{ 甲.丑 }}{% 分条完 %}"
    assert say(text, TWO) == "一是好。截至6月底，子5户。二是截至6月底，丑6人。"


def test_own_text_stays_as_written() -> None:
    own = "导语: 截至{{ 甲.子.截至|月日 }}，子{{ 甲.子 }}。截至{{ 甲.丑.截至|月日 }}，丑{{ 甲.丑 }}。"
    assert say("{% 文字材料 导语 %}{% 文字材料完 %}", TWO, own=own) == "截至6月底，子5户。截至6月底，丑6人。"


def test_a_period_is_not_said_twice_either() -> None:
    data = "甲: {子: {数值: 5户, 统计期间: 前三季度}, 丑: {数值: 6人, 统计期间: 前三季度}, 寅: {数值: 7亩, 统计期间: 1—11月}}"
    text = "".join(f"[[{{{{ 甲.{name}.统计期间 }}}}，]]{name}{{{{ 甲.{name} }}}}。\n" for name in "子丑寅")
    assert say(text, data) == "前三季度，子5户。丑6人。1—11月，寅7亩。"
