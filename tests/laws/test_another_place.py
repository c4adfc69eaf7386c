"""The templates carry the prose: the same ones serve another place, with half of its indicators absent."""

from __future__ import annotations

import random
import re

import pytest

from drafting.blocks.document import Document
from tests.laws.reports import (
    NAMES,
    TEMPLATES,
    Data,
    cut,
    data_of,
    dataset_of,
    draft_of,
    faults,
    lines,
    owed,
    unaccounted,
)

PLACES = (
    {"名称": "清水市乡村振兴局", "地区": "示例省清水市", "层级": "市"},
    {"名称": "白石县农业农村局", "地区": "白石县", "层级": "县"},
    {"名称": "白石县青松镇人民政府", "地区": "白石县青松镇", "层级": "乡镇"},
)
PERIODS = ({"类型": "年度"}, {"类型": "半年"}, {"类型": "季度", "起月": "1", "止月": "9"}, {"类型": "月份", "起月": "1", "止月": "5"})
ROUNDS = 6


def moved(name: str, template: str, place: dict[str, str], seed: int) -> Data:
    """Half of a report's indicators, reported by another place under another template, in another year and period."""
    data = data_of(name)
    chance = random.Random(f"{template} {seed}")
    year = chance.choice([2020, 2021, 2023, 2026])
    data |= {"模板": template, "单位": place, "公文": {}, "文字材料": {}}
    data["报告期"] = {"年度": str(year), **chance.choice(PERIODS), "截至": f"{year}-06-30"}
    return cut(data, chance, 0.5)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", NAMES)
def test_it_gives_clean_text(name, template):
    for seed in range(ROUNDS):
        place = PLACES[seed % len(PLACES)]
        data = moved(name, template, place, seed)
        draft = draft_of(data, name)
        where = f"{place['层级']} seed {seed}"
        assert faults(draft.document) == [], where
        assert unaccounted(draft, dataset_of(data, name)) == set(), where
        assert set(draft.missing) <= {"监测帮扶.监测对象"} | owed(data), where
        _of_this_place(draft.document, place, data, name)


def _of_this_place(document: Document, place: dict[str, str], data: Data, name: str) -> None:
    """The text names this place, and nothing of the old one that the data does not say itself."""
    text = "\n".join(lines(document))
    last = place["地区"][-1]
    assert f"我{last}" in text or f"全{last}" in text
    old = data_of(name)["单位"]
    said = f"{data['指标']}{data.get('明细表')}"
    strangers = [old["地区"], old["名称"], *(f"{word}{old['地区'][-1]}" for word in "全我" if old["地区"][-1] != last)]
    assert not [word for word in strangers if word in text and word not in said]


@pytest.mark.parametrize("name", NAMES)
def test_the_prose_is_the_templates(name):
    """At least 60 % of a report's figures are said by sentences of the library, not by its own text or 其余."""
    figures = draft_of(data_of(name), name).document.figures
    said = [figure.said_by for figure in figures]
    assert said.count("template") >= 0.6 * len(said)
    assert said.count("rest") <= 0.05 * len(said)


def test_wording_follows_the_year():
    texts = {}
    for year in ("2020", "2022", "2026"):
        data = moved("huayuan-2020", "rural/township", PLACES[1], 1)
        data["报告期"] = {"年度": year, "类型": "年度"}
        texts[year] = "\n".join(lines(draft_of(data).document))
    assert "脱贫攻坚工作总结" in texts["2020"]
    assert "有效衔接" in texts["2022"]
    assert not re.search("脱贫攻坚工作|有效衔接", texts["2026"])
