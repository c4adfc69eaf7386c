"""A stand-in for the story, so that the rim is tested for what the rim decides.

A data file is a few lines `键: 值`: 单位, 地区, 标题, 待补, 事情 (错误 | 不符 | 异常 | 崩溃 | 卡住).
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from drafting import pipeline
from drafting.blocks.document import Document, Figure, FigureRecord, Front, Missing, Paragraph, Text
from drafting.cli.rules import declared_rules
from drafting.diagnostics import Diagnostic, Place, Refused, Severity
from drafting.files.ingredients import content, digest_of, note_template
from drafting.model.dataset import Dataset, Period, Unit
from drafting.model.official import OfficialDocument
from drafting.source import Tree


@dataclass(frozen=True)
class Relation:
    kind: str

    def to_json(self) -> dict[str, object]:
        return {"kind": self.kind}


@dataclass(frozen=True)
class Proof:
    diagnostics: tuple[Diagnostic, ...]
    relations: tuple[Relation, ...]
    figures: int = 0
    lone: frozenset[str] = frozenset()
    judged: frozenset[tuple[str, str]] = frozenset()
    explained: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def covered(self) -> int:
        return self.figures - len(self.lone)


def _fields(file: Path) -> dict[str, str]:
    lines = content(file).decode().splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def _found(code: str, severity: Severity, file: str) -> Diagnostic:
    return Diagnostic(code, severity, f"监测对象：{code}", "改一改", Place(file, 3, 5), "监测帮扶.监测对象", "5361户")


class House(pipeline.Library):
    """A library whose reports are made of every file in it."""

    def digest(self, template: str, sections: Any = ()) -> str:  # noqa: ARG002
        files = sorted(file for root in self.roots for file in root.rglob("*.*") if file.is_file())
        return digest_of(b"".join([template.encode(), *(file.read_bytes() for file in files)]))


def open_library(templates: Path | None = None, working_folder: Path | None = None) -> pipeline.Library:
    return House((templates,) if templates else ())


def read_dataset(
    file: Path, library: Any, template: str | None = None, *, name: str | None = None, strict: bool = False,
    common: Any = None,
) -> pipeline.Loaded:
    fields = _fields(file)
    event = fields.get("事情")
    if event == "异常":
        raise ZeroDivisionError("a defect")
    if event == "崩溃":
        os._exit(9)
    if event == "卡住":
        time.sleep(3600)
    if event == "错误":
        return pipeline.Loaded(None, (_found("D101", Severity.ERROR, str(file)),))
    tree = Tree(str(file), fields, {}, {})
    unit = Unit(fields.get("单位", "某局"), fields.get("地区", "某县"), "县", "全县", "我县", "县委、县政府")
    document = OfficialDocument(fields.get("标题", ""), fields.get("稿次", ""))
    dataset = Dataset(
        tree, fields.get("模板"), unit, Period(2026, "半年", 1, 6), document, None, {}, {}, {}, silences={}
    )
    strictness = (_found("D110", Severity.ERROR, str(file)),) if strict else ()
    return pipeline.Loaded(dataset, strictness)


def draft(library: Any, dataset: Dataset, template: str | None = None, *, missing: str = "mark", **_: Any) -> pipeline.Draft:
    fields: dict[str, str] = dataset.tree.value
    note_template(template or "", ())
    if template == "不存在/模板":
        raise Refused([_found("T101", Severity.ERROR, dataset.tree.name)])
    found = [_found("R101", Severity.WARNING, dataset.tree.name)] if fields.get("事情") == "不符" else []
    owed = fields.get("待补", "")
    path = owed.partition("（")[0]
    said: list[Any] = [Text("共有"), Figure("5361户", 0)]
    if owed:
        severity = Severity.ERROR if missing == "error" else Severity.WARNING
        found.append(_found("D301", severity, dataset.tree.name))
        said.append(Missing(f"【待补：{owed}】", path, owed.partition("（")[2].rstrip("）")))
    figure = FigureRecord("5361户", "监测对象.户", "5361", "户", None, (), dataset.tree.name, 3, "县中心", "template")
    document = Document(
        Front(dataset.document.title or f"{dataset.unit.region}2026年上半年|工作总结"),
        (Paragraph(tuple(said)),),
        figures=(figure,),
    )
    return pipeline.Draft(document, tuple(found), (path,) if owed else (), 3)


def write(document: Document, to: str, library: Any, style: Path | None = None, **_: Any) -> bytes:
    from drafting.blocks.document import plain

    text = "\n".join(plain(each.content) for each in document.blocks if isinstance(each, Paragraph))
    return f"{to}\n{text}".encode()


def proofread(library: Any, dataset: Dataset) -> Proof:
    drafted = draft(library, dataset)
    return Proof(drafted.diagnostics, (Relation("构成"),), 2, frozenset(["甲"]))


def proofread_together(library: Any, datasets: Any) -> Proof:
    return Proof((), ())


def skeleton(library: Any, template: str, today: Any, *, short: bool = False) -> str:
    return f"模板: {template}\n"


def look(library: Any, style: Path | None) -> Any:
    return SimpleNamespace(fonts=(), latin="", alternates=())


def layout(document: Any, library: Any, style: Path | None = None, **_: Any) -> tuple[()]:
    return ()


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-in wherever the rim looks for the story.

    All of the program is imported before, or who takes a name from the story meanwhile would keep the stand-in's when the test is over.
    """
    declared_rules()
    import drafting.batch.job
    import drafting.batch.planning.naming
    import drafting.batch.working.work
    import drafting.cli.carried_out.batching
    import drafting.looks

    monkeypatch.setattr("drafting.guide.skeleton", skeleton)
    monkeypatch.setattr("drafting.batch.working.work.require_template", lambda library, name, dataset: None)
    monkeypatch.setattr("drafting.proofreading.proofing.proofread", proofread)
    monkeypatch.setattr("drafting.proofreading.proofing.proofread_together", proofread_together)
    monkeypatch.setattr("drafting.guide.data_schema", lambda library, template: {"title": template})
    for function in (open_library, read_dataset, draft, look, layout, write):
        for room in (pipeline, drafting.looks, drafting.batch.job, drafting.batch.planning.naming, drafting.batch.working.work, drafting.cli.carried_out.batching):
            if room is pipeline or hasattr(room, function.__name__):
                monkeypatch.setattr(room, function.__name__, function, raising=False)
    monkeypatch.setattr("drafting.readers.record.unchanged", lambda data: data.startswith((b"docx", b"ours")))
