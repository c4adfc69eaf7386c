"""The file of the third year carries over what the second had: names, the unit, who signs, the figures beside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafting.cli.main import main

SECOND = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年
上年: 2025.yaml
公文: {署名: 示例乡人民政府, 成文日期: 2026-12-20, 主送机关: 示例县人民政府}
指标:
  监测帮扶:
    监测对象: {数值: 86户251人, 已消除: 60户170人, 上年同期: 80户240人, 提供单位: 乡防贫办}
    消除率: =监测对象.已消除 / 监测对象
  住房:
    危房改造: {数值: 12户, 任务: 10户, 截至: 2026-11-30}
  本地:
    茶园: 3200亩
    名村: {名录: [甲村, 乙村]}
明细表:
  项目: [{村: 甲村, 项目: 3个, 备注: ''}, {村: 乙村, 项目: 待补}]
文字材料: {导语: 一段话。}
"""


def test_names_stay_and_figures_stand_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2026.yaml").write_text(SECOND, encoding="utf-8")
    Path("2025.yaml").write_text(SECOND.replace("2026", "2025").replace("上年: 2025.yaml\n", ""), encoding="utf-8")
    assert main(["new", "rural/township", "--last", "2026.yaml", "-o", "2027.yaml"]) == 0
    lines = Path("2027.yaml").read_text(encoding="utf-8").splitlines()
    said = {" ".join(each.split()) for each in lines}
    assert {
        "模板: rural/township", "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}", "报告期: 2027年", "上年: 2026.yaml # 同比由它算出", "署名: 示例乡人民政府", "主送机关: 示例县人民政府",
        "数值: # 2026年：86户251人", "已消除: # 2026年：60户170人", "消除率: '=监测对象.已消除 / 监测对象'", "任务: # 2026年：10户", "截至:", "提供单位: 乡防贫办", "茶园: # 2026年：3200亩", "名录: # 2026年：甲村、乙村",
        '- {村: "甲村", 项目: 待补, 备注: ""} # 3个、',
    } <= said  # fmt: skip
    assert not any("上年同期" in each or "2026-12-20" in each for each in lines)
    capsys.readouterr()
    main(["check", "2027.yaml"])
    told = capsys.readouterr()
    assert "必改" not in told.out + told.err


def test_another_folders_file_is_named_and_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("旧").mkdir()
    Path("新").mkdir()
    Path("旧/2026.yaml").write_text(SECOND.replace("上年: 2025.yaml\n", ""), encoding="utf-8")
    assert main(["new", "rural/township", "--last", "旧/2026.yaml", "-o", "新/2027.yaml"]) == 0
    assert "# 上年: 2026.yaml" in Path("新/2027.yaml").read_text(encoding="utf-8")
    shutil.copy("旧/2026.yaml", "新/2026.yaml")
    assert main(["new", "rural/township", "--last", "新/2026.yaml", "-o", "新/2028.xlsx"]) == 2
    assert main(["new", "rural/township", "--last", "没有.yaml", "-o", "新/2029.yaml"]) == 2
