"""A figure is found where people left it, and read as they left it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.blocks.document import Document, Figure, FigureRecord, Front, Origin, Paragraph, Text
from drafting.blocks.record import Record
from drafting.readers.locate import Located, locate
from drafting.readers.record import read_record
from drafting.readers.word import read_word
from drafting.writers.docx import write_docx
from tests.house import house_style
from tests.readers.editing import Desk, W
from tests.writers.sample import sample_document

LINES = (
    "截至11月底，全县共有监测对象⟦5361户⟧⟦12591人⟧，其中脱贫不稳定户⟦2078户⟧、边缘易致贫户⟦3091户⟧，风险消除⟦1003户⟧。",
    "建成帮扶车间⟦86个⟧，带动就业⟦917人⟧，务工收入比上年增长⟦7.99%⟧，落实两不愁三保障责任。",
    "投入衔接资金⟦1.09亿元⟧，实施项目⟦86个⟧，完工率⟦100%⟧，位次⟦全省第三⟧，新建仓库⟦两座⟧。",
    "改造危房⟦217户⟧，完成年度任务的⟦434%⟧。",
)


def report(*lines: str) -> Document:
    """Paragraphs in which ⟦…⟧ is a figure."""
    figures: list[FigureRecord] = []
    blocks = []
    for line in lines:
        content: list[Text | Figure] = []
        for at, piece in enumerate(line.replace("⟧", "⟦").split("⟦")):
            if at % 2:
                number = len(figures)
                content.append(Figure(piece, number))
                figures.append(
                    FigureRecord(
                        piece, f"组.指标{number + 1}", None, "", None, (), "示例.yaml", number + 1, None, "template"
                    )
                )
            elif piece:
                content.append(Text(piece))
        blocks.append(Paragraph(tuple(content)))
    return Document(
        Front("某县工作总结"), tuple(blocks), figures=tuple(figures), origin=Origin("rural/annual", "示例.yaml")
    )


def written(document: Document) -> bytes:
    return write_docx(document, house_style())


@cache
def standard() -> bytes:
    return written(report(*LINES))


@pytest.fixture(scope="module")
def docx() -> bytes:
    return standard()


def name_of(docx: bytes, text: str, nth: int = 0) -> str:
    record = read_record(docx)
    assert record is not None
    return [each.bookmark for each in record.figures if each.figure.text == text][nth]


def found(data: bytes, record: Record, basis="record") -> list[Located]:
    return list(locate(read_word(data, "稿.docx"), record, basis=basis).figures)


def look(docx: bytes, desk: Desk) -> dict[str, Located]:
    """Every figure found after the edits; where it is said to stand, that text stands."""
    record = read_record(docx)
    assert record is not None
    data = desk.save()
    paragraphs = read_word(data, "稿.docx").texts
    located = found(data, record)
    for each in located:
        if each.paragraph is not None:
            assert paragraphs[each.paragraph][each.start : each.end] == each.text_now
    return {each.figure.bookmark: each for each in located if not each.copy}


def agrees(desk: Desk, located: dict[str, Located]) -> None:
    """Each figure reads as it stands, at its place."""
    standing = desk.all()
    for name in desk.names:
        truth, said = standing.get(name, []), located[name]
        assert [(said.paragraph, said.start, said.text_now)] == truth[:1], name


def test_where_each_figure_was_written_is_recorded(docx):
    for data in (docx, written(sample_document())):
        record = read_record(data)
        assert record is not None
        assert record.figures
        for each in record.figures:
            assert record.paragraphs[each.paragraph][each.offset :].startswith(each.figure.text)


def test_an_untouched_report_is_found_by_its_bookmarks(docx):
    desk = Desk(docx)
    located = look(docx, desk)
    agrees(desk, located)
    assert {each.how for each in located.values()} == {"bookmark"}
    assert all(each.certain and not each.changed for each in located.values())


Edit = Callable[[Desk, str, str], None]
NUMBER_EDITS: dict[str, Edit] = {
    "replaced whole": lambda desk, name, new: desk.replace_whole(name, new),
    "typed inside": lambda desk, name, new: desk.type_inside(name, new),
    "digits typed over in LibreOffice": lambda desk, name, new: desk.digits_typed_before(
        name, new.rstrip("户人个亿元%")
    ),
    "with tracked changes": lambda desk, name, new: desk.track(name, new),
    "without its bookmark": lambda desk, name, new: (desk.drop_bookmark(name), desk.type_inside(name, new)),
    "without any bookmark": lambda desk, name, new: (desk.drop_bookmarks(), desk.type_inside(name, new)),
    "over two runs": lambda desk, name, new: (desk.type_inside(name, new), desk.split(name)),
}


@pytest.mark.parametrize("edit", NUMBER_EDITS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1003户", "1017户"),
        ("5361户", "5402户"),
        ("12591人", "12610人"),
        ("7.99%", "8.05%"),
        ("1.09亿元", "1.12亿元"),
        ("86个", "87个"),
        ("917人", "9人"),
        ("217户", "1217户"),
    ],
)
def test_a_changed_number_is_read_where_it_stands(docx, edit, old, new):
    desk = Desk(docx)
    name = name_of(docx, old)
    NUMBER_EDITS[edit](desk, name, new)
    located = look(docx, desk)
    agrees(desk, located)
    assert (located[name].text_now, located[name].changed, located[name].certain) == (new, True, True)
    assert [each.changed for each in located.values()].count(True) == 1
    lone = edit in ("without its bookmark", "without any bookmark")
    assert located[name].how == ("record" if lone else "bookmark")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1003户", "约1000余户"),
        ("1003户", "1003人"),
        ("1.09亿元", "10900万元"),
        ("1.09亿元", "近1.1亿元"),
        ("两座", "三座"),
        ("两座", "3座"),
        ("全省第三", "全省第二"),
        ("434%", "434.5%"),
        ("5361户", "五千余户"),
        ("917人", "917人以上"),
    ],
)
def test_a_figure_is_read_with_its_marks_and_whatever_unit_it_has_now(docx, old, new):
    desk = Desk(docx)
    name = name_of(docx, old)
    desk.type_inside(name, new)
    located = look(docx, desk)
    agrees(desk, located)


def test_a_mark_typed_before_a_figure_belongs_to_it(docx):
    desk = Desk(docx)
    desk.write("风险消除", "风险消除约")
    name = name_of(docx, "1003户")
    assert look(docx, desk)[name].text_now == "约1003户"


BARE = "兑现补助资金⟦36万⟧，满意度⟦99.2⟧。培训⟦917人⟧，户均补助⟦320元⟧，新建仓库⟦12⟧，另建⟦36万⟧。"


@pytest.mark.parametrize("bookmarks", [True, False])
@pytest.mark.parametrize(
    ("nth", "typed"),
    [
        (0, "36万元"), (0, "36万余元"), (0, "136万元"), (0, "36.5万元"), (0, "约36万元"), (0, "36万元左右"), (0, "-36万元"), (0, "36亿元"), (0, "37万元"),
        (1, "99.2%"), (1, "99.25%"), (1, "99.2分"), (1, "99.2%以上"), (2, "917人次"), (3, "320元/户"), (4, "12座"), (4, "12万平方米"), (4, "120"), (5, "36万元"),
    ],
)  # fmt: skip
def test_a_unit_typed_behind_a_figure_belongs_to_it(nth, typed, bookmarks):
    docx = written(report(BARE))
    desk = Desk(docx)
    name = desk.names[nth]
    desk.type_inside(name, typed)
    if not bookmarks:
        desk.drop_bookmarks()
    located = look(docx, desk)
    agrees(desk, located)
    assert located[name].certain


def test_words_behind_a_bare_figure_are_no_unit_of_it():
    docx = written(report(BARE))
    desk = Desk(docx)
    desk.write("，满意度", "已全部拨付到农户手中，满意度")
    desk.write("，户均", "次年回访，户均")
    agrees(desk, look(docx, desk))


def test_words_typed_beside_a_figure_do_not(docx):
    desk = Desk(docx)
    desk.write("风险消除", "风险消除的对象累计有")
    desk.write("，带动就业", "（含乡镇所办），带动就业")
    agrees(desk, look(docx, desk))


def test_a_deleted_figure_is_gone_and_its_place_known(docx):
    desk = Desk(docx)
    name = name_of(docx, "917人")
    desk.delete_figure(name)
    said = look(docx, desk)[name]
    assert (said.gone, said.paragraph, said.text_now) == (True, 3, "")


def test_a_deleted_paragraph_takes_its_figures_along(docx):
    desk = Desk(docx)
    names = [name_of(docx, "86个"), name_of(docx, "917人"), name_of(docx, "7.99%")]
    desk.delete_paragraph(names[0])
    located = look(docx, desk)
    assert [located[name].paragraph for name in names] == [None] * 3
    standing = desk.all()
    for name in set(desk.names) - set(names):
        assert located[name].text_now == standing[name][0][2]


@pytest.mark.parametrize("bookmarks", [True, False])
@pytest.mark.parametrize("to", [0, 1, 4, 6])
def test_a_moved_paragraph_is_followed(docx, bookmarks, to):
    desk = Desk(docx)
    if not bookmarks:
        desk.drop_bookmarks()
    desk.move(name_of(docx, "1.09亿元"), to)
    desk.type_inside(name_of(docx, "100%"), "98%")
    agrees(desk, look(docx, desk))


@pytest.mark.parametrize("bookmarks", [True, False])
def test_a_copied_paragraph_holds_its_figures_twice(docx, bookmarks):
    desk = Desk(docx)
    if not bookmarks:
        desk.drop_bookmarks()
    name = name_of(docx, "217户")
    desk.duplicate(name)
    record = read_record(docx)
    assert record is not None
    places = [each for each in found(desk.save(), record) if each.figure.bookmark == name]
    assert [(each.paragraph, each.start, each.text_now) for each in places] == desk.stands(name)
    assert [each.copy for each in places] == [False, True]


@pytest.mark.parametrize("bookmarks", [True, False])
def test_paragraphs_split_and_joined_keep_their_figures(docx, bookmarks):
    desk = Desk(docx)
    if not bookmarks:
        desk.drop_bookmarks()
    desk.break_before(name_of(docx, "3091户"))
    desk.join_with_next(name_of(docx, "917人"))
    agrees(desk, look(docx, desk))


def test_a_sentence_moved_into_another_paragraph_is_followed(docx):
    desk = Desk(docx)
    desk.drop_bookmarks()
    desk.break_before(name_of(docx, "86个"))  # 建成帮扶车间|86个，带动就业917人……
    first = desk.paragraph_of(name_of(docx, "217户"))
    moved = desk.paragraph_of(name_of(docx, "86个"))
    for run in list(moved.iter(f"{W}r")):
        first.append(run)
    moved.getparent().remove(moved)
    located = look(docx, desk)
    assert located[name_of(docx, "917人")].paragraph == located[name_of(docx, "217户")].paragraph
    agrees(desk, located)


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """What a person does, to which figure, and how."""
    kinds = [*Desk.HABITS]
    return draw(st.lists(st.tuples(st.sampled_from(kinds), st.integers(0, 99), st.integers(0, 9999)), max_size=12))


@settings(max_examples=25, deadline=None)
@given(habits=edits())
def test_whatever_people_do_no_figure_is_mistaken_for_another(habits):
    docx = standard()
    desk = Desk(docx)
    for habit, at, how in habits:
        desk.do(habit, at, how)
    located = look(docx, desk)
    stands = desk.all()
    for name, said in located.items():
        truth = stands.get(name, [])
        other_words = said.changed and not any(map(str.isdigit, said.text_now))  # a person's, in the figure's place
        if said.certain and not said.gone and not other_words:
            assert (said.paragraph, said.start, said.text_now) in truth, name


def test_a_bookmark_in_another_place_is_not_believed(docx):
    """LibreOffice names the bookmarks of a copied paragraph anew, and may hit upon the name of a figure."""
    desk = Desk(docx)
    one, other = name_of(docx, "86个", 0), name_of(docx, "1003户")
    desk.drop_bookmark(other)
    mark = next(each for each in desk.root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == one)
    mark.set(f"{W}name", other)
    agrees(desk, look(docx, desk))


def test_the_same_text_without_record_is_found_by_what_surrounds_it(docx):
    desk = Desk(docx)
    desk.drop_bookmarks()
    record = read_record(docx)
    assert record is not None
    located = found(desk.save(record=False), record, basis="text")
    assert {each.how for each in located} == {"text"}
    assert [each.text_now for each in located] == [each.figure.text for each in record.figures]


def test_a_text_of_another_matter_holds_none_of_them(docx):
    record = read_record(docx)
    assert record is not None
    other = written(report("全市粮食总产量达到⟦57.2万吨⟧，", "夏粮收获面积为⟦11.3万亩⟧。"))
    assert all(each.gone for each in found(other, record, basis="text"))
