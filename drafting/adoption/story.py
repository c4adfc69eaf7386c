"""From the report to the files of a field, which are tried before anybody gets them: what they say is held against what the report said."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.adoption.field import Field, Hole
from drafting.adoption.figures import A_DATE, Kept, figures_of
from drafting.adoption.manuscript import (
    NOTES,
    NUMBERED,
    PICTURES,
    Grid,
    LeftOut,
    Manuscript,
    Passage,
    headed,
    taken_apart,
)
from drafting.adoption.naming import group_name, table_names
from drafting.adoption.periods import next_of, period_asked, period_of, years_in
from drafting.adoption.writing import (
    AREA,
    Official,
    Row,
    Unit,
    as_paragraph,
    catalogue_text,
    data_name,
    last_years,
    report_name,
    table_lines,
    template_text,
    this_years,
    with_holes,
)
from drafting.blocks.document import Heading, Paragraph, Table, plain
from drafting.blocks.wording import header_text
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.frozen import frozen
from drafting.load.place_in_name import place_before_office
from drafting.model.regions import own_names
from drafting.patterns import lazy
from drafting.pipeline import draft, open_library, read_dataset
from drafting.proofing import proofread
from drafting.readers.written import read_written
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.blocks.document import Block, Document
    from drafting.model.dataset import Period

_REPORT: Final = "# 文件：2025年工作总结.txt\n%s\n一、住房保障\n全年改造农村危房229户。\n"
NO_UNIT: Final = declare(
    Rule(
        "S230", "看不出是哪个单位的报告", Severity.ERROR,
        "单位名称从题目和落款里找：某县农业农村局2025年工作总结。找不到的，用 --unit 写明，如 --unit 某县农业农村局；看不出是哪里的，再写 --region 某县。",
        hits=_REPORT % "2025年工作总结" + "$ drafting adopt 2025年工作总结.txt -o 本局\n",
        clean=_REPORT % "2025年工作总结" + "$ drafting adopt 2025年工作总结.txt -o 本局 --unit 某县农业农村局\n",
    )
)
NO_PERIOD: Final = declare(
    Rule(
        "S231", "看不出是哪一年的报告", Severity.ERROR, "报告期从题目、落款和正文里的年份看。看不出、看错了的，用 --period 写明，如 --period 2025年、--period 2025年上半年。",
        hits=_REPORT % "某县农业农村局工作总结" + "$ drafting adopt 2025年工作总结.txt -o 本局\n",
        clean=_REPORT % "某县农业农村局工作总结" + "$ drafting adopt 2025年工作总结.txt -o 本局 --period 2025年\n",
    )
)
NO_FIGURES: Final = declare(
    Rule(
        "S232", "报告里没有认出一个数", Severity.ERROR, "照着去年写，是为了把数换成今年的：报告里没有带单位的数，没有可换的，什么也没有写。看看是不是拿错了文件。",
        hits="# 文件：2025年工作总结.txt\n某县农业农村局2025年工作总结\n一、住房保障\n工作扎实推进。\n$ drafting adopt 2025年工作总结.txt -o 本局\n",
        clean=_REPORT % "某县农业农村局2025年工作总结" + "$ drafting adopt 2025年工作总结.txt -o 本局\n",
    )
)

_OFFICE: Final = lazy(r"([\u4e00-\u9fff]{2,24}?(?:局|委员会|办公室|中心|人民政府|政府|联合会|总工会|管理处|管委会|办事处|街道办|大队|支队|医院|学校|公司|集团|委|院|站|所|馆))(?:关于)?(?=[\d一二三四五六七八九十〇上下前]|$|年度|工作|脱贫|乡村)")
_NO_OFFICE: Final = lazy("^(?:中共|关于)")
_PLACE: Final = lazy(r"[\u4e00-\u9fff]{2,12}?(?:自治区|自治州|自治县|[省市县区旗]|街道|[乡镇])(?=[\d\u4e00-\u9fff]|$)")
_SOME_PLACE: Final = lazy("某[省市区州旗镇乡]")
_ROUNDS: Final = 6


@frozen
class Told:
    """A place of the report and what is to be known of it."""

    place: Place
    excerpt: str
    why: str


@frozen
class Adopted:
    """`files` by their path below the folder; what became figures of data, what stayed as it was typed, what is to be looked at, what was left out, what does not come back word for word."""

    files: dict[str, bytes]
    report: str
    last: str
    this: str
    unit: str
    indicators: int
    figures: int
    kept: tuple[Told, ...]
    dates: tuple[Told, ...]
    checks: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]
    changed: tuple[Told, ...]
    paragraphs: int
    doubts: tuple[Diagnostic, ...]


@frozen
class Asked:
    """What the report does not say itself."""

    unit: str = ""
    region: str = ""
    period: str = ""


def adopt(data: bytes, name: str, suffix: str, asked: Asked) -> Adopted:
    """Raises CannotRead, and Refused where the report does not say whose and of when it is, or holds no figure."""
    manuscript = taken_apart(read_written(data, name, suffix))
    period = _period(manuscript, asked, name)
    unit = _unit(manuscript, asked, name)
    title = manuscript.title or Path(name).stem
    pictures = _pictures(data, name, suffix)
    as_typed: set[tuple[int, int]] = set()
    for _ in range(_ROUNDS):
        made = _Attempt(manuscript, period, unit, title, name, as_typed)
        if not made.figures:
            raise Refused([NO_FIGURES.at(Place(name), f"{name} 里没有认出一个带单位的数", "看看是不是拿错了文件；数在图片里的，先打成字")])
        failed, doubts = made.tried()
        if all((at, _WHOLE) in as_typed for at in failed):
            break
        as_typed |= made.to_keep(failed)
    changed = tuple(Told(made.place_of(at), made.expected(at)[:_LONGEST_EXCERPT], made.renumbered.get(at) or (_MOVED if made.is_moved(at) else _NOT_AGAIN)) for at in sorted({*failed, *made.moved, *made.renumbered}))
    kept, dates = made.kept()
    return Adopted(
        made.files, report_name(period), data_name(period), data_name(next_of(period)), unit.name,
        sum(len(each) for each in made.field.groups.values()), made.figures, kept, dates, made.checks(),
        (*manuscript.left_out, *pictures), changed, len(manuscript.blocks), doubts,
    )  # fmt: skip


_MOVED: Final = "标题原来接着正文，改成独占一行"
_NOT_AGAIN: Final = "印出来和原文不一样，看一看"
_RENUMBERED: Final = "原来的序号是“%s”，印出来是“%s”"
_FULL_WIDTH: Final = str.maketrans("（）．", "().")
_LONGEST_EXCERPT: Final = 30


# what the report says of itself ----------------------------------------------------------


def _period(manuscript: Manuscript, asked: Asked, name: str) -> Period:
    lines = [each.words + (each.rest or "") for each in manuscript.blocks if isinstance(each, Passage)]
    period = period_asked(asked.period) if asked.period else period_of(manuscript.title, manuscript.signed, lines)
    if period is None:
        message = f"--period：“{asked.period}”看不出是哪一年" if asked.period else f"{name}：看不出是哪一年的报告"
        raise Refused([NO_PERIOD.at(Place(name), message, "写明报告期，如 --period 2025年，上半年的写 --period 2025年上半年")])
    return period


def _unit(manuscript: Manuscript, asked: Asked, name: str) -> Unit:
    unit = asked.unit or _office(manuscript)
    region = asked.region or _region(unit) or _region(manuscript.title)
    if not unit or not region:
        message = f"{name}：看不出是哪个单位的报告" if not unit else f"{unit}：看不出是哪里的"
        raise Refused([NO_UNIT.at(Place(name), message, f"写明 --unit {unit or '某县农业农村局'}" + (" --region 某县" if unit else ""))])
    return Unit(unit, region)


def _office(manuscript: Manuscript) -> str:
    if manuscript.signatures:
        return manuscript.signatures[0]
    match = _OFFICE.search(manuscript.title.lstrip("【全面】"))
    return match[1] if match and not _NO_OFFICE.match(match[1]) else ""


def _region(text: str) -> str:
    if place := place_before_office(text):
        return place
    places: list[str] = []
    at = 0
    while match := _PLACE.match(text, at):
        places.append(match[0])
        at = match.end()
    return "".join(places) or (match[0] if (match := _SOME_PLACE.match(text)) else "")


def _pictures(data: bytes, name: str, suffix: str) -> Iterator[LeftOut]:
    if suffix in (".docx", ".docm"):
        from drafting.readers.word import read_word

        content = read_word(data, name).content
        count = content.count(b"</pic:pic>") + content.count(b"<c:chart ") + content.count(b"<v:imagedata ")
        if count:
            yield LeftOut(f"{count} 张", Place(name), PICTURES)
        if notes := content.count(b"<w:footnoteReference ") + content.count(b"<w:endnoteReference "):
            yield LeftOut(f"{notes} 处", Place(name), NOTES)
        if numbered := content.count(b"<w:numPr>"):
            yield LeftOut(f"{numbered} 段", Place(name), NUMBERED)


# one attempt -----------------------------------------------------------------------------


class _Attempt:
    """The files as they would be, and what their report says. Figures that are `as_typed` (block, where they end; or all of a block) stay words: as data they were not said again."""

    def __init__(self, manuscript: Manuscript, period: Period, unit: Unit, title: str, source: str, as_typed: set[tuple[int, int]]) -> None:
        self.field = Field(tuple(own_names(unit.region)))
        self.figures = 0
        self._blocks = manuscript.blocks
        self._units = open_library().units
        self._period, self._as_typed = period, as_typed
        self.renumbered: dict[int, str] = {}
        self._paths: dict[str, set[tuple[int, int]]] = {}
        self._read: dict[int, tuple[str, tuple[Hole, ...]]] = {}
        self._wrong: set[tuple[int, int]] = set()
        self._kept: list[tuple[Place, str, Kept]] = []
        self._checks: list[tuple[Place, str, Kept]] = []
        self.tables: list[Row] = []
        heading = self._as_words(title, Place(source), _IN_TITLE)
        paragraphs = [text for at, (block, headings) in enumerate(headed(manuscript.blocks)) for text in self._written(at, block, headings)]
        official = Official(manuscript.signatures, manuscript.signed, manuscript.note)
        report = template_text(unit, period, source, heading, paragraphs, manuscript.forms, manuscript.run_in)
        following = next_of(period)
        self.moved = {at for at, each in enumerate(manuscript.blocks) if isinstance(each, Passage) and each.moved}
        self._last = data_name(period)
        texts = {
            f"模板/{report_name(period)}.j2": report,
            f"模板/{AREA}/indicators.yaml": catalogue_text(self.field, unit, period),
            self._last: last_years(self.field, unit, period, official, self.tables, source),
            data_name(following): this_years(self.field, unit, following, official, self.tables, self._last, period.name),
        }  # fmt: skip
        self.files = {name: text.encode() for name, text in texts.items()}

    def _written(self, at: int, block: Passage | Grid, headings: tuple[str, ...]) -> Iterator[str]:
        """What stands for a block in the template: one or two paragraphs."""
        if isinstance(block, Grid):
            yield self._table(block, headings)
            return
        if not block.level:
            yield as_paragraph(self._line(at, block.words, block.place, headings))
            return
        yield f"{'#' * (block.level + 1)} {self._as_words(block.words, block.place, _IN_HEADING)}"
        if block.rest is not None:
            yield as_paragraph(self._line(at, block.rest, block.place, headings))

    def _line(self, at: int, words: str, place: Place, headings: tuple[str, ...]) -> str:
        figures, kept = figures_of(words, self._units)
        if (at, _WHOLE) in self._as_typed:
            return self._as_words(words, place, _AS_TYPED)
        kept += [Kept(each.start, each.end, _AS_TYPED) for each in figures if (at, each.end) in self._as_typed]
        figures = [each for each in figures if (at, each.end) not in self._as_typed]
        reading = self.field.read(words, figures, headings)
        self.figures += len(reading.holes)
        self._read[at] = words, reading.holes
        for hole in reading.holes:
            for path in _PATH.findall(hole.code):
                self._paths.setdefault(path, set()).add((at, hole.end))
        self._checks += [(place, words, each) for each in reading.checks]
        return self._with_years(words, place, reading.holes, (*kept, *reading.kept))

    def _as_words(self, words: str, place: Place, why: str) -> str:
        """A line whose figures stay words."""
        figures, kept = figures_of(words, self._units)
        return self._with_years(words, place, (), (*(Kept(each.start, each.end, why) for each in figures), *kept))

    def _with_years(self, words: str, place: Place, holes: Sequence[Hole], kept: Sequence[Kept]) -> str:
        holes = (*holes, *years_in(words, self._period, holes))
        self._kept += [(place, words, each) for each in sorted(kept, key=lambda each: each.start) if not any(hole.start <= each.start < hole.end for hole in holes)]
        return with_holes(words, holes)

    def _table(self, grid: Grid, headings: tuple[str, ...]) -> str:
        known = {each.name for each in self.tables}
        stem = f"{group_name(headings)}表"
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

    def checks(self) -> tuple[Told, ...]:
        """Figures that are data of which somebody should know how they were read."""
        return tuple(_told(self._checks))

    # what comes of it

    def tried(self) -> tuple[set[int], tuple[Diagnostic, ...]]:
        """The blocks that do not come back as they were, and what `check` says of the figures."""
        with tempfile.TemporaryDirectory(prefix="drafting-adopt-") as folder:
            for name, content in self.files.items():
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).write_bytes(content)
            library = open_library(Path(folder) / "模板")
            loaded = read_dataset(Path(folder) / self._last, library, name=self._last)
            dataset = loaded.dataset
            if dataset is None:
                return self._named_in(loaded.diagnostics), ()
            drafted = draft(library, dataset)
            if drafted.document is None:
                return self._named_in(drafted.diagnostics), ()
            doubts = tuple(each for each in proofread(library, dataset).diagnostics if each.severity is Severity.ERROR)
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
        """The figures that make blocks fail; all of a block where none can be told from the others, or those that could were kept before."""
        known = self._wrong - self._as_typed
        return known | {(at, _WHOLE) for at in failed if not any(each == at for each, _ in known)}

    def _renumbered(self, document: Document) -> Iterator[tuple[int, str]]:
        """Headings whose numbers come out otherwise than they were typed."""
        typed = [(at, each) for at, each in enumerate(self._blocks) if isinstance(each, Passage) and each.level]
        heads = [head for block in document.blocks if (head := block if isinstance(block, Heading) else block.lead if isinstance(block, Paragraph) else None)]
        if len(typed) == len(heads):
            for (at, passage), head in zip(typed, heads, strict=True):
                if passage.number.translate(_FULL_WIDTH) != head.number.strip().translate(_FULL_WIDTH):
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

    def is_moved(self, at: int) -> bool:
        return at in self.moved

    def expected(self, at: int) -> str:
        return next(iter(_words_of(self._blocks[at])))


_AS_TYPED: Final = "换成数据后印出来和原文不一样"
_IN_HEADING: Final = "在标题里"
_IN_TITLE: Final = "在题目里"
_IN_HEAD: Final = "在表头里"
_WIDTH: Final = 12
_WHOLE: Final = -1
_PATH: Final = lazy(r"\{\{ (\w+\.\w+)")


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


def _words_of(block: Passage | Grid) -> list[str]:
    """What a block of the report says, line by line; numbers of headings are the program's."""
    if isinstance(block, Grid):
        return ["|".join(row) for row in block.rows]
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
