"""What is shown of many findings."""

from __future__ import annotations

import pytest

from drafting.cli.told.screen import show
from drafting.diagnostics import Diagnostic, Place, Severity


@pytest.mark.parametrize(("code", "way"), [("D222", "drafting check 文件 --select D222"), ("S073", "--format json")])
def test_what_is_folded_says_how_to_see_all_of_it(capsys: pytest.CaptureFixture[str], code: str, way: str) -> None:
    """Of findings about a Word file `check` knows nothing."""
    show([Diagnostic(code, Severity.INFO, f"第{number}条") for number in range(20)])
    folded = [line for line in capsys.readouterr().err.splitlines() if "同类提示" in line]
    assert len(folded) == 1
    assert way in folded[0]


def test_contradicting_figures_come_before_names_and_looks_and_hints_shrink_below_what_must_be_mended(capsys):
    def finding(code, severity):
        return Diagnostic(code, severity, f"{code}：示例")

    warning, info = Severity.WARNING, Severity.INFO
    found = [finding(code, warning) for code in ("F030", "D100", "D220", "R105")]
    show([*found, *[finding("D105", info)] * 3])
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[1] for line in lines] == ["R105", "D220", "F030", "D100", *["D105"] * 3]
    show([*[finding("D105", info)] * 3, finding("D080", Severity.ERROR)])
    shown = capsys.readouterr().err.splitlines()
    assert [line.split()[1] for line in shown] == ["D080", "D105", "D105"]
    assert "另有 2 条" in shown[2]


@pytest.mark.parametrize(
    ("code", "places", "shown"),
    [
        ("D013", [Place("制.yaml", line, 1) for line in (5, 6, 7, 8)], "缩进，共 4 处（drafting check 文件 --select D013 全部列出）  [制.yaml:5:1、6:1、7:1等]"),
        ("D013", [Place(f"{name}.yaml", 5, 1) for name in "甲乙丙丁"], "缩进，共 4 处（drafting check 文件 --select D013 全部列出）  [甲.yaml:5:1、乙.yaml:5:1、丙.yaml:5:1等]"),
        ("D060", [Place(f"表.xlsx[S!A{row}]") for row in (2, 3, 4, 5)], "缩进，共 4 处（加 --format json 全部列出）  [表.xlsx[S!A2、A3、A4等]]"),
        ("T079", [Place("模板/甲.j2", line, 1) for line in (5, 6, 7, 8)], "缩进，共 4 处（加 --format json 全部列出）  [模板/甲.j2:5:1、6:1、7:1等]"),
        ("D060", [None] * 4, "缩进，共 4 处（drafting check 文件 --select D060 全部列出）"),
    ],
)
def test_what_is_said_alike_of_many_places_is_one_line(capsys, code, places, shown):
    found = [Diagnostic(code, Severity.ERROR, "缩进", "改", place) for place in places]
    show(found)
    assert capsys.readouterr().err.splitlines() == [f"必改 {code} {shown}", "    → 改"]
    show(found[:3])
    assert len(capsys.readouterr().err.splitlines()) == 6
    show(found, folded=False)
    assert len(capsys.readouterr().err.splitlines()) == 8


def test_what_differs_is_never_on_one_line(capsys):
    show([Diagnostic("D013", Severity.ERROR, f"第{number}条") for number in range(9)])
    assert len(capsys.readouterr().err.splitlines()) == 9


def test_of_what_a_draft_owes_the_first_are_shown_and_the_rest_counted(capsys):
    found = [Diagnostic("D220", Severity.WARNING, f"危房改造{number}：正文印出【待补】") for number in range(30)]
    show([*found, Diagnostic("R105", Severity.WARNING, "不符")])
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[0]) == (22, "存疑 R105 不符")
    assert lines[-1] == "存疑 D220 另有 10 条同类：危房改造20、危房改造21、危房改造22、危房改造23、危房改造24、危房改造25等（drafting check 文件 --select D220 全部列出）"
