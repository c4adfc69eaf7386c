"""The codes of what is found in 指标, for tests of one oddity each."""

from __future__ import annotations

from drafting.checks.examination import examine
from drafting.diagnostics import Severity
from tests.checks.judging import book_of


def codes(body: str, *, document: str = "", previous: str = "", period: str = "2021年", catalogue: str = "") -> list[str]:
    head = f"单位: {{名称: 青禾县农业农村局, 地区: 青禾县}}\n报告期: {period}\n{document}"
    last = f"单位: {{名称: 青禾县农业农村局, 地区: 青禾县}}\n报告期: 2020年\n指标: {previous}\n" if previous else ""
    book = book_of(head + f"指标: {body}\n", catalogue, book_of(last, catalogue) if last else None)
    found, _ = examine(book)
    assert all(each.severity is not Severity.ERROR and each.place and each.hint for each in found)
    return [each.code for each in found]
