"""Data cannot forge markup: whatever stands in a value prints as the characters it is made of."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafting import pipeline
from drafting.blocks.document import Figure, Paragraph, Text, plain
from drafting.library import Library
from drafting.load.validation.validate import validate_dataset
from drafting.model.catalogue import EMPTY
from drafting.source import Tree
from tests.laws.reports import library
from tests.load.validating import units
from tests.saying import library_of

quick = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
HOSTILE = st.text(st.sampled_from("甲乙#|*_[]{}()!\\-<>&\"'`~ \n\t\r\x00\x07\x1b\ue000\ue004\ue005\ue006\ue010\ue013\uf8ff%·，。"), min_size=1, max_size=16)
STRIPPED = re.compile("[\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

TEMPLATE = """\
名为{{ 甲.子.表述 }}。

{% 分条 '、' %}{% 条 名, 数 in 甲.丑.构成 %}{{ 名 }}{{ 数 }}{% 分条完 %}。

有{{ 甲.寅|名单 }}。

由{{ 甲.卯.提供单位 }}报送{{ 甲.卯 }}。

{% 文字材料 话 %}{% 文字材料完 %}
"""


@cache
def reader() -> Library:
    with tempfile.TemporaryDirectory() as folder:
        made = library_of(Path(folder), {"试/报告.j2": TEMPLATE})
        assert made.template_faults("试/报告") == ()
        assert texts(draft(made)) == ["名为平常。", "东3户。", "有甲村。", "由某局报送5户。", "平常。"]
    return made


def draft(made, statement="平常", part="东", name="甲村", provider="某局", words="平常。"):
    data = {
        "模板": "试/报告", "单位": {"名称": "某局", "地区": "某县"}, "报告期": "2026年",
        "指标": {
            "甲": {"子": {"表述": statement}, "丑": {"构成": {part: "3户"}}, "寅": {"名录": [name]}, "卯": {"数值": "5户", "提供单位": provider}}
        },
        "文字材料": {"话": words},
    }
    dataset, found = validate_dataset(Tree("数据.yaml", data, {}, {}), units(), EMPTY)
    if dataset is None:
        return None
    drafted = pipeline.draft(made, dataset)
    assert drafted.document is not None, (found, drafted.diagnostics)
    return drafted.document


def seen(text: str) -> str:
    """What a reader should see of a value: its own characters, on one line."""
    return re.sub(r"\s+", " ", STRIPPED.sub("", text)).strip()


def texts(document) -> list[str]:
    assert all(isinstance(block, Paragraph) for block in document.blocks), document.blocks
    assert not any(each.bold for block in document.blocks for each in block.content if isinstance(each, Text | Figure))
    return [re.sub(r"\s+", " ", plain(block.content)) for block in document.blocks]


@quick
@given(HOSTILE)
@example("# 标题")
@example("\n\n## 标题\n\n")
@example("**粗**")
@example("| 甲 | 乙 |")
@example("{{ 甲.子 }}")
@example("{% 可省 %}")
@example("[[甲]]")
@example("![图](图.png)")
@example("\ue0000\ue004甲\ue005")
def test_a_statement_is_literal(value):
    document = draft(reader(), statement=value)
    if seen(value):
        assert texts(document)[0].replace(" ", "") == f"名为{seen(value)}。".replace(" ", "")


@quick
@given(HOSTILE)
def test_the_name_of_a_part_is_literal(value):
    document = draft(reader(), part=value)
    if document is not None:
        assert texts(document)[1].replace(" ", "") == f"{seen(value)}3户。".replace(" ", "").lstrip("，、；：")  # no item begins with a pause


@quick
@given(HOSTILE)
def test_a_name_of_a_list_is_literal(value):
    document = draft(reader(), name=value)
    if seen(value):
        assert texts(document)[2].replace(" ", "") == f"有{seen(value)}。".replace(" ", "")


@quick
@given(HOSTILE)
def test_a_provider_is_literal(value):
    document = draft(reader(), provider=value)
    if seen(value):
        assert texts(document)[3].replace(" ", "") == f"由{seen(value)}报送5户。".replace(" ", "")


@quick
@given(HOSTILE)
def test_own_text_is_literal_but_for_its_lines(value):
    value = value.replace("{{", "").replace("}}", "")
    document = draft(reader(), words=f"说{value}完。")
    if seen(value):
        shown = "".join(texts(document)[4:]).replace(" ", "")
        assert shown == f"说{seen(value)}完。".replace(" ", "")


@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_every_writer_takes_hostile_text(to):
    hostile = "# <w:p> & ]> ** | \x00\x07\ufffe \ue000"
    document = draft(reader(), statement=hostile[:20], part=hostile, name=hostile, provider=hostile, words=hostile)
    assert pipeline.write(document, to, library())


def test_a_title_and_a_unit_are_literal():
    made = library()
    data = {
        "模板": "rural/township", "单位": {"名称": "某局#|**", "地区": "[[某县]]某乡", "层级": "乡镇"}, "报告期": "2026年",
        "公文": {"标题": "# **标题**\ue000\x07", "署名": "某局|\x00"}, "指标": {"监测帮扶": {"监测对象": "5户9人"}},
    }
    dataset, found = validate_dataset(Tree("数据.yaml", data, {}, {}), units(), made.catalogue("rural/township"))
    assert dataset is not None, found
    document = pipeline.draft(made, dataset).document
    for to in ("docx", "md", "txt", "html"):
        assert pipeline.write(document, to, made)
    text = pipeline.write(document, "txt", made).decode()
    assert "# **标题**" in text
    assert not re.search("[\ue000-\uf8ff\x00\x07]", text)
