"""The samples as Word files: valid packages, and pages of GB/T 9704 once an office suite lays them out."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting import pipeline
from drafting.library import open_library

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
    library = open_library()
    for file in CHOSEN:
        dataset = pipeline.read_dataset(file, library).dataset
        assert dataset is not None
        document = pipeline.draft(library, dataset).document
        assert document is not None
        (folder / f"{file.stem}.docx").write_bytes(pipeline.write(document, "docx", library))
    return folder


def test_every_package_is_valid(documents: Path) -> None:
    audit = subprocess.run(
        [sys.executable, "-m", "openxml_audit", "--recursive", str(documents)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert audit.returncode == 0, audit.stdout + audit.stderr
    assert audit.stdout.count("Errors: 0") == len(CHOSEN), audit.stdout


@pytest.fixture(scope="module")
def pages(documents: Path) -> dict[str, list[list[str]]]:
    """The printed lines of every page of every chosen sample, as LibreOffice lays them out."""
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
    return {file.stem: printed(file) for file in documents.glob("*.pdf")}


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
