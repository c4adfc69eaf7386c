"""What a message about a name in the data's own texts says to write is accepted when it is written."""

from __future__ import annotations

import re

import pytest

from drafting import pipeline
from tests.test_pipeline import loaded

DATA = """模板: 试/报告
单位: {名称: 青禾县竹溪乡人民政府, 地区: 青禾县竹溪乡, 层级: 乡镇}
报告期: 2026年
指标:
  就业: {务工就业: {数值: 1200人, 任务: 1100人, 上年同期: 1000人}, 公益岗位: 50人, 培训班: 5期}
文字材料: {导语: "有{{ %s }}。"}
"""
FILES = {"试/报告.j2": "{% 文字材料 导语 %}好。{% 文字材料完 %}{% 其余 %}"}


def told(tmp_path, written):
    library, read = loaded(tmp_path, DATA % written, FILES)
    return [each for each in pipeline.draft(library, read.dataset).diagnostics if each.code in ("D210", "D211")]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("就业.务工", "就业.务工就业"), ("务工就业", "就业.务工就业"), ("就业务工就业", "就业.务工就业"), ("就业.公益岗", "就业.公益岗位"), ("就业。务工就业", "就业.务工就业"),
        ("报告期.年", "报告期.年度"), ("单位.名", "单位.名称"), ("公文.标提", "公文.标题"), ("就业.务工就业|万元", "就业.务工就业"), ("就业.培训", "就业.培训班"),
    ],
)  # fmt: skip
def test_the_name_that_is_advised_is_accepted(tmp_path, slip, meant):
    (found,) = told(tmp_path, slip)
    assert re.findall(r"“([^”]+)”|\{\{ (.+?) \}\}", found.hint) in ([(meant, "")], [("", meant)])
    assert told(tmp_path, meant) == []
