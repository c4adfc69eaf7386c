"""Another place that speaks as itself, and a wrong 自称."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from drafting.checks.oddities.own_names import MISSPELT
from drafting.checks.prose.passages import Text
from drafting.checks.prose.places import _GENERAL, _MAY_SPEAK, FOREIGN, OWN_NAME, _speaker, not_said_of_names
from drafting.diagnostics import Place
from drafting.model.dataset import Unit
from tests.checks.prose.said import codes, found

TOWNSHIP = Unit("水碾乡人民政府", "水碾乡", "乡镇", "全乡", "我乡", "乡党委、乡政府")


def test_another_county_speaks():
    (finding,) = found("清溪县坚持把防止返贫作为底线任务。")
    assert (finding.code, "“清溪县”不是青禾县" in finding.message) == ("P144", True)


def test_what_the_data_tell_where_it_can_be_mended_is_not_said_of_the_text_again():
    place = Place("甲.yaml", 7, 1)
    said = [FOREIGN.at(place, "", excerpt="清溪县坚持把防止返贫"), FOREIGN.at(place, "", excerpt="白水县坚持"), OWN_NAME.at(place, "", excerpt="清溪县")]
    told = [MISSPELT.at(place, "", excerpt="清溪县"), MISSPELT.at(place, "")]
    assert [each.excerpt for each in not_said_of_names(said, told)] == ["白水县坚持", "清溪县"]
    assert not_said_of_names(said, []) == said


def test_a_place_that_the_data_name_may_be_spoken_of():
    assert codes("清溪县坚持五年结对帮扶。", knows=["清溪县"]) == []


def test_general_words_and_the_place_itself_are_no_foreign_place():
    for text in ("全县坚持每月调度。", "各县扎实推进。", "青禾县认真落实。", "脱贫县统筹推进。", "由县政府牵头。", "实行县乡村三级联动。"):
        assert codes(text) == [], text


def test_own_name_of_a_lower_level():
    assert codes("我镇坚持每月研究一次。") == ["P145"]
    assert codes("我县坚持每月研究一次。") == []
    assert codes("我省部署以来，进展顺利。") == []  # a higher level is spoken of, not mistaken
    assert codes("我村坚持每月研究一次。", unit=TOWNSHIP) == ["P145"]
    assert codes("我镇坚持每月研究一次。", unit=TOWNSHIP) == ["P145"]


@example("。青县县委")
@given(st.lists(st.sampled_from(["。", "，", "\n", "青", "禾", "县", "区", "乡", "在", "全", "其他", "县委", "坚持", "把", "市委", "A"]), max_size=14).map("".join))
def test_no_name_is_passed_by_whose_end_is_not_seen(words: str) -> None:
    text = Text([("body", line, 0, "") for line in words.split("\n")])
    spoken = [match[1] for ends in ("县区市旗", "乡镇") for match in _speaker(ends).finditer(words)]
    seen = any(text.shows(_MAY_SPEAK[end]) for end in "县区市旗乡镇")
    assert seen or all(_GENERAL.search(name) for name in spoken)


def test_the_office_of_an_area_speaks_of_it_in_whatever_county():
    assert "P145" in codes("我区坚持每月调度。", unit=Unit("示例县发展局", "示例县", "县", "全县", "我县", "县委、县政府"))
    assert "P145" not in codes("我区坚持每月调度。", unit=Unit("示例县工业园区管理委员会", "示例县", "县", "全县", "我县", "县委、县政府"))
