"""Late figures where Word's markup around them is of every kind: they come in just there, and what stands beside them stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from drafting.readers.word import read_word
from drafting.writers.docx.annotate import Author, NotEditable, Replace, Words, annotate
from tests.readers.editing import Desk, W
from tests.way_back.updating.drafting_desk import DAY, drafted, updated

OLD = ("全县共有监测对象{监测.户=5361户}{监测.人=12591人}，风险消除{监测.消除=1003户}。", "后面的话。")
NEW = (OLD[0].replace("5361", "5399").replace("12591", "12700").replace("1003", "1010"), OLD[1])
READS = "全县共有监测对象5399户12700人，风险消除1010户。"
SPACES = (
    f'xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def xml(text: str) -> etree._Element:
    """One element; `w`, `v` and `mc` are known."""
    return etree.fromstring(f"<root {SPACES}>{text}</root>")[0]


def around(shell: str) -> Callable[[Desk], None]:
    """The run of the first figure put into something; the innermost w:sdtContent, or else the whole, takes it."""

    def wrap(desk: Desk) -> None:
        run, holder = desk.runs("_f1")[0], xml(shell)
        run.getparent().replace(run, holder)
        inner = holder.find(f".//{W}sdtContent")
        (holder if inner is None else inner).append(run)

    return wrap


def before(*pieces: str) -> Callable[[Desk], None]:
    def put(desk: Desk) -> None:
        for piece in pieces:
            desk.runs("_f1")[0].addprevious(xml(piece))

    return put


def behind(piece: str) -> Callable[[Desk], None]:
    return lambda desk: desk.runs("_f1")[0].addnext(xml(piece))


def within(piece: str) -> Callable[[Desk], None]:
    return lambda desk: desk.runs("_f1")[0].append(xml(piece))


def looks(piece: str) -> Callable[[Desk], None]:
    def put(desk: Desk) -> None:
        run = desk.runs("_f1")[0]
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        properties.append(xml(piece))

    return put


KINDS = {
    "hyperlink": around("<w:hyperlink/>"),
    "smart tag": around("<w:smartTag/>"),
    "content control": around("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"),
    "inserted by a person": around('<w:ins w:id="7801" w:author="王"/>'),
    "a choice of two": around('<mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent>'),
    "field": before('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>REF x</w:instrText></w:r>", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "a footnote behind it": behind('<w:r><w:footnoteReference w:id="2"/></w:r>'),
    "a footnote in its run": within('<w:footnoteReference w:id="2"/>'),
    "a page break remembered": within("<w:lastRenderedPageBreak/>"),
    "a comment of a person": before('<w:commentRangeStart w:id="5"/>'),
    "a symbol": behind('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
    "a look that was tracked": looks('<w:rPrChange w:id="9" w:author="王"><w:rPr/></w:rPrChange>'),
    "hidden": looks("<w:vanish/>"),
    "a ruby before it": before("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pín</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>贫</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
    "a fallback of older programs": behind('<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:r><w:t>5361户</w:t></w:r></mc:Fallback></mc:AlternateContent>'),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_late_figure_comes_in_whatever_stands_around_it(kind: str) -> None:
    desk = Desk(drafted(*OLD))
    KINDS[kind](desk)
    shown = desk.save()
    brought = updated(shown, *NEW)
    ours = "".join(brought.accepted).replace("pín贫", "")
    assert ours.startswith(READS)
    assert brought.rejects_cleanly
    assert not brought.done("listed")
    assert not updated(brought.data, *NEW).done("changed")


def test_a_digit_that_a_person_changed_with_tracking_is_theirs() -> None:
    desk = Desk(drafted(*OLD))
    run = desk.runs("_f1")[0]
    run.find(f"{W}t").text = "53"
    for piece in (
        '<w:r w:rsidR="_f1"><w:t>1户</w:t></w:r>',
        '<w:ins w:id="77" w:author="王"><w:r><w:t>7</w:t></w:r></w:ins>',
        '<w:del w:id="76" w:author="王"><w:r><w:delText>6</w:delText></w:r></w:del>',
    ):
        run.addnext(xml(piece))
    brought = updated(desk.save(), *NEW)
    assert brought.accepted[0] == READS.replace("5399", "5371")
    assert brought.done("noted") == [("5371户", "5399户")]


def test_in_a_text_box_that_hangs_on_the_paragraph_of_a_late_figure_the_old_number_is_spoken_of() -> None:
    desk = Desk(drafted(*OLD))
    box = "<w:p><w:r><w:t>文本框里也写监测对象5361户</w:t></w:r></w:p>"
    shape = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    desk.paragraph_of("_f1").append(xml(shape))
    brought = updated(desk.save(), *NEW)
    assert brought.accepted[:2] == [READS, "文本框里也写监测对象5361户"]
    assert brought.done("noted") == [("5361户", "5399户")]
    assert brought.rejects_cleanly


def test_a_paragraph_that_reads_otherwise_where_it_is_written_is_left() -> None:
    data = drafted(*OLD)
    text = read_word(data, "")
    place = next(each.index for each in text.paragraphs if each.text.startswith("全县"))
    texts = [f"{each}？" for each in text.texts]
    with pytest.raises(NotEditable):
        annotate(data, text.part, [each.span for each in text.paragraphs], [Replace(place, 0, 2, (Words("全市"),))], Author("甲", DAY), texts=texts)
