"""What is shown of many findings."""

from __future__ import annotations

import pytest

from drafting.cli.screen import show
from drafting.diagnostics import Diagnostic, Severity


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
