"""What LibreOffice makes of turned pages and charts: page numbers keep their place, every chart is drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.blocks.document import Annex, Back, Column, Document, Front, Head, Paragraph, Table, Text
from drafting.writers.closed_up import closed_up
from drafting.writers.docx import write_docx
from drafting.writers.style import Style
from tests.writers.plotted import charted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler-utils"
    ),
]


def pdf(data: bytes, folder: Path) -> Path:
    (folder / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder / "a.pdf"


def words(file: Path) -> list[list[tuple[str, float, float, float, float]]]:
    """A page a list: the word, its left, upper, right and lower edge in points from the page's upper left corner."""
    layout = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    word = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    return [
        [(found[5], *(float(found[edge]) for edge in range(1, 5))) for found in word.finditer(page)]
        for page in layout.split("</page>")[:-1]
    ]


def test_the_page_number_of_a_turned_page_lies_where_it_lies_on_the_others(style: Style, tmp_path: Path) -> None:
    """Turned back upright, its box is that of the upright pages (GB/T 9704 clause 8), whichever page comes first."""
    heads = tuple(Column(f"第{k}项投资", "万元", numeric=True) for k in range(12))
    rows = tuple(((Text("双河口苗族土家族乡"),), *(((Text("12345.67"),),) * 12)) for _ in range(70))
    wide = Table((Column("乡镇"), *heads), rows, "表")
    said = Paragraph((Text("这是示例段落，说明有关工作开展情况。" * 50),))
    for blocks in ((said, wide, said, said), (said, said, wide, said, said)):
        pages = words(pdf(write_docx(Document(Front("示例县2026年工作总结"), blocks), style), tmp_path))
        upright: dict[bool, tuple[float, float]] = {}
        turned: dict[bool, tuple[float, float]] = {}
        height = 841.9
        for number, page in enumerate(pages, 1):
            dashes = [word for word in page if word[0] == "—"]
            assert len(dashes) == 2, page[-5:]
            first = dashes[0]
            if first[2] > height * 0.85:
                upright[number % 2 == 1] = (first[1], first[2])
            else:  # turned a quarter to the left: its left is the paper's foot, its top the paper's left
                turned[number % 2 == 1] = (first[2], height - first[3])
        assert set(turned) == {True, False}
        for odd, place in turned.items():
            assert place == pytest.approx(upright[odd], abs=3.0), (odd, place, upright[odd])


LAST = 4  # lines of a paragraph that goes over to the page of the signature, which in LibreOffice is the whole of it


def lines_of_text(page: list[tuple[str, float, float, float, float]]) -> list[str]:
    """What stands in the text area, a line each."""
    rows: dict[int, str] = {}
    for word, left, top, _, low in sorted(page, key=lambda each: (round(each[2]), each[1])):
        if low < 745 and left > 70:
            rows[round(top)] = rows.get(round(top), "") + word
    return list(rows.values())


@pytest.mark.parametrize("before", range(34, 42))
def test_a_full_page_holds_22_lines_of_28_wherever_the_signature_falls(style: Style, tmp_path: Path, before: int) -> None:
    """But for the page before the signature's, which may give it the last paragraph: it never stands without text (7.3.5.5)."""
    said = (Paragraph((Text("示" * (26 + 28 * (before - 1))),)), Paragraph((Text("例" * (26 + 28 * (LAST - 1))),)))
    document = Document(Front("示例县2026年工作总结"), said, Back(("示例县农业农村局",), "2026年12月5日"))
    pages = [lines_of_text(page) for page in words(pdf(write_docx(document, style), tmp_path))]
    for number, page in enumerate(pages[:-1], 1):
        given = LAST + 2 if number == len(pages) - 1 else 0  # and what the signature, which stays together, had there
        least = 22 - given - (1 if number == 1 else 0)  # the line below the title is blank
        assert least <= len(page) <= 22
        assert all(len(line) in (26, 28) for line in page[1 if number == 1 else 0 :])
    assert pages[-1][-1] == "2026年12月5日"
    assert any("示" in line or "例例" in line for line in pages[-1][:-2])


def test_every_chart_is_drawn_with_its_numbers(style: Style, tmp_path: Path) -> None:
    for kind in ("column", "bar", "line", "pie"):
        document = charted(kind, series=1)  # type: ignore[arg-type]
        printed = "".join(word[0] for page in words(pdf(write_docx(document, style), tmp_path)) for word in page)
        assert all(figure.value in printed for figure in document.figures if figure.value), kind


@pytest.mark.parametrize("corner", [0, 1, 2, 3])
@pytest.mark.parametrize("title", ["示例乡关于报送2026年工作总结的报告", "示例县水利局关于报送2026年工作总结及2027年工作打算的报告"])
def test_the_signature_never_stands_on_a_page_without_text(style: Style, tmp_path: Path, corner: int, title: str) -> None:
    """Closed up as far as it takes, the text ends where it is signed; a closing sentence goes over with the signature where that is not enough."""
    given = dict(tuple({"copy_number": "000001", "secrecy": "机密★1年", "urgency": "加急"}.items())[:corner])
    head = Head(marks=("示例乡人民政府文件",), signers=("示例甲",), **given)
    front = Front(title, document_number="示发〔2026〕9号", addressee="示例县人民政府", head=head)
    texts = ("现将《示例乡2026年工作总结及2027年工作打算》随文报送。", "以上报告，请审阅。")
    back = Back(("示例乡人民政府",), "2026年12月15日", "此件依申请公开", True)
    document = Document(front, tuple(Paragraph((Text(each),)) for each in texts), back, annexes=(Annex("示例乡2026年工作总结"),))
    pages = ["".join(word[0] for word in page) for page in words(pdf(write_docx(document, style), tmp_path))]
    signed = next(page for page in pages if "2026年12月15日" in page)
    assert "以上报告" in signed
    if closed_up(document, style):
        assert signed is pages[0]
