"""One attempt at the files of a field, and what comes of it when their report is drafted."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.adoption.field import Field
from drafting.adoption.indicators import Hole, StatedRule
from drafting.adoption.line import read_line
from drafting.adoption.manuscript import Block as Part
from drafting.adoption.manuscript import Gap, Grid, Manuscript, Passage, headed
from drafting.adoption.naming.names import group_name, table_names
from drafting.adoption.periods import next_of, years_in
from drafting.adoption.rules import stated_rules
from drafting.adoption.rules_of_neighbours import rules_of_neighbours
from drafting.adoption.writing import (
    Contents,
    Official,
    Origin,
    Row,
    as_paragraph,
    data_name,
    first_point,
    last_years,
    literal,
    report_name,
    table_lines,
    template_text,
    this_years,
    with_holes,
    with_points,
)
from drafting.blocks.document import Heading, Paragraph, Table, plain
from drafting.blocks.wording import header_text
from drafting.checks.prose.passages import text_of
from drafting.diagnostics import Diagnostic, Place, Refused, Severity, is_mismatch
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.pipeline import draft, facts_at_least, open_library, read_dataset
from drafting.proofreading.proofing import proofread
from drafting.quantities.numerals import chinese
from drafting.quantities.reported import A_DATE, Kept, figures_of
from drafting.template_words.fixed_text import FixedText
from drafting.template_words.words_of_a_time import claims_of

if TYPE_CHECKING:
    from drafting.blocks.document import Block, Document
    from drafting.model.dataset import Period

_AS_TYPED: Final = "换成数据后印出来和原文不一样"
_NEGATIVE: Final = "前面写着“负”：今年是正的，连“负”字一起改"
_CLAIMED: Final = "没有数的断语、荣誉"
_IN_HEADING: Final = "在标题里"
_IN_TITLE: Final = "在题目里"
_IN_HEAD: Final = "在表头里"
_OWED_TABLE: Final = "【待补：原报告这里的表（%s），照原样画在模板这里】。"
_POINTS_TYPED: Final = "各条不是用“；”隔开的，“一是”“二是”照原文写：哪一条今年没有数，在模板里删去这一条，后面的改序号"
_WIDTH: Final = 12
WHOLE: Final = -1
"""In the place of where a figure ends: all figures of a block."""
POINTS: Final = -2
"""The same: the points of a block, 一是……二是……, as they are typed."""
_PATH: Final = lazy(r"\{\{ (\w+\.\w+)")
_RENUMBERED: Final = "原来的序号是“%s”，印出来是“%s”"
_POINTED: Final = "序号“1、”按规范印成“1.”，下同"
_FULL_WIDTH: Final = str.maketrans("（）．", "().")


@frozen
class Told:
    """A place of the report and what is to be known of it."""

    place: Place
    excerpt: str
    why: str


@frozen
class Portion:
    """The report (number 0), which encloses `annexes` by their numbers, or one of these."""

    manuscript: Manuscript
    number: int = 0
    annexes: tuple[int, ...] = ()


class Attempt:
    """The files of the report, or of an annex, as they would be, and what their report says.

    Figures that are `as_typed` (block, where they end; or all of a block) stay words: as data they were not said again. The indicators are put into `field`.
    """

    def __init__(self, portion: Portion, origin: Origin, as_typed: set[tuple[int, int]], field: Field) -> None:
        self.figures = 0
        manuscript, annex = portion.manuscript, portion.number
        self._field, self._above = field, (f"附件{chinese(annex)}", *filter(None, (manuscript.title,))) if annex else ()
        self._groups: set[str] = set()
        self._blocks = manuscript.blocks
        self._units = open_library().units
        self._period, self._as_typed = origin.period, as_typed
        self.renumbered: dict[int, str] = {}
        self.rules: tuple[StatedRule, ...] = ()
        """What the report states of its own figures, of the latest try."""
        self._paths: dict[str, set[tuple[int, int]]] = {}
        self._read: dict[int, tuple[str, tuple[Hole, ...]]] = {}
        self._pointed: set[int] = set()
        self._wrong: set[tuple[int, int]] = set()
        self._kept: list[tuple[Place, str, Kept]] = []
        self._checks: list[tuple[Place, str, Kept]] = []
        self._claims: list[tuple[Place, str, Kept]] = []
        self.tables: list[Row] = []
        heading = self._as_words(manuscript.title, Place(origin.source), _IN_TITLE)
        paragraphs = [text for at, (block, headings) in enumerate(headed(manuscript.blocks)) for text in self._written(at, block, (*self._above, *headings))]
        report = report_name(origin.period, annex)
        self.moved = {at for at, each in enumerate(manuscript.blocks) if isinstance(each, Passage) and each.moved}
        self.merged = {at for at, each in enumerate(manuscript.blocks) if isinstance(each, Grid) and each.merged}
        self._last = data_name(origin.period, annex)
        contents = Contents(field.part(self._groups), tuple(self.tables), report)

        alone = Official(manuscript.signatures, manuscript.signed, manuscript.note, addressee=manuscript.addressee)

        def official(of: Period) -> Official:
            return replace(alone, annexes=tuple(data_name(of, each) for each in portion.annexes))

        self._alone = last_years(contents, origin, alone).encode()
        """Last year's data without the annexes, which are tried by themselves."""
        following = next_of(origin.period)
        texts = {
            f"模板/{report}.j2": template_text(origin, heading, paragraphs, manuscript.forms, manuscript.run_in),
            self._last: last_years(contents, origin, official(origin.period)),
            data_name(following, annex): this_years(contents, origin, official(following), self._last),
        }
        self.files = {name: text.encode() for name, text in texts.items()}

    def _written(self, at: int, block: Part, headings: tuple[str, ...]) -> Iterator[str]:
        """What stands for a block in the template: one or two paragraphs."""
        if isinstance(block, Grid):
            if block.caption:
                yield as_paragraph(self._line(at, block.caption, block.place, headings))
            yield self._table(block, headings)
            return
        if isinstance(block, Gap):
            yield literal(_OWED_TABLE % block.words)
            return
        if not block.level:
            yield as_paragraph(self._line(at, block.words, block.place, headings))
            return
        yield f"{'#' * (block.level + 1)} {self._as_words(block.words, block.place, _IN_HEADING)}"
        if block.rest is not None:
            yield as_paragraph(self._line(at, block.rest, block.place, headings))

    def _line(self, at: int, words: str, place: Place, headings: tuple[str, ...]) -> str:
        figures, kept = figures_of(words, self._units)
        if (at, WHOLE) in self._as_typed:
            return self._as_words(words, place, _AS_TYPED)
        stay = {each: why for each in figures if (why := _AS_TYPED if (at, each.end) in self._as_typed else _NEGATIVE if words.startswith("负", each.start - 1) else "")}
        kept += [Kept(each.start, each.end, why) for each, why in stay.items()]
        figures = [each for each in figures if each not in stay]
        if figures:
            self._groups.add(self._field.group_of(headings))
        reading = read_line(self._field, words, figures, headings)
        self.figures += len(reading.holes)
        self._read[at] = words, reading.holes
        for hole in reading.holes:
            for path in _PATH.findall(hole.code):
                self._paths.setdefault(path, set()).add((at, hole.end))
        self._checks += [(place, words, each) for each in reading.checks]
        written = self._with_years(words, place, reading.holes, (*kept, *reading.kept), at)
        if reading.holes and at not in self._pointed and (point := first_point(words)):
            self._checks.append((place, words, Kept(*point, _POINTS_TYPED)))
        return written

    def _as_words(self, words: str, place: Place, why: str) -> str:
        """A line whose figures stay words."""
        figures, kept = figures_of(words, self._units)
        return self._with_years(words, place, (), (*(Kept(each.start, each.end, why) for each in figures), *kept), heading=why in (_IN_TITLE, _IN_HEADING))

    def _with_years(self, words: str, place: Place, holes: Sequence[Hole], kept: Sequence[Kept], at: int | None = None, *, heading: bool = False) -> str:
        holes = (*holes, *years_in(words, self._period, holes, heading=heading))
        self._claims += [(place, words, Kept(start, start + len(said), _CLAIMED)) for start, said in claims_of(words)]
        self._kept += [(place, words, each) for each in sorted(kept, key=lambda each: each.start) if not any(hole.start <= each.start < hole.end for hole in holes)]
        points = with_points(words, holes) if at is not None and (at, POINTS) not in self._as_typed else ""
        if at is not None and points:
            self._pointed.add(at)
        return points or with_holes(words, holes)

    def _table(self, grid: Grid, headings: tuple[str, ...]) -> str:
        known = {each.name for each in self.tables}
        stem = f"{group_name(headings).removesuffix('表')}表"
        name = next(each for each in (stem, *(f"{other}{stem}" for other in ("另", "又", "再", "其他", "还有")), f"{stem}{len(known)}") if each not in known)
        head = tuple(self._as_words(each, grid.place, _IN_HEAD) for each in grid.rows[0])
        row = Row(name, table_names(grid.rows[0]), head, grid.rows[1:])
        self.tables.append(row)
        self.figures += sum(any(each.isdigit() for each in cell) for line in row.rows for cell in line[1:])
        return table_lines(row)

    def kept(self) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
        """Numbers that stayed as they are typed: those in doubt, and dates."""
        told = _told(self._kept)
        return tuple(each for each in told if each.why != A_DATE), tuple(each for each in told if each.why == A_DATE)

    def claims(self) -> tuple[Told, ...]:
        """What is claimed without a figure, and printed as it is typed."""
        return tuple(_told(self._claims))

    def checks(self) -> tuple[Told, ...]:
        """Figures that are data of which somebody should know how they were read."""
        return tuple(_told(self._checks))

    # what comes of it

    def tried(self, files: Mapping[str, bytes]) -> tuple[set[int], tuple[Diagnostic, ...]]:
        """The blocks that do not come back as they were, and what `check` says of the figures. `files` are those of the whole field."""
        with tempfile.TemporaryDirectory(prefix="drafting-adopt-") as folder:
            for name, content in {**files, self._last: self._alone}.items():
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).write_bytes(content)
            library = open_library(Path(folder) / "模板")
            loaded = read_dataset(Path(folder) / self._last, library, name=self._last)
            dataset = loaded.dataset
            if dataset is None:
                return self._named_in(loaded.diagnostics), ()
            drafted = draft(library, dataset, checking="text")  # what contradicts itself comes back all the same, without 【待核】
            if drafted.document is None:
                return self._named_in(drafted.diagnostics), ()
            book = facts_at_least(library, dataset)[0]
            text = FixedText((drafted.document, text_of(drafted.document)), book, _nowhere)
            self.rules = (*stated_rules(text, book), *rules_of_neighbours(text, book))
            doubts = tuple(each for each in (*loaded.diagnostics, *proofread(library, dataset).diagnostics) if each.severity is Severity.ERROR or is_mismatch(each.code, each.severity))
        self.renumbered = dict(self._renumbered(drafted.document))
        return self._failed(drafted.document), doubts

    def _named_in(self, found: Sequence[Diagnostic]) -> set[int]:
        """The blocks whose figures are named in errors. Raises Refused where none is: then it is not for their sake that nothing can be made."""
        wrong = [each.path or "" for each in found if each.severity is Severity.ERROR]
        self._wrong = {each for path, several in self._paths.items() if any(each == path or each.startswith(f"{path}.") for each in wrong) for each in several}
        if not self._wrong:
            raise Refused(found)
        return {at for at, _ in self._wrong}

    def to_keep(self, failed: Set[int]) -> set[tuple[int, int]]:
        """What makes blocks fail: their points, else figures; all of a block where none can be told from the others, or those that could were kept before."""
        pointed = failed & self._pointed
        if pointed:
            return {(at, POINTS) for at in pointed}
        known = self._wrong - self._as_typed
        return known | {(at, WHOLE) for at in failed if not any(each == at for each, _ in known)}

    def _renumbered(self, document: Document) -> Iterator[tuple[int, str]]:
        """Headings whose numbers come out otherwise than they were typed."""
        typed = [(at, each) for at, each in enumerate(self._blocks) if isinstance(each, Passage) and each.level]
        heads = [head for block in document.blocks if (head := block if isinstance(block, Heading) else block.lead if isinstance(block, Paragraph) else None)]
        if len(typed) == len(heads):
            for (at, passage), head in zip(typed, heads, strict=True):
                if passage.number == f"{head.number.strip()[:-1]}、":
                    if passage.number == "1、":
                        yield at, _POINTED
                elif passage.number.translate(_FULL_WIDTH) != head.number.strip().translate(_FULL_WIDTH):
                    yield at, _RENUMBERED % (passage.number, head.number.strip())

    def _failed(self, document: Document) -> set[int]:
        expected: list[tuple[int, str]] = []
        for at, block in enumerate(self._blocks):
            expected += ((at, words) for words in _words_of(block))
        printed = [words for block in document.blocks for words in _printed(block)]
        matcher = SequenceMatcher(None, [words for _, words in expected], printed, autojunk=False)
        same = {at for begin, _, size in matcher.get_matching_blocks() for at in range(begin, begin + size)}
        failed = {at for number, (at, _) in enumerate(expected) if number not in same}
        self._wrong = {(at, end) for at in failed if at in self._read for end in _differing(*self._read[at], printed)}
        return failed

    def place_of(self, at: int) -> Place:
        return self._blocks[at].place

    def expected(self, at: int) -> str:
        return next(iter(_words_of(self._blocks[at])))


def _nowhere(_: str) -> None:
    """Of what last year's report says nothing is told at its place in the template."""


def _differing(words: str, holes: Sequence[Hole], printed: Sequence[str]) -> set[int]:
    """Where the figures end that a printed line says otherwise than the report's, all else being the same."""
    ordered = sorted(holes, key=lambda each: each.start)
    between = [words[one : other] for one, other in zip([0, *(each.end for each in ordered)], [*(each.start for each in ordered), len(words)], strict=True)]
    pattern = re.compile(".*?" + "(.*?)".join(map(re.escape, between)))
    match = next((match for each in printed if (match := pattern.fullmatch(each))), None)
    return {each.end for each, said in zip(ordered, match.groups(), strict=True) if said != words[each.start : each.end]} if match else set()


def _told(several: Sequence[tuple[Place, str, Kept]]) -> list[Told]:
    return [Told(place, _around(words, each.start, each.end), each.why) for place, words, each in several]


def _around(words: str, start: int, end: int) -> str:
    """A number with the words around it."""
    return f"{'…' if start > _WIDTH else ''}{words[max(start - _WIDTH, 0) : end + _WIDTH]}{'…' if end + _WIDTH < len(words) else ''}"


def _words_of(block: Part) -> list[str]:
    """What a block of the report says, line by line; numbers of headings are the program's."""
    if isinstance(block, Gap):
        return []
    if isinstance(block, Grid):
        return [*filter(None, (block.caption,)), *("|".join(row) for row in block.rows)]
    if block.rest is None:
        return [block.words]
    return [block.words, block.rest] if block.moved else [f"{block.words}。{block.rest}"]


def _printed(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.words
    elif isinstance(block, Paragraph):
        lead = f"{block.lead.words}。" if block.lead is not None else ""
        yield lead + block.words
    elif isinstance(block, Table):
        yield "|".join(header_text(column) for column in block.columns)
        for row in block.rows:
            yield "|".join(plain(cell) for cell in row)
