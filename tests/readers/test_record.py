"""The record is found again wherever an editor put it, and any change to the file is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import __version__
from drafting.blocks.document import Document, Figure, FigureRecord, Front, Origin, Paragraph, SaidBy
from drafting.readers.record import read_record, unchanged, unreadable_record
from drafting.writers.docx import write_docx
from drafting.writers.style import Style
from tests.house import house_style
from tests.writers.sample import sample_document

XML_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20
)


@pytest.fixture(scope="module")
def style() -> Style:
    return house_style()


@pytest.fixture(scope="module")
def report(style: Style) -> bytes:
    return write_docx(sample_document(), style)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None], rename: Callable[[str], str] = str) -> bytes:
    """The same package saved by another program, its parts changed or dropped."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(rename(name), content)
    return out.getvalue()


def test_it_says_how_the_report_was_made(report: bytes) -> None:
    record = read_record(report)
    assert record is not None
    sample = sample_document()
    assert (record.version, record.template, record.data_file) == (__version__, "rural/annual", "示例县.yaml")
    assert tuple(each.figure for each in record.figures) == sample.figures
    assert [each.bookmark for each in record.figures] == [f"_f{number}" for number in range(1, len(sample.figures) + 1)]
    assert "示例县人民政府：" in record.paragraphs


def test_it_does_not_say_on_whose_disk_the_data_stood(style: Style) -> None:
    sample = sample_document()

    def standing_in(folder: str) -> bytes:
        figures = tuple(each._replace(file=folder + each.file) for each in sample.figures)
        return write_docx(
            replace(sample, figures=figures, origin=Origin("rural/annual", f"{folder}示例县.yaml")), style
        )

    assert standing_in("") == standing_in("/某处/数据/") == standing_in("数据/")


def test_an_untouched_file_is_unchanged(report: bytes) -> None:
    assert unchanged(report) is True


def test_the_same_parts_compressed_otherwise_are_unchanged(report: bytes) -> None:
    assert unchanged(rewritten(report, lambda _, content: content)) is True


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "word/footer1.xml", "[Content_Types].xml"]
)
def test_a_change_in_any_part_is_seen(report: bytes, part: str) -> None:
    edited = rewritten(report, lambda name, content: content + b" " if name == part else content)
    assert unchanged(edited) is False
    assert read_record(edited) == read_record(report)


def test_an_added_or_a_lost_part_is_seen(report: bytes) -> None:
    out = BytesIO(report)
    with ZipFile(out, "a") as package:
        package.writestr("word/comments.xml", "<x/>")
    assert unchanged(out.getvalue()) is False
    assert unchanged(rewritten(report, lambda name, content: None if name == "word/footer2.xml" else content)) is False


def test_the_record_is_known_by_its_namespace(report: bytes) -> None:
    moved = rewritten(report, lambda _, content: content, lambda name: name.replace("item1.xml", "item7.xml"))
    assert read_record(moved) == read_record(report)


def test_without_a_record_there_is_no_answer(style: Style, report: bytes) -> None:
    final = write_docx(sample_document(), style, final=True)
    entities = rewritten(
        report,
        lambda name, content: (
            content.replace(b"?>\n", b"?>\n<!DOCTYPE record>") if name == "customXml/item1.xml" else content
        ),
    )
    broken = rewritten(report, lambda name, content: content[:-9] if name == "customXml/item1.xml" else content)
    for data in (final, entities, broken, b"", b"PK\3\4", b"\xd0\xcf\x11\xe0 an old .doc", report[:-40]):
        assert read_record(data) is None
        assert unchanged(data) is None


@given(st.binary(max_size=300))
def test_no_bytes_crash_it(data: bytes) -> None:
    assert unchanged(data) is None


@given(
    XML_TEXT,
    st.none() | XML_TEXT,
    st.lists(XML_TEXT, max_size=3),
    st.none() | st.integers(1, 10**6),
    st.sampled_from(["template", "data", "rest"]),
)
@settings(max_examples=60, deadline=None)
def test_whatever_a_figure_says_is_read_back(
    anything: str, perhaps: str | None, inputs: list[str], line: int | None, said_by: SaidBy
) -> None:
    figure = FigureRecord(
        anything, anything, perhaps, anything, perhaps, tuple(inputs), anything, line, perhaps, said_by
    )
    document = Document(
        Front("标题"), (Paragraph((Figure(anything, 0),)),), figures=(figure,), origin=Origin(anything, "数据.yaml")
    )
    record = read_record(write_docx(document, house_style()))
    assert record is not None
    assert record.figures[0].figure == figure
    assert record.template == anything


@pytest.mark.parametrize(
    "damage", [lambda content: b"", lambda content: content[: len(content) // 2]], ids=["empty", "cut"]
)
def test_a_damaged_record_is_not_taken_for_that_of_a_later_program(
    report: bytes, damage: Callable[[bytes], bytes]
) -> None:
    cut = rewritten(report, lambda name, content: damage(content) if name == "customXml/item1.xml" else content)
    assert (read_record(cut), unreadable_record(cut)) == (None, "broken")
    later = rewritten(report, lambda name, content: content.replace(b"urn:drafting:record:1", b"urn:drafting:record:2"))
    assert (read_record(later), unreadable_record(later)) == (None, "later")
    assert (
        unreadable_record(rewritten(report, lambda name, content: None if name.startswith("customXml") else content))
        is None
    )


@pytest.mark.parametrize("wrong", [b"<table>4 0 5</table>", b"<table>0 1 99999</table>", b"<table>0 1</table>", b"<gap><at>99999 0</at></gap>"])
def test_a_record_whose_places_lie_outside_its_text_is_damaged(report: bytes, wrong: bytes) -> None:
    data = rewritten(
        report,
        lambda name, content: content.replace(b"</record>", wrong + b"</record>") if name == "customXml/item1.xml" else content,
    )
    assert data != report
    assert read_record(data) is None
