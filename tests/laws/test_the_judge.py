"""The judge of clean text strikes what a careful reader would: the laws beside it can fail."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Document, Front, Heading, Paragraph, Text
from tests.laws.reports import faults


def judged(*texts: str) -> list[str]:
    blocks = []
    for text in texts:
        if text.startswith("## "):
            number, _, words = text[3:].partition("|")
            blocks.append(Heading(1, number, (Text(words),)))
        else:
            blocks.append(Paragraph((Text(text),)))
    return faults(Document(Front("某报告"), tuple(blocks)))


@pytest.mark.parametrize(
    "texts",
    [
        ("共有，，其中。",), ("共5户，。",), ("共5户（）。",), ("共5户（，其中3户）。",), ("共5户、和6户。",), ("共5户，其中。",), ("截至，共5户。",),
        ("共5户",), ("共5户，",), ("，共5户。",), ("共None户。",), ("共\ue0005户。",), ("共5 户，甲 乙。",), ("一是甲；三是乙。",), ("一是甲。",),
        ("二是甲；三是乙。",), ("一是；二是乙。",), ("等等9个方面。",), ("{{ 甲 }}。",), ("[[甲]]。",), ("## 一、|甲",), ("## 一、|甲", "## 二、|乙", "好。"),
        ("## 一、|甲", "好。", "## 三、|乙", "好。"), ("## 二、|甲", "好。"), ("一是甲。", "三是乙。"), ("达到。",), ("抓好以下几项工作。",), ("## 一、|甲", "抓好以下工作。", "## 二、|乙", "好。"),
    ],
)
def test_dirty_text_is_struck(texts):
    assert judged(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("共5户（其中3户），占60%。",), ("一是甲；二是乙。",), ("## 一、|甲", "好。", "## 二、|乙", "好。"), ("一是甲。", "二是乙。"),
        ("及时发现、及时预警、及时帮扶。",), ("印发《方案》《意见》。",), ("他说：“好。”",), ("一是甲；二是乙。丙事，一是丁；二是戊。",),
    ],
)
def test_clean_text_is_not(texts):
    assert judged(*texts) == []
