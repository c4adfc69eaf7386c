"""待核 beside a figure, as people copy it from a draft: what to type instead."""

from __future__ import annotations

import pytest

from tests.load.validating import HEAD, only


@pytest.mark.parametrize(
    ("typed", "code", "figure"),
    [("【待核】10户", "D080", "10户"), ("10户【待核】", "D080", "10户"), ("10户（待核：问张三）", "D080", "10户"), ("{数值: 10户, 资金: 12万元待核}", "D126", "12万元")],
)
def test_it_belongs_behind_the_line(typed: str, code: str, figure: str) -> None:
    found = only(f"{HEAD}指标: {{组: {{旧房修缮: {typed}}}}}\n")
    assert found.code == code
    assert found.hint
    assert found.hint.startswith(f"写成 {figure}，行末写 # 待核：问谁")
