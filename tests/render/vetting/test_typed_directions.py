"""A word of rising or falling that a template types before a rate."""

from __future__ import annotations

import pytest

from drafting import guide
from tests.test_guide import CATALOGUE, REPORT, library_of


def told(tmp_path, sentence: str) -> list[str]:
    files = {
        "试/报告.j2": REPORT.replace("{% 节 就业, 监测 %}", "{% 节 就业 %}"),
        "试/indicators.yaml": CATALOGUE,
        "_house/documents.yaml": "工作总结: {各期: {过渡: 甲}}\n",
        "试/sections/就业.j2": f"## 就业\n\n{sentence}\n{{% 其余 就业 %}}\n",
    }
    found = guide.check_template(library_of(tmp_path / "templates", files), "试/报告")
    return [f"{each.place.column if each.place else 0} {each.message} → {each.hint}" for each in found if each.code == "T082"]


@pytest.mark.parametrize(
    ("before", "rate", "wrong"),
    [
        ("比上年增长", "同比", "降了印成“比上年增长下降5%”"),
        ("下降", "同比", "升了也印成“下降5%”，意思正好相反"),
        ("较上年末", "较上年末", "升了印成“较上年末5%”，没有升降的词"),
        ("增幅为", "同比", "降了印成“增幅为下降5%”"),
        ("增加", "同比增减", "降了印成“增加减少5人”"),
    ],
)
def test_a_word_that_holds_for_one_way_alone(tmp_path, before, rate, wrong):
    figure = f"就业.务工就业.{rate}"
    expected = f"“{before}{{{{ {figure} }}}}”：{wrong} → 连前面的“{before}”一起改成 {{{{ 就业.务工就业|{rate} }}}}，升降的词由数决定"
    assert told(tmp_path, f"务工{before}{{{{ {figure} }}}}。") == [f"3 {expected}"]
    assert len(told(tmp_path, f"务工{before}[[{{{{ {figure} }}}}]]。")) == 1


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("务工比上年增长{{ 就业.务工就业|同比 }}。", "比上年增长同比增长5%"),
        ("务工增长{{ 就业.务工就业|较上年末 }}。", "增长较上年末增长5%"),
        ("务工同比{{ 就业.务工就业|同比 }}。", "同比同比增长5%"),
        ("务工下降{{ 就业.务工就业.同比增减|升降 }}。", "下降增长5%"),
    ],
)
def test_a_word_before_what_says_it_itself(tmp_path, sentence, printed):
    (found,) = told(tmp_path, sentence)
    assert f"印成“{printed}”，重了" in found


@pytest.mark.parametrize(
    "sentence",
    [
        "务工{{ 就业.务工就业|同比 }}。",
        "务工增加{{ 就业.务工就业 }}。",
        "务工同比{{ 就业.务工就业.同比增减|升降 }}。",
        "务工情况好（{{ 就业.务工就业.同比 }}）。",
        "务工{% if 就业.务工就业 is 上升 %}增长{{ 就业.务工就业.同比 }}{% else %}有所下降{% endif %}。",
    ],
)
def test_what_is_said_either_way_or_asked_first(tmp_path, sentence):
    assert told(tmp_path, sentence) == []


def test_each_is_told_at_its_own_place(tmp_path):
    figure = "{{ 就业.务工就业.同比 }}"
    assert [each.split()[0] for each in told(tmp_path, f"同比{figure}，增长{figure}。")] == ["1", "20"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("务工比上年增加{{ 就业.务工.上年同期 }}。", "“比上年增加{{ 就业.务工.上年同期 }}”：印出来的是上年同期的数，不是变了多少"),
        ("务工{{ 就业.务工 }}，上年{{ 就业.务工.上年同期 }}。", ""),
        ("务工由上年的{{ 就业.务工.上年同期 }}增加到{{ 就业.务工 }}。", ""),
    ],
)
def test_last_years_figure_behind_a_word_of_change_is_told(tmp_path, sentence: str, said: str) -> None:
    found = told(tmp_path, sentence)
    assert [each.partition(" ")[2].partition(" → ")[0] for each in found] == ([said] if said else [])
