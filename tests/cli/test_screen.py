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
