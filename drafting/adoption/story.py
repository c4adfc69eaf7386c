"""From the report to the files of a field, which are tried before anybody gets them: what they say is held against what the report said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.adoption.attempt import WHOLE, Attempt, Portion, Told
from drafting.adoption.field import Field
from drafting.adoption.indicators import GROWTH, LAST, StatedRule
from drafting.adoption.manuscript import ANNEX, LeftOut, Manuscript, Passage, taken_apart
from drafting.adoption.periods import next_of, period_asked, period_of
from drafting.adoption.rules import DIFFERENCE, yearly_rules
from drafting.adoption.whose import byline, is_office_within, office_of, region_of
from drafting.adoption.writing import AREA, Origin, Unit, catalogue_text, data_name, report_name
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.facts.formula import names_of
from drafting.frozen import frozen, mutable
from drafting.model.regions import own_names
from drafting.pipeline import open_library
from drafting.readers.written import read_written
from drafting.registry import declare
from drafting.template_words.carried_words import CarriedWords
from drafting.template_words.original_words import kept_originals

if TYPE_CHECKING:
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

_ROUNDS: Final = 6
_BYLINES: Final = 2
_CATALOGUE: Final = f"模板/{AREA}/indicators.yaml"


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
    claims: tuple[Told, ...]
    checks: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]
    changed: tuple[Told, ...]
    paragraphs: int
    doubts: tuple[Diagnostic, ...]
    rules: int


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
    tries = _tried(replace(manuscript, title=manuscript.title or Path(name).stem), Origin(unit, period, name))
    attempts = [each.attempt for each in tries.documents]
    taken = {each.number for each in tries.documents}
    lost = [LeftOut(each.title or name, each.first, ANNEX) for number, each in enumerate(manuscript.annexes, 1) if number not in taken]
    left_out = [each for document in tries.documents for each in document.manuscript.left_out]
    kept = [each.kept() for each in attempts]
    return Adopted(
        tries.files, report_name(period), data_name(period), data_name(next_of(period)), unit.name,
        sum(len(each) for each in tries.field.groups.values()), sum(each.figures for each in attempts),
        tuple(told for doubtful, _ in kept for told in doubtful), tuple(told for _, dates in kept for told in dates), tuple(told for each in attempts for told in each.claims()), tuple(told for each in attempts for told in each.checks()),
        (*left_out, *lost, *_unread(data, name, suffix)), tuple(told for each in tries.documents for told in each.changed()),
        sum(len(each.manuscript.blocks) for each in tries.documents), tuple(found for each in tries.documents for found in each.doubts), tries.rules,
    )  # fmt: skip


@mutable
class _Document:
    """The report (number 0) or one of its annexes, on its way: what stays as it is typed, and the latest attempt."""

    manuscript: Manuscript
    number: int
    attempt: Attempt
    as_typed: set[tuple[int, int]] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    doubts: tuple[Diagnostic, ...] = ()

    def changed(self) -> Iterator[Told]:
        made = self.attempt
        known = {**dict.fromkeys(made.merged, _MERGED), **dict.fromkeys(made.moved, _MOVED), **made.renumbered}
        for at in sorted({*self.failed, *known}):
            yield Told(made.place_of(at), made.expected(at)[:_LONGEST_EXCERPT], known.get(at, _NOT_AGAIN))

    def is_done(self) -> bool:
        return all((at, WHOLE) in self.as_typed for at in self.failed)


@frozen
class _Tries:
    """What came of all attempts."""

    files: dict[str, bytes]
    field: Field
    documents: tuple[_Document, ...]
    rules: int


def _tried(manuscript: Manuscript, origin: Origin) -> _Tries:
    """Attempts at the report and its annexes, until all that is printed is what it was; annexes that hold nothing are left."""
    typed: dict[int, set[tuple[int, int]]] = {number: set() for number in range(len(manuscript.annexes) + 1)}
    for _ in range(_ROUNDS):
        own, documents = Field(tuple(own_names(origin.unit.region)), origin.period.year, origin.period.kind == "年度"), []
        annexes = [number for number, each in enumerate(manuscript.annexes, 1) if each.blocks]
        for number in (0, *annexes):
            portion = Portion(manuscript.annexes[number - 1], number) if number else Portion(manuscript, annexes=tuple(annexes))
            documents.append(_Document(portion.manuscript, number, Attempt(portion, origin, typed[number], own), typed[number]))
        if not sum(each.attempt.figures for each in documents):
            raise Refused([NO_FIGURES.at(Place(origin.source), f"{origin.source} 里没有认出一个带单位的数", "看看是不是拿错了文件；数在图片里的，先打成字")])
        made_of_all = {key: content for each in documents for key, content in each.attempt.files.items()}
        templates = [key for key in made_of_all if key.endswith(".j2")]
        files = {key: made_of_all.pop(key) for key in templates} | {_CATALOGUE: catalogue_text(own, origin).encode()} | made_of_all
        for each in documents:
            each.failed, each.doubts = each.attempt.tried(files)
        if all(each.is_done() for each in documents):
            break
        for each in documents:
            each.as_typed |= each.attempt.to_keep(each.failed)
    rules = _by_indicator([*(rule for each in documents for rule in each.attempt.rules), *yearly_rules(own, open_library().units)], own.groups)
    files[_CATALOGUE] = catalogue_text(own, origin, rules).encode()
    files |= {name: _with_originals(name, files[name], origin.period) for name in templates}
    return _Tries(files, own, tuple(documents), sum(map(len, rules.values())))


def _with_originals(name: str, template: bytes, period: Period) -> bytes:
    """A template that knows which of its words are true of its report's period only."""
    source = template.decode()
    return f"{source}\n{kept_originals(CarriedWords(source, name, period.name).originals(period, open_library().units), period)}".encode()


def _by_indicator(rules: Sequence[StatedRule], groups: Collection[str]) -> dict[tuple[str, str], list[StatedRule]]:
    """Each relation once: 合计 = 甲 + 乙 and 乙 = 合计 - 甲 would tell one wrong figure twice."""
    found: dict[tuple[str, str], list[StatedRule]] = {}
    known: set[frozenset[str]] = set()
    for rule in rules:
        related = frozenset(_figures(rule, groups))
        if related in known:
            continue
        known.add(related)
        found.setdefault((rule.group, rule.indicator), []).append(rule)
    return {of: [each for each in several if LAST not in each.text or not any(other.text.endswith((DIFFERENCE, GROWTH)) for other in several)] for of, several in found.items()}


def _figures(rule: StatedRule, groups: Collection[str]) -> Iterator[str]:
    """Those that it holds against each other, each by group and name."""
    yield f"{rule.group}.{rule.indicator}"
    for names in names_of(rule.text.partition("= ")[2]):
        yield ".".join(names if names[0] in groups else (rule.group, *names))


_MOVED: Final = "标题原来接着正文，改成独占一行"
_MERGED: Final = "几层的表头并成了一层；要照原样的，定稿后在 Word 里合并"
_NOT_AGAIN: Final = "印出来和原文不一样，看一看"
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
    unit = asked.unit or _writer(manuscript)
    region = asked.region or region_of(unit) or region_of(manuscript.title)
    if not unit or not region:
        message = f"{name}：看不出是哪个单位的报告" if not unit else f"{unit}：看不出是哪里的"
        raise Refused([NO_UNIT.at(Place(name), message, f"写明 --unit {unit or '某县农业农村局'}" + (" --region 某县" if unit else ""))])
    return Unit(unit, region)


def _writer(manuscript: Manuscript) -> str:
    """Who signs it, else whom the title names, else who stands right below it; the bureau of the title, where its own 办公室 signs or its name is signed in short."""
    below = [byline(each.words) for each in manuscript.blocks[:_BYLINES] if isinstance(each, Passage) and not each.level]
    signed, titled = next(iter(manuscript.signatures), ""), office_of(manuscript.title)
    if signed and titled and is_office_within(signed, titled):
        return titled
    return signed or titled or next(filter(None, below), "")


def _unread(data: bytes, name: str, suffix: str) -> Iterator[LeftOut]:
    if suffix in (".docx", ".docm"):
        from drafting.readers.unread import unread
        from drafting.readers.word import read_word

        yield from (LeftOut(each.words, Place(name), each.what) for each in unread(data, read_word(data, name)))
