"""Sentences and headings of documents.yaml are held to what holds for templates."""

from __future__ import annotations

import pytest

from drafting import guide
from tests.saying import library_of


def told(folder, words: str, template: str = "# 甲\n\n好。{{ 文种.过渡 }}{% 其余 %}") -> list[tuple[str, str, str]]:
    files = {"试/报告.j2": f"---\n文种: 工作总结\n---\n{template}", "_house/documents.yaml": f"工作总结: {{各期: {{{words}}}}}\n"}
    found = guide.check_template(library_of(folder / "templates", files), "试/报告")
    return [(each.code, str(each.place), each.message) for each in found if each.code in ("T030", "T075")]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("过渡: 现将2026年工作总结如下。", "T030", "过渡：写了“2026年”，明年还会照印"),
        ("启下: 明年新增就业5000人。", "T030", "启下：写了“5000人”，明年还会照印"),
        ("过渡: 现将工作情况总结如下", "T075", "过渡：“工作情况总结如下”末尾没有句号"),
        ("结尾: 请批评指正，", "T075", "结尾：“请批评指正，”末尾没有句号"),
        ("标题: 甲县工作总结。", "T075", "标题：“甲县工作总结。”末尾多了“。”"),
        ("做法: 主要做法：", "T075", "做法：“主要做法：”末尾多了“：”"),
    ],
)
def test_what_is_typed_wrong_is_told_at_its_place(tmp_path, words, code, message):
    (found,) = told(tmp_path, words)
    assert found == (code, f"templates/_house/documents.yaml:1:{13 + len(words.partition(':')[0]) + 2}", f"工作总结.各期.{message}")


@pytest.mark.parametrize(
    "words",
    [
        "过渡: '现将{{ 报告期.年度 }}年{{ 报告期.止月 }}月工作总结如下。'", "启下: 落实“138”工作法。", "结尾: 专此报告！", "过渡: 现将情况报告如下：",
        "过渡: 他说“情况如下。”", "标题: '{{ 地区 }}关于“一户一策”的报告（讨论稿）'", "过渡: ''", "口径: 按户计", "打算: 下步打算",
    ],
)  # fmt: skip
def test_what_is_right_is_passed(tmp_path, words):
    assert told(tmp_path, words) == []


def test_where_a_template_ends_the_sentence_itself_nothing_is_missing(tmp_path):
    assert told(tmp_path, "过渡: 现将工作总结如下", "# 甲\n\n好。{{ 文种.过渡 }}。{% 其余 %}") == []


@pytest.mark.parametrize(
    ("typed", "template", "message"),
    [
        ("典型: 典型做法：", "# 甲\n\n## {{ 文种.典型 }}\n\n好。{% 其余 %}", "典型：“典型做法：”末尾多了“：”"),
        ("部署: 请抓好落实", "# 甲\n\n好。{% 其余 %}\n\n{{ 文种.部署 }}\n", "部署：“请抓好落实”末尾没有句号"),
        ("部署: 请抓好落实", "# 甲\n\n好。{% 其余 %}\n\n{% 文字材料 结尾 %}{{ 文种.部署 }}{% 文字材料完 %}\n", "部署：“请抓好落实”末尾没有句号"),
        ("典型: 典型做法", "# 甲\n\n## {{ 文种.典型 }}\n\n好。{% 其余 %}", ""), ("部署: 抓好落实", "# 甲\n\n要{{ 文种.部署 }}，好。{% 其余 %}", ""),
    ],
)  # fmt: skip
def test_a_word_of_one_s_own_is_what_the_template_makes_of_it(tmp_path, typed, template, message):
    assert [each[2].removeprefix("工作总结.各期.") for each in told(tmp_path, typed, template)] == ([message] if message else [])


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("新增就业5000人", ("T030", "提法.口号：写了“5000人”，以后各年还会照印")), ("[{文: 抓好2026年工作}]", ("T030", "提法.口号：写了“2026年”，以后各年还会照印")),
        ("守住底线。", ("T075", "提法.口号：“守住底线。”末尾多了“。”，会印在句子中间")), ("[{至: 2099-12, 文: 抓好2026年工作}, {自: 2100-01, 文: 守住底线}]", None),
        ("落实“138”工作法", None), ("守住“三保障”", None),
    ],
)  # fmt: skip
def test_what_the_house_says_is_held_to_the_same(tmp_path, phrase, found):
    files = {"试/报告.j2": "# 甲\n\n要{{ 提法.口号 }}，好。{% 其余 %}", "_house/phrasing.yaml": f"口号: {phrase}\n"}
    told = guide.check_template(library_of(tmp_path / "templates", files), "试/报告")
    assert [(each.code, each.message) for each in told if each.code in ("T030", "T075")] == ([found] if found else [])
