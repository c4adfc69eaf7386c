"""提法 of a field's own that no template says."""

from __future__ import annotations

import pytest

from drafting import guide
from tests.test_guide import CATALOGUE, REPORT, library_of


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("总任物: 供销工作", ["没有模板用到提法“总任物”：是不是“总任务”？是的，改成 总任务；不是，删去"]),
        ("总任务: 供销工作\n口号: 好", ["没有模板用到提法“口号”：删去；要印它，在模板里写 {{ 提法.口号 }}"]),
        ("总任务: 供销工作\n主管部门: 供销合作社", []),
        ("总任务: 做好{{ 提法.工作名 }}\n工作名: 供销", []),
        ("底线: 不出事", []),  # the house's, whoever says it
    ],
)
def test_one_with_a_slip_in_its_name_and_one_of_no_use(tmp_path, own, told):
    files = {
        "试/报告.j2": REPORT.replace("{% 节 就业, 监测 %}", "推进{{ 提法.总任务 }}。"),
        "试/indicators.yaml": CATALOGUE,
        "试/phrasing.yaml": f"{own}\n",
        "_house/documents.yaml": "工作总结: {各期: {过渡: 甲}}\n",
        "_house/phrasing.yaml": "总任务: 重点\n底线: 底线\n",
    }
    found = [each for each in guide.check_template(library_of(tmp_path / "templates", files), "试/报告") if each.code == "T083"]
    assert [f"{each.message}：{each.hint}" for each in found] == told
    assert [str(each.place).split("试/phrasing.yaml")[-1] for each in found] == [f":{own.count(chr(10)) + 1}:1"] * len(told)
