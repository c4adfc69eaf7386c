"""The sample reports as trees that a law may cut and change, and the judge of what is printed from them."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from drafting import pipeline
from drafting.assembling.assembly import NOT_SAID
from drafting.blocks.document import Document, Heading, Inlines, Paragraph, Table, plain
from drafting.library import Library
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.model.dataset import Dataset
from drafting.quantities.numerals import from_chinese
from drafting.source import Tree
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
NAMES = tuple(sorted(file.stem for file in (ROOT / "samples/reports").glob("*.yaml")))
TEMPLATES = tuple(sorted(f"rural/{file.stem}" for file in (ROOT / "templates/rural").glob("*.j2")))

Data = dict[str, Any]
Step = tuple[str, ...]


@cache
def library() -> Library:
    """The bundled templates, compiled once for all laws."""
    return shipped()


@cache
def tree(name: str) -> Tree:
    source, _ = read_text((ROOT / "samples/reports" / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    assert source is not None
    parsed, found = parse_tree(source)
    assert parsed is not None, found
    return parsed


def data_of(name: str) -> Data:
    """A copy of a sample's data, free to change."""
    return copy.deepcopy(tree(name).value)


def dataset_of(data: Data, name: str = NAMES[0]) -> Dataset:
    positions = tree(name)
    changed = Tree(positions.name, data, positions.keys, positions.values)
    catalogue = library().catalogue(data["模板"])
    dataset, found = validate_dataset(changed, library().units, catalogue)
    assert dataset is not None, "\n".join(map(str, found))
    return dataset


def draft_of(data: Data, name: str = NAMES[0]) -> pipeline.Draft:
    return drafted(dataset_of(data, name))


def drafted(dataset: Dataset) -> pipeline.Draft:
    draft = pipeline.draft(library(), dataset)
    assert draft.document is not None, "\n".join(map(str, draft.diagnostics))
    return draft


def written(name: str) -> bytes:
    """The report as a Word file."""
    return pipeline.write(draft_of(data_of(name), name).document, "docx", library())


# cutting ---------------------------------------------------------------------------

_HOLE = re.compile(r"\{\{\s*([^\s|}]+)")


def nodes(data: Data) -> Iterator[tuple[Step, Data]]:
    """Every node below 指标 with the mapping that holds it: groups, indicators, parts, children, own keys."""

    def below(step: Step, holder: Data) -> Iterator[tuple[Step, Data]]:
        for key, value in list(holder.items()):
            yield (*step, key), holder
            if isinstance(value, dict):
                yield from below((*step, key), value)

    yield from below((), data["指标"])


def named_by_own_text(data: Data) -> set[str]:
    """First two steps of every indicator that the data's own text or a formula names: these must stay."""
    words = str(data.get("文字材料", ""))
    named = {".".join(path.split(".")[:2]) for path in _HOLE.findall(words)}
    for step, holder in nodes(data):
        value = holder[step[-1]]
        if isinstance(value, str) and value.startswith("="):
            named |= {f"{step[0]}.{name}" for name in re.findall(r"\w+", value)}
    return named


def cut(data: Data, chance: random.Random, share: float) -> Data:
    """`data` without a random `share` of the nodes of 指标, at any depth, and of the rows and cells of its tables.

    What its own text names stays, and so does the first cell of a row.
    """
    kept = named_by_own_text(data)
    for step, holder in list(nodes(data)):
        if ".".join(step[:2]) in kept or (len(step) == 1 and any(name.startswith(f"{step[0]}.") for name in kept)):
            continue
        if step[-1] in holder and chance.random() < share:
            del holder[step[-1]]
    for rows in tables(data).values():
        rows[:] = [row for row in rows if chance.random() >= share / 2]
        for row in rows:
            for column in list(row)[1:]:
                if chance.random() < share / 2:
                    del row[column]
    for given in (data.get("明细表") or {}).values():
        if isinstance(given, dict):
            left = {column for row in given["行"] for column in row}
            given["合计"] = {column: total for column, total in given["合计"].items() if column in left}
    return data


def tables(data: Data) -> dict[str, list[Data]]:
    """The rows of each 明细表, however it is written."""
    given = data.get("明细表") or {}
    return {name: rows["行"] if isinstance(rows, dict) else rows for name, rows in given.items()}


def owed(data: Data) -> set[str]:
    """Paths that may print 【待补】: what is given as 待补, with its units, and what is required and not there."""
    given = {step for step, holder in nodes(data) if holder[step[-1]] == "待补"}
    paths = {".".join(step if step[-1] != "数值" else step[:-1]) for step in given}
    paths |= {f"{path}.{unit}" for path in paths for unit in ("户", "人")}
    node = data["指标"].get("监测帮扶", {}).get("监测对象") or {}
    if isinstance(node, dict) and not node.get("数值") and not node.get("构成"):
        paths.add("监测帮扶.监测对象")
    return paths


# judging ---------------------------------------------------------------------------

_DIRTY = {
    "doubled punctuation": r"[，、；：][，、；：。！？]|[。！？][，、；：。！？]|……[，、；：。]",
    "empty brackets": r"（）|“”|《》|\(\)|【】",
    "a mark beside a bracket": r"[（《][，、；：。！？]|[，、；：][）》”]",
    "a mark at an end": r"[，、；：]$|^[，、；：。！？）]",
    "a comma before a conjunction": r"、(?:和(?!谐|平)|及(?!时)|与|以及)",
    "a lead without its figure": r"其中[，。；、）]|截至[，。]|分别[，。]|达到?[，。；]|占[，。；]|共计?[，。；]|[（，、；]的[，。；]",
    "a share of nothing": r"(?:^|[。；])[^。；\d【两一二三四五六七八九十]*，占比\d",
    "an empty item": r"是[；。](?=[一二三四五六七八九十]是|$)|；；",
    "a word of the program": r"None|nan\b|True|False|Undefined|\{\{|\}\}|\{%|%\}|\[\[|\]\]",
    "a private or control character": r"[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]",
    "a blank between Han characters": r"[\u4e00-\u9fff] +[\u4e00-\u9fff]",
    "a doubled word": r"(截至|其中|共有|全县|全乡|全市|等|方面|完成)\1",
}
_DIRTY_PATTERNS = {name: re.compile(pattern) for name, pattern in _DIRTY.items()}
_POINT = re.compile(r"(?:^|(?<=[。；：，！？]))([一二三四五六七八九十]{1,3})是(?!否)")
_PROMISE = re.compile("(以下|下列|下面)[^，。]*[。：]$")
_ENDED = re.compile(r"[。！？：…][”’）]?$|[）】]$")


def faults(document: Document) -> list[str]:
    """Everything about the text that a careful reader would strike, as `what: where`."""
    found: list[str] = []
    for line in lines(document):
        for name, pattern in _DIRTY_PATTERNS.items():
            match = pattern.search(line)
            if match:
                found.append(f"{name}: …{line[max(0, match.start() - 20) : match.end() + 20]}…")
    found += _unfinished(document)
    found += _broken_promises(document)
    found += _headings_out_of_order(document)
    found += _headings_alike(document)
    found += _points_out_of_order(document)
    return found


def lines(document: Document) -> Iterator[str]:
    """Title, headings, paragraphs and cells, each as a reader sees it."""
    yield document.front.title
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.number + plain(block.content)
        elif isinstance(block, Paragraph):
            yield (f"{block.lead.number}{plain(block.lead.content)}。" if block.lead else "") + plain(block.content)
        elif isinstance(block, Table):
            yield from (plain(cell) for row in block.rows for cell in row if cell)


def _unfinished(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and not _ENDED.search(plain(block.content)):
            yield f"a paragraph without an end: {plain(block.content)[-30:]}"
        if isinstance(block, Heading) and not plain(block.content):
            yield "a heading without words"
    for one, next_one in zip(document.blocks, [*document.blocks[1:], None], strict=True):
        if isinstance(one, Heading) and (next_one is None or (isinstance(next_one, Heading) and next_one.level <= one.level)):
            yield f"a heading over nothing: {one.number}{plain(one.content)}"


def _broken_promises(document: Document) -> Iterator[str]:
    """以下几项工作。 with nothing below: the end, or a heading that closes the part it stands in."""
    level = 0
    for one, next_one in zip(document.blocks, [*document.blocks[1:], None], strict=True):
        level = one.level if isinstance(one, Heading) else level
        over = next_one is None or (isinstance(next_one, Heading) and next_one.level <= level)
        if isinstance(one, Paragraph) and over and _PROMISE.search(plain(one.content)):
            yield f"a promise of points and none: {plain(one.content)[-30:]}"


def _headings_out_of_order(document: Document) -> Iterator[str]:
    counts: dict[int, int] = {}
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.lead if isinstance(block, Paragraph) else None
        if heading is None:
            continue
        counts = {level: count for level, count in counts.items() if level < heading.level} | {
            heading.level: counts.get(heading.level, 0) + 1
        }
        if _count_of(heading.number) != counts[heading.level]:
            yield f"numbering: {heading.number}{plain(heading.content)} is number {counts[heading.level]}"


def _headings_alike(document: Document) -> Iterator[str]:
    """No two headings of a text begin with the same words."""
    seen: set[str] = set()
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.lead if isinstance(block, Paragraph) else None
        words = re.split("[，。]", plain(heading.content))[0] if heading is not None else ""
        if words in seen:
            yield f"two headings alike: {words}"
        seen |= {words} - {""}


def _count_of(number: str) -> int | None:
    bare = re.sub(r"[（）、.是第，]", "", number)
    return int(bare) if bare.isdigit() else from_chinese(bare)


def _points_out_of_order(document: Document) -> Iterator[str]:
    """一是……二是…… run from one without gaps, in a paragraph or over paragraphs, and never stand alone."""
    runs: list[list[int]] = []
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        text = _words(block.content)
        numbers = [count for match in _POINT.finditer(text) if (count := from_chinese(match[1]))]
        for count in numbers:
            if count == 1:
                runs.append([])
            if not runs:
                yield f"points begin with {count}: {text[:30]}"
                runs.append([])
            runs[-1].append(count)
    for run in runs:
        if run != list(range(1, len(run) + 1)) or len(run) == 1:
            yield f"points are numbered {run}"


def _words(content: Inlines) -> str:
    return plain(content)


# figures ---------------------------------------------------------------------------


def unaccounted(draft: pipeline.Draft, dataset: Dataset) -> set[str]:
    """Paths of figures that the data gives and that neither a sentence nor an info names."""
    from drafting.quantities.measure import Measure

    assert draft.document is not None
    told = {figure.path for figure in draft.document.figures}
    told |= {each.path for each in draft.diagnostics if each.path and each.code == NOT_SAID.code}
    inputs = {path for figure in draft.document.figures for path in figure.inputs}
    silent = set()
    for group, top in dataset.indicators.items():
        for name, node in top.children.items():
            value = node.value
            if not isinstance(value, Measure):
                continue
            paths = [f"{group}.{name}"] if len(value.quantities) == 1 else [f"{group}.{name}.{unit}" for unit in value.units]
            silent |= {path for path in paths if path not in told and f"{group}.{name}" not in inputs}
    return silent
