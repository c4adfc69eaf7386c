"""Milliseconds, by processor time, of what happens to a draft afterwards: an update of an edited copy, findings as comments,
and what the record and the bookmarks cost a render.

Run: python benchmarks/bench_update.py [--rounds N]
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafting.blocks.document import Document, Figure, Heading, Inlines, Paragraph
from drafting.pipeline import draft, open_library, read_dataset, write
from drafting.proofreading.review import reviewed
from drafting.readers.record import read_record
from drafting.way_back.updating.story import read_edited, update

DAY = date(2026, 11, 25)
ROOT = Path(__file__).resolve().parent.parent
PAGE = 22 * 28  # characters
COPIES = 3
LARGE = ROOT / "samples" / "reports" / "huoqiu-2021.yaml"


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median round."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent) * 1000


def with_other_figures(document: Document) -> Document:
    """The same text, another first digit in every figure."""
    figures = tuple(each._replace(text=re.sub(r"\d", "7", each.text, count=1)) for each in document.figures)

    def again(content: Inlines) -> Inlines:
        return tuple(each._replace(text=figures[each.ref].text) if isinstance(each, Figure) else each for each in content)

    blocks = tuple(
        replace(each, content=again(each.content)) if isinstance(each, Heading | Paragraph) else each
        for each in document.blocks
    )
    return replace(document, blocks=blocks, figures=figures)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    library = open_library(ROOT / "templates")
    loaded = read_dataset(LARGE, library)
    assert loaded.dataset is not None
    drafted = draft(library, loaded.dataset)
    assert drafted.document is not None
    document = drafted.document
    # twenty pages: the report's own text as often as it takes, as one document
    long = replace(document, blocks=document.blocks * COPIES)
    whole = write(long, "docx", library)
    fresh = write(with_other_figures(long), "docx", library)
    record = read_record(whole)
    assert record is not None
    characters = sum(map(len, record.paragraphs))
    print(f"{characters} characters ({characters / PAGE:.0f} pages of 22 lines of 28), {len(record.figures)} figures")

    def updated() -> object:
        return update(read_edited(whole, "稿.docx"), fresh, "起草助手", DAY)

    made = update(read_edited(whole, "稿.docx"), fresh, "起草助手", DAY)
    print(f"update: {milliseconds(updated, rounds):.0f} ms for {len(made.changes)} tracked changes")
    print(f"update without news: {milliseconds(lambda: update(read_edited(whole, '稿.docx'), whole, '起草助手', DAY), rounds):.0f} ms")
    single = write(document, "docx", library)
    print(f"review: {milliseconds(lambda: reviewed(single, drafted.diagnostics, '起草助手', DAY), rounds):.1f} ms")

    def render() -> object:
        again = read_dataset(LARGE, library)
        assert again.dataset is not None
        made = draft(library, again.dataset)
        assert made.document is not None
        return write(made.document, "docx", library)

    whole_render = milliseconds(render, rounds)
    marked, bare = [], []
    for _ in range(rounds):  # interleaved: a busy machine disturbs both alike
        marked.append(milliseconds(lambda: write(document, "docx", library), rounds))
        bare.append(milliseconds(lambda: write(document, "docx", library, final=True), rounds))
    cost = statistics.median(marked) - statistics.median(bare)
    print(f"record and bookmarks: {cost:.2f} ms of a render of {whole_render:.2f} ms, {cost / whole_render * 100:.1f} %")


if __name__ == "__main__":
    main()
