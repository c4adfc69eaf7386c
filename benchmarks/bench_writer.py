"""Milliseconds of each stage of the Word writer, for a report of 12,000 characters with 100 figures.

Run: python benchmarks/bench_writer.py [STYLE.yaml]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafting.blocks.document import Document, Figure, FigureRecord, Front, Heading, Origin, Paragraph, Text
from drafting.blocks.record import fingerprint
from drafting.readers.record import read_record, unchanged
from drafting.writers.docx import _core_properties, _fixed_parts, write_docx
from drafting.writers.docx.body import write_body
from drafting.writers.docx.package import join, pack
from drafting.writers.docx.record import record_head, record_tail
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.shell import build, shell_for
from drafting.writers.house_style import read_style
from drafting.writers.md import write_md
from drafting.writers.style import Style
from drafting.writers.txt import write_txt

HOUSE = Path(__file__).resolve().parent.parent / "templates" / "_house" / "style.yaml"


VERBS = [
    "细化",
    "压实",
    "建立",
    "完善",
    "健全",
    "落实",
    "推进",
    "巩固",
    "拓展",
    "提升",
    "强化",
    "优化",
    "统筹",
    "盘活",
    "聚焦",
    "组织",
    "开展",
    "引导",
    "培育",
    "对接",
]
OBJECTS = [
    "年度举措",
    "工作责任",
    "分村台账",
    "帮扶机制",
    "产业链条",
    "务工服务",
    "饮水管护",
    "危房改造",
    "资产管理",
    "结对走访",
    "技能培训",
    "消费帮扶",
    "信贷支持",
    "道路养护",
    "人居环境",
    "乡村治理",
]


def report(characters: int = 12_000, figures: int = 100) -> Document:
    """An invented report (示例数据) of about this size, two figures a paragraph."""
    paragraphs = figures // 2
    chance = Random(9704)  # the same prose each time, as varied as a report's
    half = (characters // paragraphs - 24) // 2

    def prose() -> str:
        text = ""
        while len(text) < half:
            text += (
                "".join(chance.choice(words) for words in (VERBS, OBJECTS, "，、；"))
                if chance.random() < 0.8
                else chr(chance.randrange(0x4E00, 0x9FA5))
            )
        return text[:half]

    records = tuple(
        FigureRecord(
            f"{5000 + k}户",
            f"监测帮扶.指标{k}.户",
            str(5000 + k),
            "户",
            None,
            (),
            "示例县.yaml",
            k + 1,
            "示例县农业农村局",
            "template",
        )
        for k in range(figures)
    )
    blocks: list[Heading | Paragraph] = []
    for k in range(paragraphs):
        if k % 5 == 0:
            blocks.append(Heading(2, f"（{k // 5 + 1}）", (Text("强化监测帮扶，守牢底线"),)))
        first, second = Figure(f"{5000 + 2 * k}户", 2 * k), Figure(f"{5001 + 2 * k}户", 2 * k + 1)
        blocks.append(
            Paragraph((Text(f"截至11月底，{prose()}共识别"), first, Text(f"，{prose()}帮扶"), second, Text("。")))
        )
    front = Front("示例县农业农村局2026年工作总结", addressee="示例县人民政府")
    return Document(
        front, tuple(blocks), figures=records, origin=Origin("rural/annual", "示例县.yaml"), region="示例县"
    )


def show(name: str, work: Callable[[], object], repeat: int = 200) -> None:
    """The best of five rounds, so that a busy machine disturbs least."""
    work()
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(repeat):
            work()
        best = min(best, (time.perf_counter() - start) / repeat)
    print(f"{name:<34}{best * 1000:9.3f} ms")


def blank_sheet(style: Style, document: Document, section: str) -> Sheet:
    return Sheet(style, marked=True, pictures={}, figures=document.figures, section=section)


def main() -> None:
    data = yaml.load(Path(sys.argv[1] if len(sys.argv) > 1 else HOUSE).read_text(encoding="utf-8"), yaml.BaseLoader)
    style = read_style(data)
    document = report()
    shell = shell_for(style)
    sheet = blank_sheet(style, document, shell.section)
    xml = write_body(sheet, document)
    fixed = _fixed_parts(shell, True, ())
    main_part, core = (
        pack("word/document.xml", xml.encode()),
        pack("docProps/core.xml", _core_properties(document).encode()),
    )
    seal = fingerprint({part.name: part.digest for part in (*fixed, main_part, core)})
    record = record_head(document, sheet.texts, sheet.bookmarks) + record_tail(seal)
    record_part = pack("customXml/item1.xml", record.encode(), digest=False)
    written = write_docx(document, style)
    print(
        f"{sum(map(len, sheet.texts))} characters, {len(document.figures)} figures, document.xml {len(xml.encode())} bytes, docx {len(written)} bytes"
    )
    show("style from parsed data", lambda: read_style(data))
    show("shell built by python-docx", lambda: build(style), 3)
    show("shell of this process", lambda: shell_for(style))
    show("document.xml as strings", lambda: write_body(blank_sheet(style, document, shell.section), document))
    show("  packed and digested", lambda: pack("word/document.xml", xml.encode()))
    show("record", lambda: record_head(document, sheet.texts, sheet.bookmarks))
    show("  packed", lambda: pack("customXml/item1.xml", record.encode(), digest=False))
    show("fingerprint", lambda: fingerprint({part.name: part.digest for part in (*fixed, main_part, core)}))
    show("container", lambda: join((*fixed, main_part, core, record_part)))
    show("write_docx, all of it", lambda: write_docx(document, style))
    show("write_md", lambda: write_md(document, style))
    show("write_txt", lambda: write_txt(document, style))
    show("read_record", lambda: read_record(written), 50)
    show("unchanged", lambda: unchanged(written), 50)


if __name__ == "__main__":
    main()
