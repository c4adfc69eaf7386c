"""The gallery holds every element, is shown in docs, and reads well."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting import pipeline
from drafting.diagnostics import Severity
from drafting.load.validation.document import KEYS
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "samples/gallery").glob("*.yaml"))
ELSEWHERE = {"称谓", "主送位置", "抄送机关"}  # in samples/reports; and two ways to say what the gallery says otherwise


def test_every_element_stands_in_some_sample() -> None:
    given = {key for file in FILES for key in yaml.safe_load(file.read_text(encoding="utf-8")).get("公文", {})}
    assert set(KEYS) - given == ELSEWHERE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_sample_is_shown_with_its_pictures(file: Path) -> None:
    shown = (ROOT / "docs/gallery.md").read_text(encoding="utf-8")
    section = shown.partition(f"## {file.stem}\n")[2].partition("\n## ")[0]
    assert f"../samples/gallery/{file.name}" in section
    pictures = [
        line.partition('src="')[2].partition('"')[0] for line in section.splitlines() if line.startswith("<img")
    ]
    assert pictures
    assert all((ROOT / "docs" / each).is_file() for each in pictures)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_sample_is_drafted_without_a_warning_and_twice_alike(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# 示例数据")
    library = shipped()
    loaded = pipeline.read_dataset(file, library)
    assert loaded.dataset is not None
    draft = pipeline.draft(library, loaded.dataset)
    assert draft.document is not None
    said = (*loaded.diagnostics, *draft.diagnostics, *pipeline.layout(draft.document, library, folder=file.parent))
    assert [str(each) for each in said if each.severity is not Severity.INFO] == []
    for to in ("docx", "md", "txt"):
        first, second = (pipeline.write(draft.document, to, library, folder=file.parent) for _ in range(2))
        assert first == second
