"""What slip explains a list, and how likely one would by chance."""

from __future__ import annotations

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.cells import lines_of
from drafting.checks.sentences.claimed.explained import Explained, ExplainedShare, explained, explained_share
from tests.checks.sentences.saying import UNITS


def why(total: str, *parts: str) -> Explained:
    [line] = lines_of(Text([("body", f"总{total}，其中{'、'.join(f'甲{each}' for each in parts)}。", 0, "")]), UNITS)
    return explained(line.cells[0], line.cells[1:], UNITS)


def test_a_slip_is_named_with_its_figure():
    assert why("59674人", "58212人", "1453人").slip == "58212人相邻两位写颠倒"  # as might 1453人


def test_rounded_figures_need_not_fit_to_the_last_digit():
    assert why("33.12亿元", "14.7亿元", "5.72亿元", "2.7亿元").slip == "33.12亿元有一位数字填错"


def test_the_longer_the_figures_the_less_a_slip_fits_by_chance():
    assert why("21家", "14家", "6家", "2家").weight < why("214家", "142家", "51家", "22家").weight < why("21034家", "14012家", "5012家", "2011家").weight


def test_what_no_slip_explains_has_none():
    assert why("7671个", "1216个", "704个", "894个").slip == ""


def test_swapped_digits_weigh_more_than_a_wrong_one_for_fewer_differences_are_theirs():
    assert why("32162件", "12125件", "15123件", "4941件").weight > why("32162件", "12125件", "15123件", "4934件").weight > 1
    assert why("32162件", "12125件", "15123件", "4938件").weight < 1  # two slips


def test_rounded_figures_that_miss_by_the_rounding_too_tell_less():
    assert why("96.5亿元", "52.6亿元", "33.9亿元").weight > why("96.4亿元", "52.6亿元", "33.9亿元").weight > 0


def why_share(part: str, whole: str, share: str) -> ExplainedShare:
    [line] = lines_of(Text([("body", f"总{whole}，其中甲{part}，占{share}。", 0, "")]), UNITS)
    return explained_share(line.cells[2], line.cells[1], line.cells[0], UNITS)


def test_a_share_is_explained_by_a_slip_in_any_of_its_sides():
    assert why_share("5480件", "20000件", "24.7%").slip == "24.7%相邻两位写颠倒"
    assert why_share("4580件", "20000件", "27.4%").slip == "4580件相邻两位写颠倒"
    assert why_share("5480件", "30000件", "27.4%").slip == "30000件有一位数字填错"


def test_the_more_digits_a_share_has_the_less_a_slip_fits_by_chance():
    assert why_share("5480件", "20000件", "24%").chance > why_share("5480件", "20000件", "24.7%").chance > why_share("5480件", "20000件", "24.72%").chance


def test_round_figures_differ_by_round_ones_so_that_chance_explains_more():
    assert why("320件", "120件", "150件", "20件").weight < why("322件", "121件", "151件", "20件").weight


def test_what_is_taken_away_has_its_sign():
    [line] = lines_of(Text([("body", "现有1587户，原有1285户，新增320户，退出118户。", 0, "")]), UNITS)
    assert explained(line.cells[0], line.cells[1:], UNITS, (1, 1, -1)).slip == "1587户有一位数字填错"
