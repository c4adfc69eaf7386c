"""What departments are asked on a 数据核对单: each figure with what it counts, and what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.cli.main import main

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例乡, 层级: 乡镇}
报告期: 2026年
公文: {附件: [项目清单]}
指标: {监测帮扶: {监测对象: 86户251人}}
明细表:
  项目清单:
    标题: 重点项目清单
    行:
      - {村: 甲村, 项目: 茶园提质, 总投资: 300万元, 户数: 12户}
      - {村: 乙村, 项目: 冷链中心, 总投资: 500万元, 户数: 20户}
"""


@pytest.mark.parametrize("typed", ["505", "505万元", 505, "505.0"])
def test_a_figure_of_a_table_is_asked_with_row_column_and_unit_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: object
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("某乡.yaml").write_text(DATA, encoding="utf-8")
    assert main(["render", "某乡.yaml", "-o", "稿.docx"]) == 0
    assert main(["trace", "稿.docx", "-d", "某乡.yaml", "--form", "单.xlsx"]) == 0
    book = load_workbook("单.xlsx")
    rows = {str(row[1].value): row for sheet in book.worksheets for row in sheet.iter_rows(min_row=5)}
    asked = rows["明细表.项目清单.乙村.总投资"]
    assert [each.value for each in asked[2:4]] == ["项目清单：乙村／总投资（万元）【500】", "500万元"]
    assert rows["明细表.项目清单.合计.总投资"][8].value == "由总投资列之和算出"
    asked[6].value, asked[7].value = "更正为", typed
    book.save("单.xlsx")
    assert main(["pull", "单.xlsx", "-d", "某乡.yaml", "--apply"]) == 0
    amount = "505.0" if typed == "505.0" else "505"
    assert f"总投资: {amount}万元, 户数: 20户" in Path("某乡.yaml").read_text(encoding="utf-8")
