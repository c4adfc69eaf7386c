"""Words of one meaning (同义) are of one meaning: what is printed says no statistic that the data did not name; 示例数据."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting import pipeline
from drafting.library import Library
from drafting.model.dataset import Dataset
from tests.shipped import shipped

FIGURE = "7351"
TELLING = (
    "人口", "劳动力", "劳力", "纯收入", "可支配", "外出", "转移", "省外", "新增", "产业化", "无害化", "卫生厕所", "重点",
    "省级", "县级", "贫困", "残疾", "监测", "三类", "常住", "高素质", "新型职业", "小额", "东西部", "消费", "集体",
)  # fmt: skip
"""Words that make another statistic of a figure."""
LIBRARY = shipped()
CATALOGUE = LIBRARY.catalogue("rural/annual")

ALSO = {"人口": ("群众", "户人均"), "劳动力": ("劳力",)}
"""Other words that tell the same."""


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


def read(library: Library, folder: Path, indicators: dict[str, Any]) -> Dataset:
    data = {
        "模板": "rural/annual",
        "单位": {"名称": "示例县农业农村局", "地区": "示例县", "层级": "县"},
        "报告期": {"年度": 2026, "类型": "年度"},
        "指标": indicators,
    }
    file = folder / "示例数据.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    return dataset


def text_of(library: Library, dataset: Dataset) -> str:
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return pipeline.write(document, "txt", library).decode()


def given_as(standing: str, word: str) -> list[tuple[str, str, str]]:
    """Group, name and figure of each indicator that is called by the standing word, called by another of its list."""
    found = []
    for group in CATALOGUE.groups:
        for name, home in CATALOGUE.names_of(group).items():
            if name == home and standing in name:
                entry = CATALOGUE.find(f"{group}.{home}")
                assert entry is not None
                found.append((group, name.replace(standing, word), FIGURE + (entry.units[0] if entry.units else "")))
    return found


@pytest.mark.parametrize("words", CATALOGUE.synonyms, ids=lambda words: words[0])
def test_a_sentence_says_no_statistic_that_the_data_did_not_name(library, tmp_path, words):
    for word in words[1:]:
        for group, name, figure in given_as(words[0], word):
            text = text_of(library, read(library, tmp_path, {"监测帮扶": {"监测对象": "9户20人"}, group: {name: figure}}))
            clauses = [clause for clause in re.split("[，。；\n]", text) if FIGURE in clause]
            assert clauses, (group, name)
            told = [each for each in TELLING if not any(said in group + name for said in (each, *ALSO.get(each, ())))]
            assert [(clause, each) for clause in clauses for each in told if each in clause] == [], (group, name)


@pytest.mark.parametrize(
    ("group", "given", "says", "never"),
    [
        ("脱贫基础", {"脱贫劳动力": "3000人"}, "脱贫劳动力3000人", "脱贫人口"),
        ("脱贫基础", {"脱贫家庭劳动力": "3000人"}, "脱贫家庭劳动力3000人", "脱贫人口"),
        ("就业", {"脱贫劳力务工": "3000人"}, "务工就业3000人", "脱贫劳力"),
        ("收入", {"脱贫人口人均可支配收入": {"数值": "18000元", "上年同期": "16000元"}}, "脱贫人口人均可支配收入18000元，同比增长12.5%", "纯收入"),
        ("收入", {"脱贫人口人均收入": "18000元"}, "脱贫人口人均收入18000元", "纯收入"),
        ("收入", {"脱贫户人均收入": "18000元"}, "脱贫户人均收入18000元", "纯收入"),
        ("收入", {"脱贫群众人均纯收入": "18000元"}, "脱贫人口人均纯收入18000元", "可支配"),
        ("收入", {"脱贫群众收入": "18000元"}, "脱贫群众收入18000元", "纯收入"),
        ("收入", {"脱贫人口年人均纯收入": "18000元"}, "脱贫人口人均纯收入18000元", "可支配"),
        ("收入", {"农民人均收入": {"数值": "18000元", "上年同期": "16000元"}}, "农民人均收入18000元，同比增长12.5%", "可支配"),
        ("收入", {"农村居民人均收入": "18000元"}, "农村居民人均收入18000元", "可支配"),
        ("收入", {"农民收入": "18000元"}, "农民收入18000元", "可支配"),
        ("农民收入", {"农民收入": "18000元"}, "农民收入18000元", "可支配"),
        ("收入", {"农民人均可支配收入": "18000元"}, "农村居民人均可支配收入18000元", "农民人均收入"),
    ],
)
def test_what_is_not_the_same_statistic_keeps_its_own_words(library, tmp_path, group, given, says, never):
    text = text_of(library, read(library, tmp_path, {group: given}))
    assert says in text
    assert never not in text


@pytest.mark.parametrize(
    ("group", "name", "never"),
    [
        ("脱贫基础", "脱贫劳动力", "脱贫人口"),
        ("脱贫基础", "脱贫劳力", "脱贫人口"),
        ("收入", "脱贫人口人均可支配收入", "脱贫人口收入"),
        ("收入", "脱贫人口人均收入", "脱贫人口收入"),
        ("收入", "脱贫人口人均纯收入", "脱贫人口可支配收入"),
        ("收入", "农民人均收入", "农村居民收入"),
        ("收入", "农村居民人均收入", "农村居民收入"),
        ("收入", "农民收入", "农村居民收入"),
        ("收入", "农村居民人均纯收入", "农村居民收入"),
        ("收入", "全体居民人均可支配收入", "农村居民收入"),
        ("产业", "龙头企业产值", "龙头企业"),
        ("就业", "公益性岗位开发", "公益岗位安置"),
    ],
)
def test_what_counts_something_else_is_not_read_as_it(library, tmp_path, group, name, never):
    unit = "元" if "收入" in name or "产值" in name else "人"
    assert f"{group}.{never}" not in read(library, tmp_path, {group: {name: f"9000{unit}"}}).called


@pytest.mark.parametrize(("of_them", "found"), [("60人", ["R105"]), ("50人", []), ("40人", [])])
def test_no_more_poor_hands_in_the_workshops_than_hands(library, tmp_path, of_them, found):
    drafted = pipeline.draft(library, read(library, tmp_path, {"就业": {"帮扶车间带动": "50人", "车间脱贫劳动力": of_them}}))
    assert [each.code for each in drafted.diagnostics if each.path and "车间脱贫劳动力" in each.path] == found
