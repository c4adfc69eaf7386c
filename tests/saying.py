"""A tiny notation for tests of the language: template text and a line of YAML in, the printed text out."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from drafting import pipeline
from drafting.blocks.document import Block, Chart, Doubt, Heading, Image, Inlines, Paragraph, Table, plain
from drafting.diagnostics import Diagnostic, Severity
from drafting.library import Library
from drafting.render.compiling.template import Templates
from drafting.source import Tree
from tests import own_cache
from tests.load.validating import units
from tests.shipped import shipped

HEAD = """\
单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}
报告期: {年度: 2026, 类型: 半年, 截至: 2026-06-30}
"""


def library_of(folder: Path, files: Mapping[str, str]) -> Library:
    """A library over `folder` with these files in it; templates compile anew, units and style are the house's."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    library = Library((folder,))
    library.templates = Templates(library.templates.read, library.templates.read_front)
    library._units = units()
    library._faults = shipped().faults()
    library.folders._trees["_house/style.yaml"] = house_style()
    return library


@cache
def house_style() -> Tree:
    """The house's own style.yaml, read once."""
    return shipped().folders.tree("_house/style.yaml")


def drafted(
    template: str,
    indicators: str = "",
    *,
    front: str = "",
    sections: Mapping[str, str] | None = None,
    catalogue: str = "",
    own: str = "",
    more: str = "",
    head: str = HEAD,
    house: Mapping[str, str] | None = None,
    missing: pipeline.MissingPolicy = "mark",
) -> pipeline.Draft:
    """The draft that `template` gives; `indicators`, `own` (文字材料) and `more` are YAML."""
    files = {"试/报告.j2": f"---\n{front}\n---\n{template}" if front else template}
    files |= {f"试/sections/{name}.j2": text for name, text in (sections or {}).items()}
    files |= {f"_house/{name}": text for name, text in (house or {}).items()}
    if catalogue:
        files["试/indicators.yaml"] = catalogue
    data = f"模板: 试/报告\n{head}{_block('指标', indicators)}{_block('文字材料', own)}{more}\n"
    folder, library = _opened(tuple(files.items()))
    file = folder / "数据.yaml"
    file.write_text(data, encoding="utf-8")
    loaded = pipeline.read_dataset(file, library, name="数据.yaml")
    assert loaded.dataset is not None, "\n".join(map(str, loaded.diagnostics))
    return pipeline.draft(library, loaded.dataset, missing=missing)


@lru_cache(maxsize=100)
def _opened(files: tuple[tuple[str, str], ...]) -> tuple[Path, Library]:
    """A folder for data, and the library over these files beside it. Tests that try one template on many figures compile it once (as in `tests/shipped.py`)."""
    folder = Path(tempfile.mkdtemp(dir=own_cache.FOLDER))
    return folder, library_of(folder / "templates", dict(files))


def say(template: str, indicators: str = "", **settings: object) -> str:
    """The printed body, a line a block. A draft that is refused fails the test with its reasons."""
    draft = drafted(template, indicators, **settings)  # type: ignore[arg-type]
    assert draft.document is not None, "\n".join(map(str, draft.diagnostics))
    return "\n".join(shown(block) for block in draft.document.blocks)


def found(template: str, indicators: str = "", **settings: object) -> list[Diagnostic]:
    """What the draft says is wrong with it."""
    return list(drafted(template, indicators, **settings).diagnostics)  # type: ignore[arg-type]


def refusal(template: str, indicators: str = "", **settings: object) -> Diagnostic:
    """The one error that stands in the way of the draft."""
    draft = drafted(template, indicators, **settings)  # type: ignore[arg-type]
    errors = [each for each in draft.diagnostics if each.severity is Severity.ERROR]
    assert draft.document is None
    assert len(errors) == 1, "\n".join(map(str, draft.diagnostics))
    return errors[0]


def shown(block: Block) -> str:
    """One block as a reader sees it; a table as its cells."""
    if isinstance(block, Heading):
        return block.number + words(block.content)
    if isinstance(block, Paragraph):
        lead = f"{block.lead.number}{words(block.lead.content)}。" if block.lead else ""
        return lead + words(block.content)
    if isinstance(block, Image):
        return f"图：{block.file}（{block.caption}）"
    if isinstance(block, Chart):
        return f"{block.kind}：{shown(block.table)}"
    assert isinstance(block, Table)
    header = [f"{each.header}（{each.unit}）" if each.unit else each.header for each in block.columns]
    return "\n".join(" | ".join(row) for row in (header, *([words(cell) for cell in row] for row in block.rows)))


def _block(key: str, yaml: str) -> str:
    """`key:` over the YAML given, which may be flow (甲: {子: 5户}) or indented lines."""
    if not yaml:
        return f"{key}: {{}}\n" if key == "指标" else ""
    return f"{key}:\n" + "".join(f"  {line}\n" for line in yaml.strip("\n").split("\n"))


def words(content: Inlines) -> str:
    """What is said; that a figure contradicts others is shown beside it, and tested by itself (tests/test_doubted.py)."""
    return plain(tuple(each for each in content if not isinstance(each, Doubt)))
