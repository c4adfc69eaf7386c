"""Planted faults: one figure of a sample is changed, and `check` is asked whether it notices and points at it.

    python benchmarks/bench_faults.py [--files samples/reports/*.yaml] [--misses]

Every typed figure of every sample takes each fault in turn: last digit, first digit, two digits swapped, a digit dropped,
ten times, 万/亿 slipped, another unit; and of each file the years, the place names, and the unit's own name with another
level (白沙镇 for 白沙乡) or one wrong character. A fault is caught if `check` says
something at error or warning level that it does not say of the file as it is; it is pointed at if a finding stands at the
figure, names its place among the others, or offers it as the likely slip. A fault within what rounding allows (every
relation of the figure still holds on intervals) is counted apart: no check can see it without crying wolf.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from drafting import pipeline
from drafting.checks.examination import CheckedRelation, examine
from drafting.diagnostics import Diagnostic, Place, Severity
from drafting.facts.book import Book
from drafting.load.parsing.silences import silences
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.model.dataset import Dataset
from drafting.proofreading.proofing import proofread
from drafting.quantities.measure import Measure

ROOT = Path(__file__).parent.parent
OTHER_UNIT = {"户": "个", "人": "户", "元": "户", "%": "人", "亩": "户", "个": "户"}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ELEMENT = re.compile("([\u4e00-\u9fff]+?)(?:自治县|自治州|省|市|县|区|乡|镇|街道)")
_LAST = re.compile("(?:.*[省市州县区]|^)([\u4e00-\u9fff]{2,}?)(市|县|区|乡|镇|街道)$")
OTHER_LEVEL = {"乡": "镇", "镇": "乡", "街道": "镇", "县": "区", "区": "县"}
"""No 市: the papers of 长沙县 name 长沙市."""


class Target(NamedTuple):
    """One typed quantity: its path, its place, and where its text stands in the file."""

    path: str
    place: Place
    line: int
    start: int
    text: str
    unit: str


class Fault(NamedTuple):
    kind: str
    line: int
    start: int
    end: int
    new: str


@dataclass
class Tally:
    """Of one kind of fault: planted, caught, pointed at, and not to be seen."""

    planted: int = 0
    caught: int = 0
    pointed: int = 0
    within: int = 0
    findings: int = 0
    misses: list[str] = field(default_factory=list)


def targets(dataset: Dataset, lines: list[str], book: Book) -> Iterator[Target]:
    """Every quantity that is typed in 指标 and 明细表."""
    seen: set[tuple[int, int]] = set()
    for path, source, measure in _measures(dataset, book):
        place = dataset.tree.place((*source, "数值"))
        if place.line is None or place.column is None:
            continue
        line, start = place.line - 1, place.column - 1
        for quantity in measure.quantities:
            at = lines[line].find(quantity.text, start)
            if at < 0 or (line, at) in seen or quantity.exact is not None or not _NUMBER.search(quantity.text):
                continue
            seen.add((line, at))
            own = f"{path}.{quantity.unit}" if len(measure.quantities) > 1 else path
            yield Target(own, place, line, at, quantity.text, quantity.unit)


def _measures(dataset: Dataset, book: Book) -> Iterator[tuple[str, Any, Measure]]:
    known: set[Any] = set()
    for path, source in book.typed_paths().items():
        fact = book.find(path)
        if source in known or fact.formula is not None:
            continue
        known.add(source)
        whole = book.at(source) if source[-1] not in ("名录",) else None
        if whole is not None and whole.measure is not None and whole.formula is None:
            yield whole.path, source, whole.measure
    for table in dataset.tables.values():
        for position, row in enumerate(table.rows):
            label = row.get(table.columns[0])
            for column, cell in row.items():
                if isinstance(cell, Measure) and column in table.numeric:
                    source = (*table.path, *(("行",) if table.has_row_key else ()), position, column)
                    yield f"明细表.{table.name}.{label}.{column}", source, cell


def faults(target: Target) -> Iterator[Fault]:
    """What can go wrong with a figure that somebody types."""
    match = _NUMBER.search(target.text)
    assert match is not None
    number, begin, end = match[0], target.start + match.start(), target.start + match.end()
    digits = [at for at, each in enumerate(number) if each.isdigit()]

    def digit(at: int, change: int) -> str:
        return number[:at] + str((int(number[at]) + change) % 10) + number[at + 1 :]

    def fault(kind: str, new: str) -> Fault:
        return Fault(kind, target.line, begin, end, new)

    yield fault("末位加一", digit(digits[-1], 1))
    yield fault("末位减一", digit(digits[-1], -1))
    first = digit(digits[0], 1)
    yield fault("首位错", first if first[0] != "0" else digit(digits[0], -1))
    swaps = [(a, b) for a, b in pairwise(digits) if number[a] != number[b] and (a or number[b] != "0")]
    if swaps:
        a, b = swaps[len(swaps) // 2]
        yield fault("两位颠倒", number[:a] + number[b] + number[a + 1 : b] + number[a] + number[b + 1 :])
    if len(digits) > 1:
        at = digits[len(digits) // 2]
        yield fault("漏一位", (number[:at] + number[at + 1 :]).rstrip("."))
    whole, dot, decimals = number.partition(".")
    yield fault("大十倍", whole + decimals[0] + (f".{decimals[1:]}" if decimals[1:] else "") if dot else number + "0")
    after = target.text[match.end() :]
    scale = "万亿"[after[:1] == "亿"] if after[:1] in ("万", "亿") else ""
    if scale:
        yield Fault("万亿错", target.line, end, end + 1, "" if scale == "万" else "万")
    elif target.unit == "元" or len(digits) > 2:
        yield Fault("万亿错", target.line, end, end, "万")
    at = target.text.rfind(target.unit) if target.unit else -1
    if at >= 0:
        wrong = OTHER_UNIT.get(target.unit, "户")
        yield Fault("单位错", target.line, target.start + at, target.start + at + len(target.unit), wrong)


@dataclass
class Sample:
    """A file with what is said of it as it stands."""

    file: Path
    library: pipeline.Library

    def __post_init__(self) -> None:
        self.text = self.file.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")
        dataset, self.said, self.relations = self.check(self.text)
        assert dataset is not None
        self.dataset = dataset
        template = dataset.template or ""
        self.book = Book(dataset, self.library.catalogue(template), self.library.units_of(template))
        self.targets = list(targets(dataset, self.lines, self.book))
        self.of_path: dict[str, list[CheckedRelation]] = defaultdict(list)
        for relation in self.relations:
            if relation.verdict in ("相符", "尾差", "不符"):
                for member in (relation.whole, *relation.parts):
                    self.of_path[member.path].append(relation)

    def check(self, text: str, *, whole: bool = True) -> tuple[Dataset | None, set[tuple[Any, ...]], tuple[CheckedRelation, ...]]:
        """What loading and proofreading say of a text in place of the file's; of the text it would give with `whole`."""
        source, found = read_text(text.encode(), str(self.file))
        assert source is not None
        tree, problems = parse_tree(source)
        if tree is None:
            return None, _loud((*found, *problems)), ()
        given = tree.value.get("模板") if isinstance(tree.value, dict) else None
        template = given if isinstance(given, str) else ""
        dataset, more = validate_dataset(tree, self.library.units_of(template), self.library.catalogue(template))
        if dataset is None:
            return None, _loud((*found, *problems, *more)), ()
        dataset.silences.update(silences(source))
        if not whole:
            book = Book(dataset, self.library.catalogue(template), self.library.units_of(template))
            formulas = book.settle()
            judged, relations = examine(book)
            return dataset, _loud((*found, *problems, *more, *formulas, *judged)), tuple(relations)
        proof = proofread(self.library, dataset)
        return dataset, _loud((*found, *problems, *more, *proof.diagnostics)), proof.relations

    def is_equal(self, path: str) -> bool:
        """Whether the figure stands in a relation that says what it must be."""
        return any(not relation.limit for relation in self.of_path[path])

    def plant(self, fault: Fault, *, whole: bool = False) -> tuple[set[tuple[Any, ...]], tuple[CheckedRelation, ...]]:
        lines = list(self.lines)
        line = lines[fault.line]
        lines[fault.line] = line[: fault.start] + fault.new + line[fault.end :]
        _, said, relations = self.check("\n".join(lines), whole=whole)
        return said - self.said, relations


def _loud(found: tuple[Diagnostic, ...]) -> set[tuple[Any, ...]]:
    return {
        (each.code, each.path, each.message, each.place, each.related, each.hint)
        for each in found
        if each.severity is not Severity.INFO and each.code not in ("D220", "D221", "D222")
    }


def _points_at(new: set[tuple[Any, ...]], target: Target) -> bool:
    spot = (target.place.file, target.place.line, target.place.column)
    for _, path, _, place, related, _ in new:
        places = [(each.file, each.line, each.column) for each in (place, *related) if each is not None]
        if spot in places or (path and target.path.startswith(path)):
            return True
        if place is not None and place.line == target.place.line and not related:
            return True
    return False


def measure(sample: Sample, tallies: dict[str, dict[str, Tally]]) -> None:
    """Plant every fault in every figure of a sample."""
    for target in sample.targets:
        of_path = sample.of_path[target.path]
        group = "等式中的数" if sample.is_equal(target.path) else "只在不等式中的数" if of_path else "不在关系中的数"
        for fault in faults(target):
            new, relations = sample.plant(fault)
            tally = tallies[group][fault.kind]
            tally.planted += 1
            if new:
                tally.caught += 1
                tally.findings += len(new)
                tally.pointed += _points_at(new, target)
                if len(new) > 2 and group == "等式中的数":
                    tally.misses.append(f"多条 {sample.file.name} {target.path} {target.text} → {fault.new} {[each[2] for each in new]}")
                if not _points_at(new, target):
                    tally.misses.append(f"指错 {sample.file.name} {target.path} {target.text} {fault.kind} {[each[2] for each in new]}")
            elif of_path and _still_holds(relations, target.path):
                tally.within += 1
            else:
                tally.misses.append(f"漏过 {sample.file.name} {target.path} {target.text} → {fault.new} {fault.kind}")


def _still_holds(relations: tuple[CheckedRelation, ...], path: str) -> bool:
    of_path = [each for each in relations if any(member.path == path for member in (each.whole, *each.parts))]
    return bool(of_path) and all(each.verdict in ("相符", "尾差") for each in of_path if each.verdict != "无法判断")


def years_and_names(sample: Sample, tally: Tally, kind: str) -> None:
    """The years and names of one file, one at a time, in the lines of 单位, 报告期, 公文 and 截至."""
    stems = [stem for stem in _ELEMENT.findall(sample.dataset.unit.region) if len(stem) > 1]
    place = stems[-1] if stems else sample.dataset.unit.region
    for number, line in enumerate(sample.lines):
        head = line.split("#")[0]
        if kind == "年份错" and re.search("年度:|截至|成文日期|标题:", head) and "- 标题" not in head:
            found = [(match.start(), match.end(), str(int(match[0]) - 1)) for match in re.finditer(r"20[12]\d", head)]
        elif kind == "地名错" and re.search("^单位:|^  名称:|^  地区:|署名:|标题:", head) and "- {" not in head and "- 标题" not in head:
            found = [(match.start(), match.end(), "白水") for match in re.finditer(place, head)]
        else:
            continue
        for start, end, text in found:
            new, _ = sample.plant(Fault(kind, number, start, end, text), whole=True)
            tally.planted += 1
            if new:
                tally.caught += 1
                tally.findings += len(new)
                tally.pointed += any((place is not None and place.line == number + 1) or related for _, _, _, place, related, _ in new)
            else:
                tally.misses.append(f"漏过 {sample.file.name}:{number + 1} {line.strip()[:40]} {line[start:end]} → {text}")


def own_names(sample: Sample, tallies: dict[str, Tally]) -> None:
    """The unit's own name written otherwise, one place at a time wherever the file has it: another level, one character."""
    last = _LAST.match(sample.dataset.unit.region)
    if last is None:
        return
    stem, level = last.groups()
    for number, line in enumerate(sample.lines):
        head = line.split("#")[0]
        where = "抬头" if re.search("^单位:|^  名称:|署名:|标题:|标志:|^公文:", head) and "- " not in head.partition(":")[0] else "正文和表"
        for match in re.finditer(stem, head):
            if head[: match.start()].rstrip().endswith("地区:") or "地区: " in head[max(0, match.start() - 12) : match.start()]:
                continue
            middle = match.start() + len(stem) // 2
            planted = [(f"错一字·{where}", middle, middle + 1, "泉")]
            if level in OTHER_LEVEL and head.startswith(level, match.end()):
                planted.append((f"层级错·{where}", match.end(), match.end() + len(level), OTHER_LEVEL[level]))
            for kind, start, end, text in planted:
                new, _ = sample.plant(Fault(kind, number, start, end, text), whole=True)
                tally = tallies[kind]
                tally.planted += 1
                if new:
                    tally.caught += 1
                    tally.findings += len(new)
                    tally.pointed += any((place is not None and place.line == number + 1) or related for _, _, _, place, related, _ in new)
                else:
                    tally.misses.append(f"漏过 {kind} {sample.file.name}:{number + 1} {head[max(0, start - 12) : end + 6].strip()} → {text}")


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}%" if whole else "    —"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", nargs="*", type=Path)
    parser.add_argument("--names", action="store_true", help="only years and names, no figures")
    parser.add_argument("--misses", action="store_true", help="list what was not caught in an equality, and what was pointed at wrongly")
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT / "samples").rglob("*.yaml"))
    library = pipeline.open_library()
    tallies: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    print(f"{'文件':<28}{'数':>6}{'在关系中':>8}{'在等式中':>8}  比例")
    samples = [Sample(file.resolve(), library) for file in files]
    for sample in samples:
        related = sum(bool(sample.of_path[each.path]) for each in sample.targets)
        equal = sum(sample.is_equal(each.path) for each in sample.targets)
        print(f"{sample.file.name:<28}{len(sample.targets):>6}{related:>8}{equal:>8}  {percent(related, len(sample.targets))}")
    for sample in samples:
        if not arguments.names:
            measure(sample, tallies)
        for kind in ("年份错", "地名错"):
            years_and_names(sample, tallies["整份文件"][kind], kind)
        own_names(sample, tallies["本单位的名称"])
    for group, kinds in tallies.items():
        print(f"\n{group}\n{'错法':<8}{'埋下':>6}{'查出':>6}{'舍入之内':>8}{'查出率':>8}{'（不计舍入之内）':>8}{'指对':>8}{'每错几条':>8}")
        total = Tally()
        for kind, tally in [*kinds.items(), ("合计", total)]:
            effective = tally.planted - tally.within
            print(
                f"{kind:<8}{tally.planted:>6}{tally.caught:>6}{tally.within:>8}  {percent(tally.caught, tally.planted)}"
                f"  {percent(tally.caught, effective)}  {percent(tally.pointed, tally.caught)}  {tally.findings / (tally.caught or 1):.2f}"
            )
            for name in ("planted", "caught", "pointed", "within", "findings"):
                setattr(total, name, getattr(total, name) + getattr(tally, name))
    print(f"\n原样的文件：{Counter(each[0] for sample in samples for each in sample.said)}")
    if arguments.misses:
        for group in ("等式中的数", "整份文件", "本单位的名称"):
            for tally in tallies[group].values():
                print(*tally.misses, sep="\n")


if __name__ == "__main__":
    main()
