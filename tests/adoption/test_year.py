"""A year with an adopted field, command by command: adopted, filled in, drafted, edited in Word, pulled, late figures put in, confirmed, made final."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.readers.editing import Desk
from tests.revisions import accepted_text

REPORT = """\
# 示例县水利局2025年工作总结

## 河湖管理

排查问题165个，已整改158个，剩余7个正在整改。创新做法获评全市第4名。

## 供水保障

新建供水工程12处，投资1200万元。

| 乡镇 | 任务（亩） | 投资（万元） |
|---|---|---|
| 东乡 | 1200 | 354 |
| 西镇 | 900 | 270 |
| 南镇 | 1500 | 440 |
| 合计 | 3600 | 1064 |

示例县水利局

2025年12月20日
"""
FILLED = {"排查问题": "186个", "整改": "179个", "正在整改": "7个", "新建供水工程": "15处", "新建供水工程投资": "1500万元"}
ROWS = {"东乡": ("1300", "380"), "西镇": ("950", "290"), "南镇": ("1600", "470"), "合计": ("3850", "1140")}


@pytest.fixture
def year(drafting):
    """The commands, in a folder where last year's report is adopted and this year's figures are filled in."""
    Path("总结.md").write_text(REPORT, "utf-8")
    assert drafting("adopt", "总结.md", "-o", "本局").code == 0
    this = Path("本局/2026.yaml")
    lines = []
    for line in this.read_text("utf-8").splitlines():
        name = line.strip().partition(":")[0]
        place = line.partition('"')[2].partition('"')[0]
        if line.startswith("    ") and name in FILLED:
            line = f"    {name}: {FILLED[name]}"
        elif place in ROWS:
            for value in ROWS[place]:
                line = line.replace("待补", value, 1)
        elif name == "成文日期":
            line = "  成文日期: 2026-12-20"
        lines.append(line)
    this.write_text("\n".join(lines) + "\n", "utf-8")
    return lambda command, *arguments: drafting(command, *arguments, "--templates", "本局/模板")


def reword(old: str, new: str) -> None:
    template = Path("本局/模板/bureau/annual.j2")
    words = template.read_text("utf-8")
    assert old in words
    template.write_text(words.replace(old, new), "utf-8")


def test_the_whole_year(year):
    data = "本局/2026.yaml"
    assert year("check", data).code == 0
    held = year("render", data, "-o", "定稿.docx", "--final")
    assert held.code == 1
    assert "必改 P149 “创新做法获评全市第4名。”：是旧报告的原话，“全市第4名”还没有改" in held.err
    reword("照写: 2025年", "照写: 2026年")
    assert "P149" in year("render", data, "-o", "定稿.docx", "--final").err
    reword("第4名", "第2名")

    assert year("render", data, "-o", "稿.docx").code == 0
    desk = Desk(Path("稿.docx").read_bytes())
    desk.type_inside(desk.reading("186个")[0], "187个")
    desk.type_inside(desk.reading("7个")[0], "8个")
    desk.write("正在整改。", "正在整改，新建渠道33公里。")
    Path("改.docx").write_bytes(desk.save())
    pulled = year("pull", "改.docx", "-d", data, "--apply")
    assert "排查问题：186个 → 187个" in pulled.out.replace("河湖管理.", "")
    assert "33公里 是稿里手写的，数据里没有，没有拉回" in pulled.err
    assert year("check", data).code == 0

    filled = Path(data).read_text("utf-8")
    Path(data).write_text(filled.replace("新建供水工程: 15处", "新建供水工程: 16处"), "utf-8")
    assert year("update", "改.docx", "-d", data, "-o", "补数.docx").code == 0
    desk = Desk(Path("补数.docx").read_bytes())
    desk.accept_all()
    Path("接受.docx").write_bytes(desk.save())
    assert "没有要改进数据的数" in year("pull", "接受.docx", "-d", data).out
    words = "".join(accepted_text(Path("接受.docx").read_bytes()))
    assert "新建供水工程16处" in words
    assert "新建渠道33公里" in words
    assert year("render", data, "-o", "定稿.docx", "--final").code == 0


def test_a_correction_with_a_unit_is_not_put_into_a_column_of_bare_numbers(year):
    data = Path("本局/2026.yaml")
    assert year("render", data, "-o", "稿.docx").code == 0
    assert year("trace", "稿.docx", "-d", data, "--form", "单.xlsx").code == 0
    sheet = load_workbook("单.xlsx")
    for row in sheet.active.iter_rows(min_row=5):
        if "南镇.投资" in str(row[1].value):
            row[6].value, row[7].value = "更正为", "480万元"
    sheet.save("单.xlsx")
    before = data.read_bytes()
    pulled = year("pull", "单.xlsx", "-d", data, "--apply")
    assert "由 470 改成 480万元；表的这一列只写数，单位在表头里：按表头的单位，只填数，没有写进数据" in pulled.err
    assert data.read_bytes() == before
