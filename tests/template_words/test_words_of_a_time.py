"""What of a sentence is true of one time only, however it is typed."""

from __future__ import annotations

import pytest

from drafting.template_words.words_of_a_time import amounts_of, claims_of, dates_of, firsts_of, rules_of
from tests.shipped import shipped

UNITS = shipped().units


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("培训２３６人次，发放３８.５万元", ["２３６人次", "３８.５万元"]),
        ("新增1，234辆", ["1，234辆"]),
        ("带动10—20户", ["10—20户"]),
        ("安装路灯二百三十六盏、二十三人到位、百分之九十五", ["二百三十六", "二十三", "百分之九十五"]),
        ("建成3 260公里，增长5. 6%，完成12,3户", ["3 260公里", "5. 6%", "12,3户"]),
        ("分别提高0.6、1.2和2.3个百分点", ["0.6", "1.2", "2.3个百分点"]),
        ("配置AED86台，PM10浓度，G312国道，DN300管网，TOP10强，AED86-2型", ["86台"]),
        ("剩余库容不足2万卷，预计可用2年", ["2万卷", "2年"]),
        ("收入比由上年的1.91缩小到1.88，三次产业结构20.1:38.6:41.3", ["1.91", "1.88", "20.1:38.6:41.3"]),
        ("收入比为1.91∶1，比上年缩小0.03，容积率1.8", ["1.91∶1", "0.03", "1.8"]),
        # rules, terms, names
        ("按1:3的比例配套，8:30开会，系统2.0版，条例3.1款", []),
        ("每户补助300至500元，18至60岁的居民，每周1—2次，为期3—5年", []),
        ("律师11人至20人的事务所", []),
        ("表1 各乡镇情况", []),
        ("十四个五年规划，十项措施，百分之百", []),
    ],
)
def test_amounts_are_found_however_they_are_typed(words: str, found: list[str]) -> None:
    told = amounts_of(words, UNITS)
    assert [each for _, each in told] == found
    assert all(words[at : at + len(each)] == each for at, each in told)


@pytest.mark.parametrize(
    ("words", "year", "found"),
    [
        ("２０２５年", 2025, ["２０２５年"]),
        ("二O二五年，二Ｏ二五年，二0二五年，二０二五年，二〇二五年", 2025, ["二O二五年", "二Ｏ二五年", "二0二五年", "二０二五年", "二〇二五年"]),
        ("2025.3.15召开，2025/3/15召开", 2025, ["2025", "2025"]),
        ("版本12025.3.15，2025.3万元", 2025, []),
        ("三月十五日召开，１２月底完成，十二月份", 2025, ["三月十五日", "１２月底", "十二月份"]),
        ("每年三月十五日，三月三，正月十五日", 2025, []),
        ("2019年建成", 2025, []),
        ("2019年建成", None, ["2019年"]),
    ],
)
def test_days_and_years_are_found_however_they_are_typed(words: str, year: int | None, found: list[str]) -> None:
    assert [each for _, each in dates_of(words, year)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("改造238户，未达到序时进度。", ["未达到序时进度"]), ("利润2300万元，实现扭亏为盈。", ["扭亏为盈"]), ("投资增速由负转正，快于序时进度。", ["由负转正", "快于序时进度"]), ("确保年底扭亏为盈，力争超序时进度。", []), ("进京访0人次，实现零登记。", ["零登记"])],
)
def test_what_was_so_that_year_is_a_claim(words: str, found: list[str]) -> None:
    assert [each for _, each in claims_of(words)] == found


def test_what_is_first_by_another_word() -> None:
    assert [each for _, each in firsts_of("首度突破10亿元，首次突破20亿元")] == ["首度", "首次"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("救助标准为每人每月680元，为期3个月，每周1至2次", ["680元", "3个月", "1至2次"]),
        ("10万元以上的村12个，每人600元，改造鱼塘12塘", ["10万元", "600元", "12"]),
        ("15秒接通率92.3%，低于0.5克/平方米的路段，按照标准680元发放", ["0.5克/平方米", "680元"]),
        ("产业结构12.3∶45.6，pH值7.2，系数0.57", ["7.2"]),
        ("十二个乡镇，5年期", ["十二个", "5年期"]),
        ("16.综合交通建设", []),
        # told otherwise, or so called
        ("居全省第3位，连续5年，3月15日，2025.3.15，占比３５％，10—20户", []),
        ("月人均救助标准680元，35岁以下占22%，7×24小时值班，365天服务，312国道，国道312线，12345热线，120急救，“3+1”模式，第3次会议", []),
    ],
)
def test_standards_limits_and_terms_are_asked_about(words: str, found: list[str]) -> None:
    told = rules_of(words, UNITS)
    assert [each for _, each in told] == found
    assert all(words[at : at + len(each)] == each for at, each in told)
