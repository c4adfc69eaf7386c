"""The Word writer: goldens first as text, then part by part, then what GB/T 9704 asks of single elements."""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.blocks.document import (
    Annex,
    Back,
    Block,
    Column,
    Document,
    Figure,
    FigureRecord,
    Front,
    Heading,
    Image,
    Missing,
    Paragraph,
    Table,
    Text,
    plain,
)
from drafting.writers.docx import write_docx
from drafting.writers.style import Style
from tests.house import house_style
from tests.writers.opened import W, body, compare, paragraphs, parts, style_of, text, text_form
from tests.writers.sample import sample_document
from tests.writers.valid import faults_of

PNG = (
    b"\x89PNG\r\n\x1a\n"
    + b"\0\0\0\rIHDR"
    + struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0)
    + b"\0" * 4
    + zlib.compress(b"\0" * 820)
)
FIGURE = FigureRecord("5户", "监测.户", "5", "户", None, (), "a.yaml", 1, None, "template")


def document(
    *blocks: Block, front: Front | None = None, back: Back | None = None, figures: tuple[FigureRecord, ...] = (),
    annexes: tuple[Annex, ...] = (),
) -> Document:  # fmt: skip
    return Document(front or Front("示例县2026年工作总结"), blocks, back or Back(), figures, annexes=annexes)


def written(style: Style, *blocks: Block, **rest: object) -> bytes:
    return write_docx(document(*blocks, **rest), style)  # type: ignore[arg-type]


def test_the_text_of_the_sample(style: Style) -> None:
    compare("sample.docx.txt", text_form(write_docx(sample_document(), style)))


PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "customXml/_rels/item1.xml.rels",
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/settings.xml",
    "word/styles.xml",
]


def readable(xml: bytes) -> str:
    """A line an element that a person looks for; what changes with each version is masked."""
    shown = re.sub(r"<(version|fingerprint)>[^<]*", r"<\1>…", xml.decode())
    return (
        re.sub(
            r"(?<=>)(?=<(?:w:p[ >/]|w:tbl>|w:tr>|w:style |w:sectPr|w:font |figure>|p>|Override|Default|Relationship ))",
            "\n",
            shown,
        )
        + "\n"
    )


@pytest.mark.parametrize("name", PARTS)
def test_each_part_of_the_sample(style: Style, name: str) -> None:
    compare(f"parts/{name.replace('/', '.').lstrip('._')}", readable(parts(write_docx(sample_document(), style))[name]))


def test_the_goldens_cover_every_part_but_the_stock_theme(style: Style) -> None:
    assert set(parts(write_docx(sample_document(), style))) == {*PARTS, "word/theme/theme1.xml"}


@pytest.mark.parametrize("final", [False, True])
def test_the_package_is_valid(style: Style, tmp_path: Path, final: bool) -> None:
    sample = sample_document()
    sample = replace(sample, blocks=(*sample.blocks, Image("图.png", "示意图（示例数据）")))
    file = tmp_path / "a.docx"
    file.write_bytes(write_docx(sample, style, final=final, pictures={"图.png": PNG}))
    assert faults_of(file) == []


def test_python_docx_reads_every_figure(style: Style) -> None:
    from io import BytesIO

    import docx

    opened = docx.Document(BytesIO(write_docx(sample_document(), style)))
    assert opened.core_properties.title == sample_document().front.title
    assert any("5361户12591人" in paragraph.text for paragraph in opened.paragraphs)


def test_final_has_no_record_bookmark_or_highlight(style: Style) -> None:
    draft, final = (write_docx(sample_document(), style, final=each) for each in (False, True))
    assert not [name for name in parts(final) if name.startswith("customXml")]
    assert not re.search(rb"bookmark|highlight", parts(final)["word/document.xml"])
    assert [text(each) for each in paragraphs(final)] == [text(each) for each in paragraphs(draft)]


def test_each_printing_of_a_figure_has_its_own_bookmark(style: Style) -> None:
    twice = Paragraph((Figure("5户", 0), Text("和"), Figure("5户", 0), Figure("6户", 1)))
    data = written(style, twice, figures=(FIGURE, FIGURE._replace(text="6户")))
    starts = [(each.get(f"{W}id"), each.get(f"{W}name")) for each in body(data).iter(f"{W}bookmarkStart")]
    assert starts == [("1", "_f1"), ("3", "_f3"), ("2", "_f2")]
    assert [each.get(f"{W}id") for each in body(data).iter(f"{W}bookmarkEnd")] == ["1", "3", "2"]


def test_a_run_in_heading_has_its_level_s_face_and_one_full_stop(style: Style) -> None:
    for words in ("抓监测", "抓监测。"):
        (paragraph,) = (
            each
            for each in text_form(
                written(style, Paragraph((Text("正文。"),), lead=Heading(2, "（一）", (Text(words),))))
            ).splitlines()
            if "正文" in each
        )
        assert re.sub(r"\{GWLead2 |\}", "", paragraph) == "GWBody        （一）抓监测。正文。"
        assert "}正文。" in paragraph


@pytest.mark.parametrize(("number", "layer"), [("1.", "3"), ("（1）", "4"), ("（十一）", "2"), ("第一，", "2"), ("", "2")])
def test_a_heading_looks_like_the_layer_that_its_number_tells(style: Style, number: str, layer: str) -> None:
    heading = Heading(2, number, (Text("强化监测帮扶"),))
    (line,) = [each for each in paragraphs(written(style, heading)) if "强化" in text(each)]
    assert style_of(line) == f"GWHeading{layer}"


def test_levels_beyond_the_fourth_look_like_the_fourth(style: Style) -> None:
    assert "GWHeading4    ①甲" in text_form(written(style, Heading(5, "①", (Text("甲"),))))


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_through_but_for_what_xml_forbids(anything: str) -> None:
    style = house_style()
    blocks = (
        Paragraph((Text(anything), Figure(anything, 0), Missing(anything, "a"))),
        Heading(1, "一、", (Text(anything, bold=True),)),
    )
    front = Front("标题", anything, anything, anything, anything)
    back = Back((anything,), anything, anything)
    table = Table((Column(anything, anything),), (((Text(anything),),),), anything, (anything, anything))
    data = write_docx(
        Document(
            front, (*blocks, table, table), back, (FIGURE._replace(path=anything, text=anything, source=anything),)
        ),
        style,
    )
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
    allowed = (
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", anything)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    assert allowed * 3 in [text(each) for each in paragraphs(data)]


def test_blanks_at_the_ends_of_a_text_are_kept(style: Style) -> None:
    assert "  甲 乙  " in [text(each) for each in paragraphs(written(style, Paragraph((Text("  甲 乙  "),))))]


@pytest.mark.parametrize(
    ("signature", "date", "expected"),
    [
        # date not longer: signature 2 characters (640) from the right; the date starts where 2 characters more leave it
        ("示例县农业农村局", "2026年12月5日", [("640", "200", None), ("-640", None, str(8845 - 8 * 315))]),
        # date longer: date 2 characters from the right, signature 4 + D − S
        ("示例局", "2026年12月5日", [(str(1280 + (3 * 315 + 7 * 155) - 3 * 315), None, None), ("640", "200", None)]),
    ],
)
def test_an_unsealed_signature_stands_as_7_3_5_2_says(
    style: Style, signature: str, date: str, expected: list[object]
) -> None:
    data = written(style, Paragraph((Text("正文。"),)), back=Back((signature,), date))
    indents = []
    for each in paragraphs(data):
        if style_of(each) == "GWSignature":
            indent = each.find(f"{W}pPr/{W}ind")
            assert indent is not None
            indents.append(tuple(indent.get(f"{W}{name}") for name in ("right", "rightChars", "left")))
    assert indents == expected


def test_several_signatures_share_the_longest_one_s_place(style: Style) -> None:
    data = written(style, back=Back(("示例县农业农村局", "示例县财政局"), "2026年12月5日", "此件公开发布"))
    assert [text(each) for each in paragraphs(data)][-4:] == [
        "示例县农业农村局",
        "示例县财政局",
        "2026年12月5日",
        "（此件公开发布）",
    ]
    left = [each.find(f"{W}pPr/{W}ind") for each in paragraphs(data)][-2]
    assert left is not None
    assert left.get(f"{W}left") == str(8845 - 8 * 315)


def test_a_signature_is_never_alone_on_a_page(style: Style) -> None:
    data = written(
        style, Paragraph((Text("甲。"),)), Paragraph((Text("乙。"),)), back=Back(("示例局",), "2026年12月5日")
    )
    kept = [text(each) for each in paragraphs(data) if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["乙。", "", "示例局"]


def test_text_stands_on_the_page_of_the_signature_before_a_list_of_annexes_too(style: Style) -> None:
    long = [Paragraph((Text(f"{number}。"),)) for number in "甲乙丙丁"]
    back, annexes = Back(("示例局",), "2026年12月5日"), (Annex("数据表", ()),)
    kept = [text(each) for each in paragraphs(written(style, *long, back=back, annexes=annexes)) if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept[:2] == ["丁。", ""]
    few = paragraphs(written(style, *long[:1], back=back, annexes=annexes))
    assert "甲。" not in [text(each) for each in few if each.find(f"{W}pPr/{W}keepNext") is not None]  # the first page shows text


def test_a_picture_is_embedded_and_a_missing_one_says_so(style: Style) -> None:
    source = document(Image("图.png", "图1"), Image("无.png"))
    made = parts(write_docx(source, style, pictures={"图.png": PNG}))
    assert made["word/media/image1.png"] == PNG
    assert 'cx="381000" cy="190500"' in made["word/document.xml"].decode()
    assert "【缺图：无.png】" in made["word/document.xml"].decode()
    assert "image/png" in made["[Content_Types].xml"].decode()


def test_core_properties_come_from_the_document_alone(style: Style) -> None:
    core = parts(written(style, back=Back(("示例县农业农村局",), "2026年1月5日")))["docProps/core.xml"].decode()
    assert "2026-01-05T00:00:00Z" in core
    assert "dcterms" not in parts(written(style))["docProps/core.xml"].decode().split(">", 3)[3]


def test_what_the_record_calls_a_paragraph_is_the_w_p_of_that_place(style: Style) -> None:
    from drafting.readers.record import read_record  # the other half of the contract

    data = write_docx(sample_document(), style)
    record = read_record(data)
    assert record is not None
    assert list(record.paragraphs) == [text(each) for each in paragraphs(data)]
    assert plain(sample_document().blocks[0].content) in record.paragraphs  # type: ignore[union-attr]


@pytest.mark.slow
def test_libreoffice_prints_every_mark_on_pages_of_22_lines(style: Style, tmp_path: Path) -> None:
    import shutil

    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("needs LibreOffice and pdftotext")
    file = tmp_path / "a.docx"
    file.write_bytes(write_docx(sample_document(), style))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    printed = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = printed.split("\f")
    assert len([line for line in pages[1].splitlines() if line.strip()]) == 23  # 22 lines and the page number
    said = "".join(text(each) for each in paragraphs(file.read_bytes()))
    for mark in "，。、；：（）“”":
        assert printed.count(mark) >= said.count(mark)
