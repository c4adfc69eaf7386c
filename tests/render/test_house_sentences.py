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
