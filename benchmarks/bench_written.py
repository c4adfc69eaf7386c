"""Reports that are already written: how many slips of the pen `check 报告.docx` finds, and what it says of texts as they stand.

    python benchmarks/bench_written.py [TEXT.txt …] [--misses]

Without files the texts are those that the samples give. Of every figure that stands in a relation which holds, each slip in
turn: last digit, first digit, two digits swapped, a digit dropped, ten times, 万 or 亿 lost. It is caught if a finding of
figures (R2..) comes up that the text as it stands does not give, and pointed at if the changed figure is among those that
the finding names. What the slip leaves within rounding (the relation still holds) is counted apart.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from bench_faults import ROOT

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.sayings import Sayings, sayings
from drafting.pipeline import draft, open_library, read_dataset, write
from drafting.quantities.units import UnitTable
from drafting.readers.written import read_written

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def slips(figure: str) -> Iterator[tuple[str, str]]:
    """(what went wrong, the figure as typed then)."""
    match = _NUMBER.search(figure)
    if match is None:
        return
    number, before, after = match[0], figure[: match.start()], figure[match.end() :]
    digits = [at for at, each in enumerate(number) if each.isdigit()]

    def typed(text: str) -> str:
        whole, point, fraction = text.replace(",", "").partition(".")
        return f"{before}{f'{int(whole):,}' if ',' in number else whole}{point}{fraction}{after}"

    def with_digit(at: int, by: int) -> str:
        return number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]

    yield "末位", typed(with_digit(digits[-1], 1))
    if len(digits) > 1 and number[digits[0]] not in "09":
        yield "首位", typed(with_digit(digits[0], 1))
    for one, other in pairwise(digits):
        if number[one] != number[other] and not (one == digits[0] and number[other] == "0"):
            swapped = list(number)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield "颠倒", typed("".join(swapped))
            break
    if len(digits) > 2:
        yield "漏位", typed(number[: digits[1]] + number[digits[1] + 1 :])
    yield "十倍", typed(number.replace(".", "", 1) if re.search(r"\.\d$", number) else f"{number}0" if "." not in number else number)
    if after[:1] in ("万", "亿"):
        yield "万亿", typed(number) [: len(before) + len(number)] + after[1:]


def texts(files: list[Path]) -> Iterator[tuple[str, Text, UnitTable]]:
    library = open_library(None, ROOT)
    if files:
        for file in files:
            written = read_written(file.read_bytes(), file.name, file.suffix.lower())
            yield from ((file.name, Text(part.lines), library.units) for part in written.parts)
        return
    samples = [*sorted((ROOT / "samples/reports").glob("*.yaml")), ROOT / "samples/county-2026.yaml", *sorted((ROOT / "samples/townships").glob("*.yaml"))[:10]]
    for file in samples:
        dataset = read_dataset(file, library).dataset
        document = draft(library, dataset).document if dataset else None
        if document is not None:
            written = read_written(write(document, "docx", library), file.name, ".docx")
            yield from ((file.name, Text(part.lines), library.units) for part in written.parts)


def wrong(said: Sayings) -> list[Claim]:
    return [claim for claim in said.claims if claim.is_wrong]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    pointed: Counter[str] = Counter()
    within: Counter[str] = Counter()
    figures = covered = standing = count = 0
    for name, text, units in texts(options.files):
        said = sayings(text, units)
        known = {(claim.rule.code, claim.whole.quantity.text) for claim in wrong(said)}
        count, figures, covered, standing = count + 1, figures + said.figures, covered + said.figures - len(said.lone), standing + len(known)
        for claim in wrong(said):
            print(f"{name}：{claim.rule.code} {claim.judgement.stated_text}，算出来是 {claim.formula} = {claim.judgement.computed_text}")
        cells = {cell.start: cell for claim in said.claims if not claim.is_wrong for cell in claim.cells}
        for cell in cells.values():
            for kind, typed in slips(text.whole[cell.start : cell.end]):
                if typed == text.whole[cell.start : cell.end]:
                    continue
                number = text.number(cell.start) - 1
                line, at = text.lines[number], cell.start - text.starts[number]
                changed = (line[0], line[1][:at] + typed + line[1][at + cell.end - cell.start :], line[2], line[3])
                again = sayings(Text((*text.lines[:number], changed, *text.lines[number + 1 :])), units)
                new = [each for each in wrong(again) if (each.rule.code, each.whole.quantity.text) not in known]
                if not new and any(each.whole.start == cell.start or any(part.start == cell.start for part in each.parts) for each in again.claims):
                    within[kind] += 1
                    continue
                planted[kind] += 1
                caught[kind] += bool(new)
                pointed[kind] += any(each.start == cell.start for claim in new for each in claim.cells)
                if options.misses and not new:
                    print(f"  漏 {name} {kind} {text.whole[cell.start : cell.end]} → {typed}：{text.sentence(cell.start)[:80]}", file=sys.stderr)
    print(f"{count} 篇，{figures} 个数，{covered} 个在核对得上的关系里（{covered / max(figures, 1):.0%}），原文指出 {standing} 处")
    for kind in planted:
        print(f"{kind}\t种下 {planted[kind]}\t查出 {caught[kind]}（{caught[kind] / planted[kind]:.0%}）\t指对 {pointed[kind]}\t舍入以内 {within[kind]}")
    total = sum(planted.values())
    if total:
        print(f"合计\t种下 {total}\t查出 {sum(caught.values())}（{sum(caught.values()) / total:.1%}）\t指对 {sum(pointed.values()) / max(sum(caught.values()), 1):.1%}\t舍入以内 {sum(within.values())}")


if __name__ == "__main__":
    main()
