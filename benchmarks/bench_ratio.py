"""The whole program against a Word-template engine and against plain python-docx on the same text, interleaved in one run.

    pip install docxtpl && python benchmarks/bench_ratio.py [--rounds N] [--two | --townships]

docxtpl gets a Word file with the finished text and a variable for each figure; python-docx puts the finished text into a
new document, a paragraph or a table at a time, without any layout. Neither reads YAML, computes, checks or decides anything.
Processor time is compared, since the disk and the neighbours are not ours; each pays for its own garbage.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from bench_pipeline import units
from inputs import FIRST_TWO, REPORTS, ROOT, townships

from drafting import pipeline
from drafting.batch.working.work import Orders, Workshop
from drafting.blocks.document import Block, Document, Figure, Heading, Inline, Inlines, Paragraph, Table

TURN = 5
"""How often the documents are made at a time: a batch goes on and on."""
TOWNSHIPS = 10


def word_template(document: Document, file: Path) -> dict[str, str]:
    """Write the document's text with `{{ f0 }}` for each figure; gives the values of the variables."""
    values: dict[str, str] = {}

    def text(inline: Inline) -> str:
        if not isinstance(inline, Figure):
            return inline.text
        name = f"f{len(values)}"
        values[name] = inline.text
        return f"{{{{ {name} }}}}"

    written_plainly(document, file, text)
    return values


def written_plainly(document: Document, file: Path, text: Callable[[Inline], str] = lambda inline: inline.text) -> None:
    """The document's text as python-docx writes it: nothing but paragraphs and tables."""
    import docx

    paper = docx.Document()
    paper.add_paragraph(document.front.title)
    for block in document.blocks:
        if isinstance(block, Table):
            table = paper.add_table(rows=0, cols=len(block.columns))
            heads = [column.header for column in block.columns]
            for row in (heads, *(["".join(map(text, cell)) for cell in row] for row in block.rows)):
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        elif words := "".join(said(block, text)):
            paper.add_paragraph(words)
    paper.save(str(file))


def said(block: Block, text: Callable[[Inline], str]) -> Iterator[str]:
    """The words of a paragraph or heading; nothing of what is drawn."""

    def line(content: Inlines) -> str:
        return "".join(map(text, content))

    if isinstance(block, Heading):
        yield block.number + line(block.content)
    elif isinstance(block, Paragraph):
        yield f"{block.lead.number}{line(block.lead.content)}。" if block.lead else ""
        yield line(block.content)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one turn, in which it clears away its own garbage and nobody else's."""
    gc.collect()
    start = time.process_time()
    work()
    gc.collect()
    return time.process_time() - start


def main() -> None:
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--two", action="store_true", help="the first two reports instead of all five")
    instead.add_argument("--townships", action="store_true", help="ten invented townships of 96 indicators instead")
    arguments = parser.parse_args()
    rounds = arguments.rounds
    workshop = Workshop(Orders(ROOT / "templates", ROOT, None, "docx"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = townships(folder, TOWNSHIPS) if arguments.townships else FIRST_TWO if arguments.two else REPORTS
        workshop.make_all(units(folder, files, 1))
        documents = [finished(workshop.library, file) for file in files]
        templates = [folder / f"{number}.模板.docx" for number in range(len(files))]
        values = [*map(word_template, documents, templates)]

        turns = (folder / f"turn {number}" for number in count())

        def drafting() -> None:
            out = next(turns)
            out.mkdir()
            workshop.make_all(units(out, files, TURN))

        def docxtpl() -> None:
            for file, each in [*zip(templates, values, strict=True)] * TURN:
                template = DocxTemplate(str(file))
                template.render(each)
                template.save(str(folder / "docxtpl.docx"))

        def python_docx() -> None:
            for document in documents * TURN:
                written_plainly(document, folder / "python-docx.docx")

        ways = {"drafting": drafting, "docxtpl": docxtpl, "python-docx": python_docx}
        used = dict.fromkeys(ways, 0.0)
        gc.freeze()  # what all turns have in common
        for _ in range(rounds):
            for name, work in ways.items():
                used[name] += seconds(work)
    made = rounds * TURN * len(files)
    print("，".join(f"{name} {made / each:.0f} 份/秒" for name, each in used.items()) + "（处理器时间）")
    print("，".join(f"{name} 的 {used[name] / used['drafting']:.2f} 倍" for name in used if name != "drafting"))


def finished(library: pipeline.Library, file: Path) -> Document:
    """The document that a data file makes."""
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return document


if __name__ == "__main__":
    main()
