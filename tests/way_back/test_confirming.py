"""What departments are asked on a 数据核对单: each figure with what it counts, and what comes back."""

from __future__ import annotations

import json
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


def confirmed(data: str) -> None:
    """A report of the data, and the form of its figures, all of them marked right."""
    Path("某乡.yaml").write_text(data, encoding="utf-8")
    assert main(["render", "某乡.yaml", "-o", "稿.docx"]) == 0
    assert main(["trace", "稿.docx", "-d", "某乡.yaml", "--form", "单.xlsx"]) == 0
    book = load_workbook("单.xlsx")
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=5):
            row[6].value = "无误" if row[3].value else None
    book.save("单.xlsx")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("86户251人", []),
        ("88户251人", [("监测帮扶.监测对象.户：核对单上的 86户 选了“无误”，数据里是 88户", "确认哪个对：86户 对的，改数据（某乡.yaml:5:19）；88户 对的，重新生成报告，再请填写单位核对")]),
        ("待补", [("监测帮扶.监测对象.户：核对单上的 86户 选了“无误”，数据里是 待补", "把 86户 填进数据（某乡.yaml:5:19）"), ("监测帮扶.监测对象.人：核对单上的 251人 选了“无误”，数据里是 待补", "把 251人 填进数据（某乡.yaml:5:19）")]),
    ],
)
def test_a_figure_confirmed_that_is_another_in_the_data_is_told(
    now: str, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    confirmed(DATA)
    Path("某乡.yaml").write_text(DATA.replace("86户251人", now), encoding="utf-8")
    capsys.readouterr()
    assert main(["pull", "单.xlsx", "-d", "某乡.yaml", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(each["message"], each["hint"]) for each in found] == told
    assert all(each["code"] == "S146" and each["file"].startswith("单.xlsx[") for each in found)


def test_what_a_report_prints_in_other_words_is_no_other_figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """亿元 for 万元, a fall without its sign, a rate that is reckoned."""
    monkeypatch.chdir(tmp_path)
    more = "集体经济: {总收入: {数值: 12345.6万元, 上年同期: 13000万元}}, 住房: {危房改造: {数值: 12户, 任务: 17户}}, "
    confirmed(DATA.replace("指标: {", f"指标: {{{more}"))
    capsys.readouterr()
    assert main(["pull", "单.xlsx", "-d", "某乡.yaml"]) == 0
    assert "S146" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("was", "typed", "hint"),
    [
        ("12.6万人次", 131000, "写成 13.1万人次；确是 131000万人次 的，手工改数据"),
        ("12.6万人次", "13.1万人次（含过夜）", "只填数：13.1万人次；要说明的写进报告的文字"),
        ("12.6万人次", "约13万", "写全，如 约13万人次"),
        ("12.6万人次", 131, None),
        ("94.2%", 0.945, "写成 94.5%；确是 0.945% 的，手工改数据"),
        ("94.2%", 1, "写成 100%；确是 1% 的，手工改数据"),
        ("0.98%", 0.0095, "写成 0.95%；确是 0.0095% 的，手工改数据"),
        ("1.1%", 1, None),
        ("1.1‰", 0.9, None),
        ("94.2%", "0.945%", None),
        ("3户", 0, None),
        ("94.2%", "105%", None),
        ("94.2%", 105, None),
    ],
)
def test_a_number_that_may_mean_another_unit_is_asked_about_and_not_written(
    was: str, typed: object, hint: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = DATA.replace("86户251人}", f"86户251人}}, 本地工作: {{示例数: {was}}}")
    confirmed(data)
    book = load_workbook("单.xlsx")
    row = next(row for sheet in book.worksheets for row in sheet.iter_rows(min_row=5) if row[1].value == "本地工作.示例数")
    row[6].value, row[7].value = "更正为", typed
    book.save("单.xlsx")
    capsys.readouterr()
    main(["pull", "单.xlsx", "-d", "某乡.yaml", "--apply", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    if hint is None:
        assert [each["path"] for each in told["proposals"]] == ["本地工作.示例数"]
        return
    assert told["proposals"] == []
    ((code, message, said),) = [(each["code"], each["message"], each["hint"]) for each in told["diagnostics"]]
    assert (code, said) == ("S072", hint)
    assert "单.xlsx[" in message
    assert Path("某乡.yaml").read_text(encoding="utf-8") == data


def test_a_change_of_the_way_alone_is_told_with_the_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    confirmed(DATA.replace("86户251人}", "86户251人}, 本地工作: {示例数: {数值: 5632户, 同比: 下降2.1%}}"))
    book = load_workbook("单.xlsx")
    row = next(row for sheet in book.worksheets for row in sheet.iter_rows(min_row=5) if row[1].value == "本地工作.示例数.同比")
    row[6].value, row[7].value = "更正为", "增长2.1%"
    book.save("单.xlsx")
    capsys.readouterr()
    main(["pull", "单.xlsx", "-d", "某乡.yaml", "--apply", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert "由 2.1% 改成 增长2.1%；" in told["diagnostics"][0]["message"]
