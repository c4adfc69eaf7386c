"""A draft held to its own words: what no catalogue says of its figures, its sentences and tables do.

What they claim is judged as in a report that somebody has written, and told where the figure stands in the data. It takes as long as the draft
itself, so that a mere draft of the house's templates, whose catalogues say the most, goes without: `check` and a final copy do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.blocks.document import Figure, FigureRecord, Table, plain
from drafting.blocks.wording import header_text
from drafting.checks.examination import CheckedRelation, Member
from drafting.checks.prose.passages import Finding, Read, contents_of
from drafting.checks.sentences.cells import Cell, lines_of
from drafting.checks.sentences.claimed.claim import Claim, finding
from drafting.checks.sentences.claimed.told import excerpt, relation
from drafting.checks.sentences.growth.multiples import multiples
from drafting.checks.sentences.growth.since_last_year import since_last_year
from drafting.checks.sentences.of_tables.beside_tables import beside_tables
from drafting.checks.sentences.of_tables.totals_of_columns import TOTAL_HINT, column_totals, wrong_totals
from drafting.checks.sentences.rules import TOTAL_ROW
from drafting.checks.sentences.sayings import sayings
from drafting.checks.silences import OF_WORDS, answered_for, not_answered_otherwise, unused
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.frozen import frozen
from drafting.model.turning import changed_thing
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.registry import declare
from drafting.template_words.said_in_tables import said_otherwise_in_tables
from drafting.template_words.unlike_last_year import CODES as OF_LAST_YEAR
from drafting.template_words.unlike_last_year import LAST_YEAR, unlike_last_year

_TEMPLATE: Final = "# 文件：示例/例.j2\n---\n照写: 2025年\n---\n# 示例\n\n获奖牌{{ 奖牌.总数 }}（金牌{{ 奖牌.金牌 }}、银牌{{ 奖牌.银牌 }}、铜牌{{ 奖牌.铜牌 }}）。\n"
_DATA: Final = "# 文件：示例/indicators.yaml\n奖牌: {总数: 枚, 金牌: 枚, 银牌: 枚, 铜牌: 枚}\n# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县体育局, 地区: 示例县}\n报告期: 2025年\n指标: {奖牌: {总数: 252枚, 金牌: 88枚, 银牌: 84枚, 铜牌: %s}}\n"
DOUBTED: Final = declare(
    Rule(
        "D327", "照正文的话算，像是对不上", Severity.WARNING,
        "生成的正文照现成稿子一样核对：各项和总数、合计行、占比、增减（R201—R208），“比上年翻了一番”“增长近一倍”和“上年”文件里的数也核对。check 和定稿（--final）都核对；草稿只核对模板开头写着“照写”的（drafting adopt 写出来的），正文和表里上年是同一个数、今年不同的也说。话里没有写死、可能另有意思的（没有列全、占比的分母不是前面那个数、同一件事前后两个数），草稿和 check 里是存疑，不标【待核】，有它就不出定稿（--final）：改好那个数、那句话；确实如此的，在数据的那一行末尾写 # 情况属实 D327：理由，数写在模板的话里的，在那一段后面写 {# 情况属实 D327：理由 #}。",
        hits=_TEMPLATE + _DATA % "90枚", clean=_TEMPLATE + _DATA % "80枚",
    )
)  # fmt: skip
_BEFORE: Final = 8
"""Characters before a number by which its place in the template is known."""
_SINCE: Final = lazy("[番倍]|持平|相当|[\u4e00-\u9fff][至到为]\\d")
"""Words that may be held against last year."""
Locate = Callable[[str], Place | None]
"""Where words stand that the template or the data's texts say."""


@frozen
class Held:
    """What the words say against the figures, and all that they claim."""

    diagnostics: tuple[Diagnostic, ...]
    relations: tuple[CheckedRelation, ...]


def held_to_its_words(texts: Sequence[Read], book: Book, found: Sequence[Diagnostic], locate: Locate | None) -> Held:
    """What is wrong with a draft by its own words, which the data may answer for (情况属实). A figure of which `found` tells is not told again.

    `locate` finds words that are fixed (照写), which say of last year's what they said last year; None where the house's templates word it anew.
    """
    known = _Known(found)
    told: list[Diagnostic] = []
    relations: list[CheckedRelation] = []
    for each in texts:
        reader = FixedText(each, book, locate)
        told += (one for one, figures in reader.findings() if not known.tells_of([*map(reader.origin, figures)], one.place))
        if locate is not None:
            told += unlike_last_year(each[0], book)
        relations += reader.relations()
    told = not_answered_otherwise(told, book.dataset) if locate is None else [*told, *said_otherwise_in_tables(book, DOUBTED)]
    idle = unused(told, book.dataset, (*OF_WORDS, DOUBTED.code, *OF_LAST_YEAR))
    return Held((*answered_for(told, book.dataset), *idle), tuple(relations))


class _Known:
    """What is told already: of each figure of a relation, and of the figure that is wrong by itself."""

    def __init__(self, found: Iterable[Diagnostic]) -> None:
        told = [each for each in found if each.place is not None and each.severity is not Severity.INFO]
        self._related = [place for each in told if each.code[0] == "R" for place in (each.place, *each.related) if place is not None]
        self._alone = [each.place for each in told if each.place is not None and each.code[0] == "D"]

    def tells_of(self, figures: Sequence[Place], stated: Place | None) -> bool:
        """`stated`: where the figure stands that is told to be wrong, of those that a finding is about."""
        return any(_is_one(at, place) for at in figures for place in self._related) or (stated is not None and any(_is_one(stated, place) for place in self._alone))


def _is_one(place: Place, other: Place) -> bool:
    """Whether they are of one figure: a line may hold many, and all of a row's are in one."""
    return (place.file, place.line) == (other.file, other.line) and (place.column == other.column or None in (place.column, other.column))


def _totals_of_tables(book: Book) -> Iterator[str]:
    """How the paths of figures begin that stand in rows of totals of 明细表."""
    for name, table in book.dataset.tables.items():
        yield f"明细表.{name}.合计."
        facts = book.table(name)
        assert isinstance(facts, TableFact)
        yield from (f"{facts.lines[at].path}." for at in table.totals.over)


Printed = FigureRecord | None
"""A figure of the data, None for a number that the text says by itself."""


class FixedText:
    """One text, what it claims of its figures, and the way from these back to the data."""

    def __init__(self, read: Read, book: Book, locate: Locate | None) -> None:
        self._document, self.text = read
        self._book, self._locate = book, locate
        self._said = sayings(self.text, book.units)
        self._contents = contents_of(self._document)
        self._sources = book.typed_paths()
        self._totals = tuple(_totals_of_tables(book))

    def findings(self) -> Iterator[tuple[Diagnostic, list[FigureRecord]]]:
        """Each with the figures that it is about."""
        wrong = set()
        for claim in (*self.claims, *self._since_last_year()):
            if claim.is_wrong and not (self._locate is None and any(each.quantity.is_marked for each in claim.cells)):
                wrong.add(claim.whole.start)
                figures = [self.printed(each) for each in claim.cells]
                said = finding(claim, excerpt(claim.whole, self.text))
                yield self._told(said, self._typed(claim.whole.start, claim.whole.end), figures), list(filter(None, figures))
        totals = [each for rows, _ in self._tables() for each in column_totals(rows, self._book.units)]
        besides = [each for each in beside_tables(self.text, totals, self._book.units) if each.start not in wrong]
        for said in (*self._said.impossible, *besides):
            end = said.end or said.start + len(said.excerpt)
            figures = [self._at(*self.text.position(said.start), end - said.start)]
            yield self._told(said, self._typed(said.start, end), figures), list(filter(None, figures))
        for rows, table in self._tables():
            for each in wrong_totals(rows, self._book.units):
                figures = [self._of(table.rows[each.row - 1][each.cell])]
                if figures[0] is not None and figures[0].path.startswith(self._totals):
                    continue  # held against the rows of the data already
                said = Finding(TOTAL_ROW, 0, each.excerpt, each.message, TOTAL_HINT, doubtful=each.doubtful)
                yield self._told(said, "", figures), list(filter(None, figures))

    def _since_last_year(self) -> Iterator[Claim]:
        """What is told against last year's figures and is not so, by last year's file."""
        if _SINCE.search(self.text.whole) is None and not any(changed_thing(each.path) for each in self._document.figures):
            return
        lines = lines_of(self.text, self._book.units)
        yield from multiples(lines, self._last_years, self._book.dataset.period, self._book.units)
        yield from since_last_year(lines, self._last_years, self._changed, self._book.units)

    def _last_years(self, cell: Cell) -> Quantity | None:
        """What a figure was last year, where the data tell it."""
        figure = self.printed(cell)
        if figure is None or "." not in figure.path or figure.path.startswith("明细表."):
            return None
        value = self._book.find(f"{figure.path}.{LAST_YEAR}").value
        return next((each for each in value.quantities if self._book.units.convertible(each.unit, cell.quantity.unit)), None) if isinstance(value, Measure) else None

    def _changed(self, cell: Cell) -> tuple[Quantity, Quantity] | None:
        """What that is, and was last year, whose growth a figure tells by itself (投资变化 of 投资)."""
        figure = self.printed(cell)
        group, _, name = figure.path.rpartition(".") if figure is not None else ("", "", "")
        thing = changed_thing(name)
        if not (group and thing) or group.startswith("明细表"):
            return None
        now, then = (self._book.find(path).value for path in (f"{group}.{thing}", f"{group}.{thing}.{LAST_YEAR}"))
        return (now.first, then.first) if isinstance(now, Measure) and isinstance(then, Measure) else None

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self._said.claims

    def relations(self) -> Iterator[CheckedRelation]:
        for claim in self.claims:
            yield relation(claim, self._member)

    def _told(self, said: Finding, typed: str, figures: Sequence[Printed]) -> Diagnostic:
        """At the figure that is stated, else at the first beside it that is the data's, else where the template says the words, or those `typed` before the number."""
        stated, *others = figures
        known = [each for each in others if each is not None]
        at = stated or next(iter(known), None)
        place = self.origin(at) if at is not None else self._found(said.excerpt, typed)
        found = (DOUBTED if said.doubtful else said.rule).at(place, said.message, said.hint, path=at.path if at else None, excerpt=said.excerpt)
        related = tuple(dict.fromkeys(each for each in map(self.origin, known) if each != place))
        return replace(found.as_severity(Severity.WARNING), related=related)

    def _found(self, *words: str) -> Place | None:
        if self._locate is None:
            return Place(self._book.dataset.tree.name)
        return next(filter(None, map(self._locate, words)), None)

    def _typed(self, start: int, end: int) -> str:
        """A number that the text says by itself, with the words right before it that it says in one piece with it."""
        number, before = self.text.position(start)
        at = 0
        for each in self._contents[number - 1]:
            if at <= before < at + len(each.text):
                return each.text[max(before - at - _BEFORE, 0) : before - at + end - start]
            at += len(each.text)
        return ""

    def _member(self, cell: Cell) -> Member:
        printed = self.printed(cell)
        place = self.origin(printed) if printed is not None else Place(self._book.dataset.tree.name)
        return Member(printed.path if printed else cell.label, cell.quantity.text, place.file, place.line, place.column)

    def origin(self, figure: FigureRecord) -> Place:
        """Where a figure stands in the data: the cell of its row, the value of its indicator."""
        tree = self._book.dataset.tree
        whole, _, last = figure.path.rpartition(".")
        source = self._sources.get(figure.path) or self._sources.get(whole)
        if source is not None:
            place = tree.place((*source, "数值"))
        else:
            place = next((at for at in self._cells(figure, last) if at.line == figure.line), Place(figure.file, figure.line))
        return place if (place.file, place.line) == (figure.file, figure.line) else Place(figure.file, figure.line)

    def _cells(self, figure: FigureRecord, column: str) -> Iterator[Place]:
        """The cells of a column of the table that a figure stands in."""
        name = figure.path.split(".")[1] if figure.path.startswith("明细表.") else ""
        table = self._book.dataset.tables.get(name)
        if table is not None:
            for position in range(len(table.rows)):
                yield self._book.dataset.tree.place((*table.place_of(position), column))

    def printed(self, cell: Cell) -> Printed:
        """The figure of the data that a cell is."""
        return self._at(*self.text.position(cell.start), cell.end - cell.start)

    def _at(self, number: int, before: int, length: int) -> Printed:
        """The figure of the data that is printed among some characters of a line."""
        at = 0
        for each in self._contents[number - 1]:
            end = at + len(each.text)
            if isinstance(each, Figure) and at < before + length and before < end:
                return self._document.figures[each.ref]
            at = end
        return None

    def _of(self, content: Sequence[object]) -> Printed:
        return next((self._document.figures[each.ref] for each in content if isinstance(each, Figure)), None)

    def _tables(self) -> Iterator[tuple[list[tuple[str, ...]], Table]]:
        """The rows of each table, with its head."""
        for block in self._document.blocks:
            if isinstance(block, Table):
                yield [tuple(map(header_text, block.columns)), *(tuple(map(plain, row)) for row in block.rows)], block
