"""Places as people say them."""

from __future__ import annotations

import pytest

from drafting.readers.places import Places
from drafting.readers.word import read_word
from tests.way_back.updating.drafting_desk import drafted

ROWS = ("|乡镇|项目（个）", "|甲镇|{项目.甲镇.个数=5}")


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("项目进展情况", "表“项目进展情况”的“甲镇”行"),
        ("一是规范资金项目管理，提高使用效益，发挥作用。", "“一是规范资金项目管理，提高使用效益，发…”后面的表的“甲镇”行"),
    ],
)
def test_a_table_is_called_by_its_title_or_by_the_paragraph_above_it(above: str, said: str) -> None:
    text = read_word(drafted(above, *ROWS, "末段。"), "")
    cell = next(each.index for each in text.paragraphs if each.text == "5")
    places = Places(text)
    assert places.of(cell) == said
    assert places.of(cell + 1 + next(at for at, each in enumerate(text.texts[cell + 1 :]) if each)).startswith("第")
