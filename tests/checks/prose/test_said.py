"""To the letter what a proofreader would say of small texts: each finding with its place and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.checks.prose.said import found
from tests.shipped import shipped

HOUSE = shipped().rules.all()
GOLDEN = Path(__file__).parent / "golden.txt"


def said(case: str) -> Iterator[str]:
    """A case is paragraphs with ⏎ between them, after 标题=…, 年度=…, 成文=… and 规则=本家 where it needs them."""
    head, _, body = case.rpartition("｜")
    asked = dict(each.split("=", 1) for each in head.split("｜") if each)
    about: dict[str, object] = {"title": asked.get("标题", "工作总结")}
    if "年度" in asked:
        about["year"] = int(asked["年度"])
    if "规则" in asked:
        about["rules"] = HOUSE
    if "成文" in asked:
        about["signed"] = date.fromisoformat(asked["成文"])
    for each in found(*body.split("⏎"), **about):  # type: ignore[arg-type]
        yield f"  {each.code} {each.severity} {each.place} 「{each.excerpt or ''}」{each.message} → {each.hint}"


def cases() -> dict[str, list[str]]:
    """Case → the lines that follow it in the golden."""
    read: dict[str, list[str]] = {}
    case = ""
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            read[case].append(line)
        else:
            assert line not in read
            read[case := line] = []
    return read


def test_what_is_said_of_each_text_is_as_the_golden_says() -> None:
    golden = cases()
    assert {case: list(said(case)) for case in golden} == golden
