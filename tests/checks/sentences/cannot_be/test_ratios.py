"""Ratios whose words name their sides."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said


def told(words: str) -> list[str]:
    return [each.message.rpartition("”：")[2] for each in said(words).impossible]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("全县在校学生28560人，专任教师1904人，师生比为1:12。", "1904人比28560人不是1:12"),
        ("在校学生28560人，学生巩固率98%，学生增加120人，专任教师1904人，师生比为1:12。", "1904人比28560人不是1:12"),
        ("有28560名学生、1904名教师，师生比为1:12。", "1904名比28560名不是1:12"),
        ("在校学生28,560人，专任教师1,904人，师生比1：12。", "1904人比28560人不是1:12"),
        ("新能源汽车5120辆，建成充电桩1280个，车桩比为14:1。", "5120辆比1280个不是14:1"),
        ("开放床位860张，注册护士344人，床护比达到1:0.04。", "860张比344人不是1:0.04"),
    ],
)
def test_a_ratio_that_is_not_of_its_sides_is_told(words, why):
    assert [each.replace(":1。", ":1") for each in told(words)] == [why]


@pytest.mark.parametrize(
    "words",
    [
        "全县在校学生28560人，专任教师1904人，师生比为1:15。",
        "全县在校学生28560人，专任教师1910人，师生比为1:15。",
        "开放床位860张，注册护士344人，床护比达到1:0.4。",
        "在校学生约28560人，专任教师1904人，师生比为1:12。",
        "小学生18560人、初中学生10000人，专任教师1904人，师生比为1:12。",
        "师生比为1:12。",
        "在校学生28560人，专任教师0人，师生比为1:12。",
        "在校学生28560人，专任教师1904人。师生比为1:12。",
        "投入产出比为1:12，在校学生28560人，专任教师1904人。",
        "毕业学生1200人，教师100人，师生比1:15。",
        "新招聘教师100人，在校学生28560人，师生比达1:15。",
        "在校学生28560人，专任教师1904人，师生比由1:16优化到1:15。",
    ],
)
def test_what_fits_or_may_be_of_others_is_no_fault(words):
    assert told(words) == []


@pytest.mark.parametrize("said", ["为1 : 12", "由1:16优化到1:12", "已达到1:12"])
def test_however_the_ratio_is_said(said):
    assert len(told(f"在校学生28560人，专任教师1904人，师生比{said}。")) == 1
