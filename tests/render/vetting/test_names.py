"""A template may name only indicators of its catalogue and the built-in words; the closest real name is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.diagnostics import Diagnostic
from drafting.load.house.catalogue import read_catalogue
from drafting.render.vetting.names import Vocabulary, unknown_names
from tests.load.validating import tree_of, units
from tests.render.compiling.test_analysis import read

CATALOGUE = read_catalogue(
    tree_of(
        """\
监测帮扶:
  监测对象:
    计量单位: [户, 人]
    构成: [脱贫不稳定户, 边缘易致贫户]
    子项: {已消除: {计量单位: [户, 人]}}
    派生: {未消除: =数值 - 已消除}
    别名: [监测户]
就业:
  务工就业: {计量单位: 人, 用项: [任务, 上年同期], 其中: [脱贫人口], 别名: [务工人数]}
  见习补贴: {计量单位: 元}
"""
    )
)[0]
WORDS = Vocabulary(CATALOGUE, units(), {"底线": "守住底线"}, {"工作总结": {"各期": {"过渡": "甲"}, "年度": {"标题": "乙"}}})


def faults(source: str) -> list[Diagnostic]:
    return list(unknown_names(read(source), WORDS))


@pytest.mark.parametrize(
    "name",
    [
        "监测帮扶.监测对象", "监测帮扶.监测对象.户", "监测帮扶.监测对象.数值", "监测帮扶.监测对象.截至", "监测帮扶.监测对象.提供单位",
        "监测帮扶.监测对象.构成", "监测帮扶.监测对象.构成.脱贫不稳定户.已消除.户", "监测帮扶.监测对象.脱贫不稳定户",
        "监测帮扶.监测对象.已消除.人", "监测帮扶.监测对象.未消除", "监测帮扶.监测对象.未消除.构成", "监测帮扶.监测对象.未消除.户",
        "就业.务工就业.任务.人", "就业.务工就业.上年同期", "就业.务工就业.同比", "就业.务工就业.人.完成率", "就业.务工就业.其中.脱贫人口",
        "就业.务工就业.基期.统计期间", "就业.务工就业.名录", "就业.截至",
        "单位.名称", "报告期.上年", "公文.稿次", "全辖", "自称", "党委政府", "地区", "提法.底线", "文种.标题", "文种.过渡", "明细表.任意.任意列",
    ],
)  # fmt: skip
def test_what_may_be_named(name):
    assert faults(f"{{{{ {name} }}}}") == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("监测邦扶.监测对象", "监测帮扶"),
        ("监测帮扶.监测对像", "监测对象"),
        ("监测帮扶.监测户", "监测帮扶.监测对象"),
        ("监测帮扶.务工就业", "就业.务工就业"),
        ("监测帮扶.监测对象.已消徐", "已消除"),
        ("监测帮扶.监测对象.构成.脱贫不稳定", "脱贫不稳定户"),
        ("就业.务工就业.完成律", "完成率"),
        ("提法.底现", "底线"),
        ("文种.标提", "标题"),
        ("单位.名子", "名称"),
        ("全县辖", "全辖"),
    ],
)
def test_an_unknown_name_is_an_error_with_the_closest_real_one(name, meant):
    [fault] = faults(f"甲\n乙{{{{ {name} }}}}")
    assert fault.code == "T005"
    assert f"“{meant}”" in fault.hint
    assert str(fault.place) == "试/报告.j2:2:5"


@pytest.mark.parametrize("name", ["监测帮扶.监测对象.斤", "就业.务工就业.同比.任务", "全辖.名称", "监测帮扶.监测对象.截至.年"])
def test_a_unit_of_another_indicator_and_a_step_below_a_word_lead_nowhere(name):
    assert [each.code for each in faults(f"{{{{ {name} }}}}")] == ["T005"]


def test_a_unit_of_the_same_family_is_a_component():
    assert faults("{{ 就业.见习补贴.角 }}") == []


def test_what_a_loop_variable_stands_for_is_checked():
    [fault] = faults("{% for 类, 数 in 监测帮扶.监测对象.构成 %}{{ 类 }}{{ 数.已消徐 }}{% endfor %}")
    assert "数.已消徐" in fault.message


def test_the_same_name_is_said_once_a_line():
    assert len(faults("{{ 监测帮扶.监测对像 }}{{ 监测帮扶.监测对像 }}\n{{ 监测帮扶.监测对像 }}")) == 2


def test_a_field_without_a_catalogue_may_name_its_data():
    bare = Vocabulary(read_catalogue(tree_of("{}"))[0], units(), {}, {})
    assert list(unknown_names(read("{{ 就业.任意 }}"), bare)) == []
    assert [each.code for each in unknown_names(read("{{ 单位.任意 }}"), bare)] == ["T005"]


def test_columns_are_found_in_the_file_as_typed():
    [fault] = faults("[[有{{ 监测帮扶.监测对像 }}]]")
    assert fault.place.column == 7
    assert Path(fault.place.file).suffix == ".j2"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("就业.挽回损失", "；是新指标的，在 indicators.yaml 的“就业:”下面加一行 挽回损失: {计量单位: …}"),
        ("审计整改.移送线索", "；是新的一组的，在 indicators.yaml 里加 审计整改: {移送线索: {计量单位: …}}"),
        ("监测帮扶.监测对象.县级", "；是新的分项的，在 indicators.yaml 的 监测帮扶.监测对象 里写 子项: {县级: {计量单位: …}}"),
        ("移送线索", "；指标从组名写起：组名.指标名"),
        ("提法.响亮口号", "在本领域的 phrasing.yaml 里写 响亮口号: …，各领域共用的写在 _house/phrasing.yaml 里"),
    ],
)
def test_a_new_name_is_told_where_to_add_it(name, hint):
    (found,) = faults(f"{{{{ {name} }}}}")
    assert found.hint.endswith(hint)


@pytest.mark.parametrize("name", ["监测帮扶.监测对像", "就业.务工人数", "就业.务工就业.上年同其", "监测邦扶.监测对象"])
def test_a_slip_of_the_fingers_is_no_new_name(name):
    (found,) = faults(f"{{{{ {name} }}}}")
    assert "indicators.yaml" not in found.hint


def test_another_name_of_a_group_is_told_as_one():
    words = Vocabulary(read_catalogue(tree_of("问题整改: {别名: [审计整改], 销号: 个}\n", "indicators.yaml"))[0], units(), {}, {})
    (found,) = unknown_names(read("{{ 审计整改.移送 }}"), words)
    assert found.hint == "“审计整改”是“问题整改”组的别名，模板里写 问题整改.…"
