"""The samples as Word files: valid packages, and pages of GB/T 9704 once an office suite lays them out."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from drafting import pipeline
from tests.shipped import shipped
from tests.writers.valid import faults_of

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = sorted((SAMPLES / "reports").glob("*.yaml"))
PROSE = [
    *REPORTS,
    *(SAMPLES / "townships" / f"{name}.yaml" for name in ("水碾乡", "柳湾乡", "苍岭河源彝族苗族仡佬族布依族乡")),
]
CHOSEN = [*PROSE, SAMPLES / "county-2026.yaml"]  # the rows of its table are lower than a line of text
A4 = re.compile(r"595\.\d+ x 841\.\d+ pts")  # 210 mm × 297 mm, as pdfinfo says it


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the chosen samples' Word files."""
    folder = tmp_path_factory.mktemp("documents")
    library = shipped()
    for file in CHOSEN:
        dataset = pipeline.read_dataset(file, library).dataset
        assert dataset is not None
        document = pipeline.draft(library, dataset).document
        assert document is not None
        (folder / f"{file.stem}.docx").write_bytes(pipeline.write(document, "docx", library))
    return folder


def test_every_package_is_valid(documents: Path) -> None:
    files = sorted(documents.glob("*.docx"))
    assert len(files) == len(CHOSEN)
    assert [(file.name, faults) for file in files if (faults := faults_of(file))] == []


@pytest.fixture(scope="module")
def printouts(documents: Path) -> Path:
    """The folder, with a PDF beside each Word file, as LibreOffice lays it out."""
    if not all(map(shutil.which, ("soffice", "pdftotext", "pdfinfo"))):
        pytest.skip("没有 LibreOffice 或 poppler-utils，不能检查版面")
    profile = f"-env:UserInstallation={(documents / 'profile').as_uri()}"
    files = sorted(map(str, documents.glob("*.docx")))
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(documents), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return documents


@pytest.fixture(scope="module")
def pages(printouts: Path) -> dict[str, list[list[str]]]:
    """The printed lines of every page of every chosen sample."""
    return {file.stem: printed(file) for file in printouts.glob("*.pdf")}


def printed(pdf: Path) -> list[list[str]]:
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return [[line for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


@pytest.mark.slow
@pytest.mark.parametrize("name", [file.stem for file in PROSE])
def test_a_sample_stands_on_a4_pages_of_22_lines_with_running_numbers(pages, documents: Path, name: str) -> None:
    info = subprocess.run(["pdfinfo", documents / f"{name}.pdf"], check=True, capture_output=True, text=True).stdout
    assert A4.search(info)
    with ZipFile(documents / f"{name}.docx") as package:
        has_table = b"<w:tbl>" in package.read("word/document.xml")  # its rows are lower than a line of text
    *full, last = pages[name]
    assert len(full) >= 3
    for number, page in enumerate([*full, last], 1):
        assert re.fullmatch(rf"\s*[—–-] ?{number} ?[—–-]\s*", page[-1]), page[-1]
        assert len(page) <= 23 or has_table, f"page {number}"  # 22 lines of text and the page number
    assert any(len(page) == 23 for page in full)
    assert len(last) > 1


class Line(NamedTuple):
    """A printed line: its text, and from where to where it runs, in points from the paper's left edge."""

    text: str
    left: float
    right: float


WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
MARGIN, MEASURE = 79.4, 442.2  # 28 mm and 156 mm
GLYPH = MEASURE / 28
NOT_FIRST = r".?[，。、；：！？）》”’]"  # 避头尾: what may not begin a line takes its neighbour along
HEADING = r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）"
NOT_APART = r"[\dA-Za-z（“《—]"  # a number stays whole, an opening mark does not end a line


def lines_of(pdf: Path) -> list[list[Line]]:
    """Page by page the lines of the text area, without the page number."""
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return [page_lines(page) for page in boxes.split("<page ")[1:]]


def page_lines(page: str) -> list[Line]:
    rows: dict[float, list[tuple[float, float, str]]] = {}
    for left, top, right, bottom, text in WORD.findall(page):
        middle = (float(top) + float(bottom)) / 2
        row = next((row for row in rows if abs(row - middle) < GLYPH / 2), middle)
        rows.setdefault(row, []).append((float(left), float(right), text))
    *lines, _ = ([*sorted(rows[row])] for row in sorted(rows))
    return [Line("".join(text for _, _, text in line), line[0][0], max(right for _, right, _ in line)) for line in lines]


def is_full(line: Line) -> bool:
    """A line of full-width characters alone that runs from margin to margin."""
    wide = all(ord(each) > 0x2E7F or each in "“”‘’—…" for each in line.text)
    return wide and abs(line.left - MARGIN) < GLYPH / 4 and abs(line.right - MARGIN - MEASURE) < GLYPH * 0.6


@pytest.mark.slow
@pytest.mark.parametrize("name", [file.stem for file in REPORTS])
def test_full_pages_of_a_report_hold_22_lines_of_28_characters(printouts: Path, name: str) -> None:
    """5.2.3. A last paragraph goes over whole with the signature, so the page before the last may have room left.

    A heading does not stand alone at the foot of a page: it leaves its line empty and goes over.
    """
    first, *inner, before_last, _ = lines_of(printouts / f"{name}.pdf")
    assert 20 <= len(first) <= 21  # a title of two or three lines, and the space below it
    for page, following in pairwise([*inner, before_last]):
        assert len(page) == 22 or (len(page) == 21 and re.match(HEADING, following[0].text)), following[0]
    assert 17 <= len(before_last) <= 22  # five lines may go
    lengths: Counter[int] = Counter()
    for page in (first, *inner, before_last):
        for line, following in pairwise(page):
            if is_full(line):
                lengths[len(line.text)] += 1
                assert len(line.text) == 28 or re.match(f"{NOT_FIRST}|{NOT_APART}", following.text), (line, following)
    assert max(lengths) == 28
    assert lengths[28] >= 5
    print(f"{name}: {[len(page) for page in (first, *inner, before_last)]} lines, full-width lines by length {dict(lengths)}")
