"""What blocks say survives Markdown and comes back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.blocks.document import Block, Column, Figure, Heading, Image, Inlines, Paragraph, Table, Text
from tests.blocks.read_back import read_blocks, read_inlines, write_blocks

WORDS = st.text(
    st.sampled_from("甲乙丙，。（）“”123.5%#*-+|\\_<>&[]!~`=万元户 ")
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    min_size=1,
    max_size=12,
).filter(lambda text: text == text.strip())
NUMBERS = {1: "一、", 2: "（二）", 3: "3.", 4: "（4）"}


def merged(pieces: list[tuple[str, bool]]) -> Inlines:
    out: list[Text] = []
    for text, bold in pieces:
        if out and out[-1].bold is bold:
            out[-1] = Text(out[-1].text + text, bold)
        else:
            out.append(Text(text, bold))
    return tuple(out)


INLINES = st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=4).map(merged)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=5)
CELLS = INLINES | st.just(())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(
        draw(st.lists(st.builds(Column, HAN, st.sampled_from(["", "万元"]), st.booleans()), min_size=1, max_size=4))
    )
    rows = draw(st.lists(st.tuples(*[CELLS] * len(columns)), max_size=4))
    return Table(columns, tuple(rows))


HEADINGS = st.integers(1, 4).flatmap(
    lambda level: st.builds(Heading, st.just(level), st.just(NUMBERS[level]), HAN.map(lambda text: (Text(text),)))
)
BLOCKS = (
    HEADINGS | st.builds(Paragraph, INLINES) | tables() | st.builds(Image, HAN.map(lambda name: f"{name} 1.png"), WORDS)
)


@given(st.lists(BLOCKS, max_size=6))
@example([Paragraph((Text("面积5**6**7亩"), Text("**", bold=True)))])
@example([Paragraph((Text("甲|乙\\|丙"),)), Table((Column("甲|乙"),), (((Text("丙\\|丁<br>"),),),))])
def test_reading_what_was_written_gives_the_same_blocks(blocks: list[Block]) -> None:
    assert read_blocks(write_blocks(blocks)) == ("", tuple(blocks))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    title, blocks = read_blocks(text)
    assert isinstance(title, str)
    assert all(isinstance(each, Heading | Paragraph | Table | Image) for each in blocks)


def test_a_title_stands_before_everything() -> None:
    assert read_blocks("# 标题\n\n正文。") == ("标题", (Paragraph((Text("正文。"),)),))


def test_a_figure_comes_back_as_its_text() -> None:
    paragraph = Paragraph((Text("共"), Figure("5户", 0), Text("。")))
    assert read_blocks(write_blocks([paragraph]))[1] == (Paragraph((Text("共5户。"),)),)


def test_a_run_in_heading_comes_back_as_words() -> None:
    paragraph = Paragraph((Text("正文。"),), lead=Heading(3, "1.", (Text("抓监测"),)))
    assert read_blocks(write_blocks([paragraph]))[1] == (Paragraph((Text("1.抓监测。正文。"),)),)


def test_a_last_row_of_totals_is_the_total() -> None:
    _, (table,) = read_blocks("| 乡镇 | 项目（个） |\n|---|---:|\n| 甲 | 1 |\n| 合计 | 1 |")
    assert isinstance(table, Table)
    assert table.total
    assert table.columns == (Column("乡镇"), Column("项目", "个", numeric=True))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("**重点**", (Text("重点", bold=True),)),
        ("5\\*6", (Text("5*6"),)),
        ("甲<br>乙", (Text("甲\n乙"),)),
        ("甲\\\n乙", (Text("甲\n乙"),)),
        ("甲\\乙", (Text("甲\\乙"),)),
    ],
)
def test_inlines(typed: str, read: Inlines) -> None:
    assert read_inlines(typed) == read
