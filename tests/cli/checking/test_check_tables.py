"""drafting check: the file of a county against a table with a row a township."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from drafting.cli.main import main

NAMES = ("就业.务工就业（人）", "就业.技能培训（人）", "住房.危房改造（户）", "住房.抗震改造（户）", "教育.雨露计划（人）", "粮食耕地.播种面积（亩）", "粮食耕地.生猪出栏（头）")


class Ran(NamedTuple):
    code: int
    said: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)

    def check(*files: str) -> Ran:
        code = main(["check", *files])
        return Ran(code, "".join(capsys.readouterr()))

    return check


def county(last: int = 300, period: str = "2026年") -> None:
    figures = "".join(f"    {name.partition('（')[0].partition('.')[2]}: {300 if name != NAMES[-1] else last}{name[-2]}\n" for name in NAMES)
    lines = figures.splitlines(keepends=True)
    text = "  就业:\n" + "".join(lines[:2]) + "  住房:\n" + "".join(lines[2:4]) + "  教育:\n" + lines[4] + "  粮食耕地:\n" + "".join(lines[5:])
    Path("全县.yaml").write_text(f"模板: rural/annual\n单位: {{名称: 白水县农业农村局, 地区: 白水县}}\n报告期: {period}\n指标:\n  监测帮扶: {{监测对象: 3户9人}}\n{text}", encoding="utf-8")


def table(first: str = "东乡", second: int = 200) -> None:
    rows = [",".join(("乡镇", *NAMES)), ",".join((first, *["100"] * 7)), ",".join(("白水县西乡", *[str(second)] * 7))]
    Path("表.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


@pytest.mark.parametrize("period", ["2026年", "2026年上半年", "2026年1—11月"])
def test_rows_that_add_up_are_judged(run, period):
    county(period=period)
    table()
    ran = run("全县.yaml", "表.csv")
    assert (ran.code, "D266" in ran.said, "存疑" in ran.said) == (0, False, False)
    assert "；共 23 个数，23 个经勾稽核对" in ran.said


def test_a_difference_is_told_as_of_files(run):
    county(last=310)
    table()
    ran = run("表.csv", "全县.yaml")
    assert "存疑 D266 生猪出栏：填 310头，按 2个乡镇之和 = 100头 + 200头 应为 300头，相差 10头  [全县.yaml:" in ran.said


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (7, "能相加的 7 项里只有 0 项和 2 个乡镇加起来相等，没有逐项核对"),
        (2, "能相加的 2 项里只有 0 项和 2 个乡镇加起来相等，没有逐项核对"),
    ],
)
def test_a_table_that_mostly_does_not_add_up_is_told_however_few_its_columns(run, left, said):
    county()
    table(second=50)
    lines = Path("表.csv").read_text(encoding="utf-8").splitlines()
    Path("表.csv").write_text("".join(",".join(line.split(",")[: left + 1]) + "\n" for line in lines), encoding="utf-8")
    ran = run("全县.yaml", "表.csv")
    assert f"存疑 D267 白水县农业农村局：{said}  [全县.yaml:" in ran.said
    assert "多半少了乡镇的行" in ran.said


def test_a_row_of_another_county_is_told(run):
    county()
    table()
    with Path("表.csv").open("a", encoding="utf-8") as more:
        more.write("".join(f"{name},{','.join('0' * 7)}\n" for name in ("南镇", "北镇", "青禾县中镇")))
    assert "青禾县中镇不在白水县" in run("全县.yaml", "表.csv").said


def test_a_township_in_two_rows_is_told_with_their_numbers(run):
    county()
    table()
    with Path("表.csv").open("a", encoding="utf-8") as more:
        more.write(f"东乡,{','.join(['9'] * 7)}\n")
    ran = run("全县.yaml", "表.csv")
    assert (ran.code, "必改 D333 东乡：同一单位填了两行（第2、4行），不知道以哪一行为准，没有加  [表.csv[第2行]]" in ran.said) == (1, True)


def test_what_is_wrong_in_a_row_is_told_at_its_cell(run):
    county()
    table()
    Path("表.csv").write_text(Path("表.csv").read_text(encoding="utf-8").replace("100,100", "一百多,100", 1), encoding="utf-8")
    ran = run("全县.yaml", "表.csv")
    assert (ran.code, "表.csv[B2]" in ran.said) == (1, True)


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        (("表.csv",), 2, "S022 表.csv 不是数据文件"),
        (("坏.xlsx", "全县.yaml"), 2, "S110"),
        (("没有.csv", "全县.yaml"), 2, "S020"),
        (("坏.yaml", "表.csv"), 2, "S022 表.csv：一行一个单位的表要和上一级的一个数据文件一起核对"),
        (("全县.yaml", "另一县.yaml", "表.csv"), 2, "S022 表.csv：一行一个单位的表要和上一级的一个数据文件一起核对"),
    ],
)
def test_without_a_county_or_a_table_nothing_is_compared(run, files, code, said):
    county()
    Path("另一县.yaml").write_text(Path("全县.yaml").read_text(encoding="utf-8").replace("白水县", "青禾县"), encoding="utf-8")
    table()
    Path("坏.xlsx").write_bytes(b"PK")
    Path("坏.yaml").write_text("指标: [", encoding="utf-8")
    ran = run(*files)
    assert (ran.code, said in ran.said) == (code, True)
