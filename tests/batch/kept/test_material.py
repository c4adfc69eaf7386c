"""What is kept of a unit's own sentences: which item said them, bare of figures, marks and own names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.batch.kept.material import Material, _mentions, material_of
from drafting.blocks.document import Document, Figure, Front, Paragraph, Text
from drafting.blocks.filled_lines import FilledLine, LineForm
from drafting.model.dataset import Dataset, Period, Unit
from drafting.model.narrative import Entry, Narrative
from drafting.model.official import OfficialDocument
from drafting.model.regions import mentions, own_names, without
from drafting.source import Tree

AT = ("文字材料", "存在问题")
LONG = "集贸市场改造后摊位不足占道经营突出"


def kept(*items: str, text: str = "", region: str = "青禾县竹溪乡", document: Document | None = None) -> Material:
    narrative = Narrative(AT, text, tuple(Entry(AT, text=item) for item in items))
    dataset = Dataset(
        Tree("data.yaml", {}, {}, {}), None, Unit(region, region, "乡镇", "全乡", "我乡", ""), Period(2026, "年度", 1, 12),
        OfficialDocument(), None, {}, {}, {"存在问题": narrative},
    )  # fmt: skip
    return material_of(dataset, document, None)


def test_each_sentence_keeps_the_item_that_said_it() -> None:
    sentences = kept(f"短句。{LONG}甲！{LONG}乙", "都是短句。", f"{LONG}丙；\n{LONG}丁。", text=f"{LONG}戊。").sentences
    assert [(each.item, each.length) for each in sentences] == [(item, len(LONG) + 1) for item in (0, 1, 1, 3, 3)]
    assert len({each.digest for each in sentences}) == 5


def test_figures_marks_references_and_own_names_are_all_one() -> None:
    said = [f"竹溪乡{LONG}，涉及1,234.5户、{{{{ 就业.务工 }}}}。", f"{LONG}涉及 9 户， （{{{{ 甲 }}}}）", f"青禾县{LONG}——涉及３户“２”"]
    assert len({each.digest for each in kept(*said).sentences}) == 1
    assert [each.length for each in kept(said[0]).sentences] == [len(f"{LONG}涉及#户#")]


def test_nothing_said_is_nothing_kept() -> None:
    assert kept() == Material()


@example(["通榆县5户，竹溪乡市场。", "全县共有12户。"])
@given(st.lists(st.text("青禾县竹溪乡，。5全在市场通榆\n", max_size=20), max_size=4))
def test_lines_that_name_no_place_are_passed_by(lines: list[str]) -> None:
    document = Document(Front("通榆县|工作总结"), tuple(Paragraph((Text(each),)) for each in lines))
    said = without(own_names("青禾县竹溪乡"), "\n".join(("通榆县工作总结", *lines)))
    places = kept(document=document).places
    assert places[:1] == (("通榆县", "通榆县工作总结"),)
    assert places == tuple(dict.fromkeys(mentions(said)))


@pytest.mark.parametrize("own", [own_names("示例县竹溪乡"), []])
def test_lines_that_are_passed_over_name_no_place(own: list[str]) -> None:
    lines = [
        FilledLine(LineForm((Text("改造公路"), Figure("处", 0), Text("，覆盖竹溪乡。"))), ("1,230",), 0),
        FilledLine(LineForm((Text("在石桥镇竹溪乡一带种茶"), Figure("亩", 0), Text("。"))), ("12",), 1),
        FilledLine(LineForm((Text("全市"), Figure("县", 0), Text("都已通车。"))), ("",), 2),
        FilledLine(LineForm((Text("全市"), Figure("个乡镇、", 0), Figure("个社区都已通车。", 0))), ("3", "5"), 3),
    ]
    filled, one_by_one = (Document(Front("总结"), tuple([Paragraph(each) for each in contents])) for contents in (lines, map(tuple, lines)))
    assert [*_mentions(filled, own)] == [*_mentions(one_by_one, own)] != []
