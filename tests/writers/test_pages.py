"""What LibreOffice makes of turned pages and charts: page numbers keep their place, every chart is drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.blocks.document import Column, Document, Front, Paragraph, Table, Text
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


def test_every_chart_is_drawn_with_its_numbers(style: Style, tmp_path: Path) -> None:
    for kind in ("column", "bar", "line", "pie"):
        document = charted(kind, series=1)  # type: ignore[arg-type]
        printed = "".join(word[0] for page in words(pdf(write_docx(document, style), tmp_path)) for word in page)
        assert all(figure.value in printed for figure in document.figures if figure.value), kind
