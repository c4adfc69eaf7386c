"""Braces that a finished text still holds."""

from __future__ import annotations

from tests.checks.prose.said import found


def test_a_tag_of_one_brace_is_said_as_such_and_as_nothing_else() -> None:
    (wrong,) = found("已整改{ 审计整改.已整改 }。")
    assert (wrong.code, wrong.excerpt) == ("P105", "{ 审计整改.已整改 }")
    assert wrong.hint.startswith("写成 {{ 审计整改.已整改 }}")


def test_a_lone_brace_is_told() -> None:
    assert [(each.code, each.hint) for each in found("已整改}5个。")] == [("P105", "删去，或写成一对 {{ }}")]


def test_a_text_without_braces_is_clean() -> None:
    assert found("已整改5个（含上年）。") == []
