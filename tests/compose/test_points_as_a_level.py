"""一是 as the form of a heading level: running text with its number, never a heading."""

from __future__ import annotations

from drafting.blocks.blanks import Blanked
from drafting.blocks.document import FigureRecord, Heading, Paragraph, plain
from drafting.compose import Layout, compose

LAYOUT = Layout(("一、", "一是"), frozenset({1}))


class NoReferences:
    def paths(self, indexes: list[str]) -> set[str]:
        assert indexes == []
        return set()

    reported = paths

    def shown(self, index: str) -> tuple[str, str, str]:
        raise AssertionError(index)

    def records(self, indexes: list[int]) -> list[FigureRecord]:
        assert indexes == []
        return []


class NothingLeft:
    def holds(self, _group: str) -> bool:
        return False

    def say(self, _group: str, _said: set[str]) -> str:
        return ""

    def beside(self, text: Blanked, indexes: list[str]) -> Blanked:  # noqa: ARG002
        return text


def composed(text: str):
    return compose(text, NoReferences(), NothingLeft(), LAYOUT).blocks


def test_each_point_is_a_paragraph_that_begins_with_its_words():
    blocks = composed("## 建设\n\n总起。\n\n### 甲\n\n做好甲。\n\n### 乙\n\n做好乙。")
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert [plain(block.content) for block in blocks] == ["总起。", "一是甲。做好甲。", "二是乙。做好乙。"]
    assert blocks[0].lead == Heading(1, "一、", blocks[0].lead.content)
    assert all(block.lead is None for block in blocks[1:])


def test_a_point_without_text_is_a_sentence():
    assert [plain(block.content) for block in composed("### 甲\n\n### 乙。")] == ["一是甲。", "二是乙。"]


def test_a_point_that_is_left_alone_has_no_number():
    blocks = composed("## 建设\n\n### 甲\n\n做好甲。\n\n## 治理\n\n### 乙\n\n做好乙。\n\n### 丙\n\n做好丙。")
    assert [plain(block.content) for block in blocks] == ["建设", "甲。做好甲。", "治理", "一是乙。做好乙。", "二是丙。做好丙。"]
    assert isinstance(blocks[1], Paragraph)
    assert blocks[1].lead is None


def test_a_heading_does_not_run_into_points_that_stand_in_paragraphs():
    blocks = composed("## 问题\n\n一是甲。\n\n二是乙。\n\n## 打算\n\n一是丙。二是丁。")
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Paragraph", "Paragraph"]
    assert blocks[3].lead == Heading(1, "二、", blocks[3].lead.content)
