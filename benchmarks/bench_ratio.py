"""The whole program against a Word-template engine on the same text, interleaved in one run.

    pip install docxtpl && python benchmarks/bench_ratio.py [--rounds N]

docxtpl gets a Word file with the finished text and a variable for each figure: it neither reads YAML nor computes,
checks, decides or lays out anything. Processor time is compared, since the disk and the neighbours are not ours.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_pipeline import units
from inputs import FIRST_TWO, REPORTS, ROOT

from drafting import pipeline
from drafting.batch.work import Orders, Workshop
from drafting.blocks.document import Document, Figure, Heading, Inlines, Paragraph


def word_template(document: Document, file: Path) -> dict[str, str]:
    """Write the document's text with `{{ f0 }}` for each figure; gives the values of the variables."""
    import docx

    values: dict[str, str] = {}

    def text(content: Inlines) -> str:
        pieces = []
        for inline in content:
            if isinstance(inline, Figure):
                name = f"f{len(values)}"
                values[name] = inline.text
                pieces.append(f"{{{{ {name} }}}}")
            else:
                pieces.append(inline.text)
        return "".join(pieces)

    paper = docx.Document()
    paper.add_paragraph(document.front.title)
    for block in document.blocks:
        if isinstance(block, Heading):
            paper.add_paragraph(block.number + text(block.content))
        elif isinstance(block, Paragraph):
            lead = block.lead
            opening = f"{lead.number}{text(lead.content)}。" if lead else ""
            paper.add_paragraph(opening + text(block.content))
    paper.save(str(file))
    return values


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--two", action="store_true", help="the first two reports instead of all five")
    arguments = parser.parse_args()
    rounds, files = arguments.rounds, FIRST_TWO if arguments.two else REPORTS
    workshop = Workshop(Orders(ROOT / "templates", ROOT, None, "docx"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workshop.make_all(units(folder, files, 1))
        templates = []
        for file in files:
            dataset = pipeline.read_dataset(file, workshop.library).dataset
            assert dataset is not None
            document = pipeline.draft(workshop.library, dataset).document
            assert document is not None
            templates.append((folder / f"{file.stem}.模板.docx", word_template(document, folder / f"{file.stem}.模板.docx")))

        def theirs() -> None:
            for file, values in templates:
                template = DocxTemplate(str(file))
                template.render(values)
                template.save(str(folder / "docxtpl.docx"))

        ours_used = theirs_used = 0.0
        for number in range(rounds):
            out = folder / str(number)
            out.mkdir()
            ours_used += seconds(lambda out=out: workshop.make_all(units(out, files, 5)))  # type: ignore[misc]
            theirs_used += sum(seconds(theirs) for _ in range(5))
    count = rounds * 5 * len(files)
    print(f"drafting {count / ours_used:.0f} 份/秒，docxtpl {count / theirs_used:.0f} 份/秒，{theirs_used / ours_used:.2f} 倍（处理器时间）")


if __name__ == "__main__":
    main()
