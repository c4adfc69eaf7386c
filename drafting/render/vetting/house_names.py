"""The names that the house's wording uses: every {{ }} in documents.yaml and phrasing.yaml leads somewhere, every word is said somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import frozen
from drafting.model.official import CARRIERS
from drafting.model.typing_slips import is_slip_of_a_key
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.events import Reading, Use
from drafting.render.compiling.faults import FULL_WIDTH, SYNTAX, UNKNOWN_FILTER, closest_word, nearest
from drafting.render.compiling.source_text import split_front, uncommented
from drafting.render.filters import FILTERS
from drafting.render.holes import HOLE, HOLE_CONTENT
from drafting.render.unworded import PHRASES
from drafting.render.vetting.front import KIND
from drafting.render.vetting.names import Vocabulary
from drafting.render.words import CARRIER, USUAL_WORDS
from drafting.source import Path, Tree

UNKNOWN_WORD = declare(
    Rule(
        "T064", "文种表里的这一项没有地方印", Severity.WARNING,
        "_house/documents.yaml 里写了这一项，但没有一个模板用 {{ 文种.… }} 印它。别的项写错了字（标提）、那一项因此没有了的，用到这个文种的报告不出。“承载报告”写错了字（承栽报告）也是：公文写了 承载 的报告没有标题和正文，所以不出。",
        hits="# 文件：_house/documents.yaml\n工作总结: {各期: {标提: 工作总结}}\n",
        clean="# 文件：_house/documents.yaml\n工作总结: {各期: {标题: 工作总结}}\n",
    )
)

CARRIER_WORDS: Final = frozenset({"附件标题", "附件事由", "发文单位"})

_SAID: Final = lazy(rf"{KIND}\.(\w+)")
_HEADED: Final = lazy(rf"(?m)^[ \t]*#{{1,6}}[ \t]*\{{\{{[-+]?\s*{KIND}\.(\w+)\s*[-+]?\}}\}}[ \t]*$")
_BARE: Final = lazy(r"(?m)^[ \t]*#{1,6}[ \t]*(?:(?:\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\[\[|\]\])[ \t]*)*$")
_PHRASE: Final = lazy(rf"{PHRASES}\.(\w+)")
_WIDE: Final = lazy(r"[｛｝]{2}|[｛｝][{}]|[{}][｛｝]")
_HALF_OPEN: Final = lazy(r"\{\{|\}\}")


@frozen
class WordingFault:
    """`table` is 文种 or 提法, `name` the 文种 or the 提法 that is spoilt."""

    table: str
    name: str
    found: Diagnostic


def said_words(source: str) -> frozenset[str]:
    """The words of its 文种 that a template's text names."""
    return frozenset(_SAID.findall(source))


def headings_said(sources: Iterable[str]) -> list[str]:
    """The words of a 文种 that stand as a heading of their own in these templates, in order."""
    return list(dict.fromkeys(word for source in sources for word in _HEADED.findall(source)))


def bare_heading(source: str) -> int:
    """The line of the first heading that has no words, or none but what its tags say that are no word of 文种; 0 for none."""
    body = uncommented(split_front(source)[1])
    found = (each for each in _BARE.finditer(body) if not _HEADED.fullmatch(each[0]))
    return next((body.count("\n", 0, each.start()) + 1 for each in found), 0)


def words_of_ones_own(documents: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """文种, period and word of each that is none of the usual: whether a template says it is not known from one report alone."""
    tables = ((kind, period, words) for kind, periods in documents.items() for period, words in (periods or {}).items())
    return [(kind, period, word) for kind, period, words in tables for word in words or () if word not in USUAL_WORDS]


def phrases_said(readings: Iterable[Reading], words: object) -> frozenset[str]:
    """The 提法 that templates name, and the words of their 文种."""
    uses = (event.steps for reading in readings for event in reading.events() if isinstance(event, Use))
    return frozenset((*(steps[1] for steps in uses if steps[0] == PHRASES and len(steps) > 1), *_PHRASE.findall(str(words or ""))))


def phrases_printed(readings: Iterable[Reading], words: object) -> frozenset[str]:
    """Those of them that are said without being asked for anywhere: {% if 提法.口号 %}."""
    read = [*readings]
    events = (event for reading in read for event in reading.events() if isinstance(event, Use))
    return phrases_said(read, words).difference(event.steps[1] for event in events if event.asked and event.steps[0] == PHRASES and len(event.steps) > 1)


def wording_faults(
    phrasing: Tree, documents: Tree, vocabulary: Vocabulary, said: Callable[[], frozenset[str]]
) -> Iterator[WordingFault]:
    """Everything wrong with what the two files name. `said` are the words of a 文种 that templates print."""
    for name, spans in vocabulary.phrasing.items():
        texts = [((name,), spans)] if isinstance(spans, str) else [((name, at, "文"), span["文"]) for at, span in enumerate(spans)]
        for path, text in texts:
            for found in _names(text, path, phrasing, vocabulary, carrier=False):
                yield WordingFault(PHRASES, name, found)
    for kind, periods in vocabulary.documents.items():
        for period, words in (periods or {}).items():
            for word, text in (words or {}).items():
                for found in _names(text, (kind, period, word), documents, vocabulary, carrier=kind.startswith(CARRIER)):
                    yield WordingFault(KIND, kind, found)
    yield from _never_said(documents, vocabulary, said)
    yield from _slipped_carriers(documents, vocabulary)


def _never_said(documents: Tree, vocabulary: Vocabulary, said: Callable[[], frozenset[str]]) -> Iterator[WordingFault]:
    places = words_of_ones_own(vocabulary.documents)
    known = {*USUAL_WORDS, *said()} if places else set()  # all templates are read for words of one's own alone
    for kind, period, word in places:
        if word in known:
            continue
        meant = nearest(word, sorted(known))
        place = documents.place((kind, period, word), key=True)
        hint = f"是否应为“{meant}”" if meant else f"删去，或在模板里写 {{{{ {KIND}.{word} }}}}；模板用到的有：{'、'.join(sorted(known))}"
        found = UNKNOWN_WORD.at(place, f"{kind}.{period}：没有模板用到“{word}”", hint, path=f"{kind}.{period}.{word}")
        lacks = meant and is_slip_of_a_key(word, meant) and not any(meant in (words or ()) for words in vocabulary.documents[kind].values())
        yield WordingFault(KIND, kind, found.as_severity(Severity.ERROR) if lacks else found)


def _slipped_carriers(documents: Tree, vocabulary: Vocabulary) -> Iterator[WordingFault]:
    """承栽报告, which no report says; where no 承载报告 stands beside it, the letter that carries a report has neither title nor text."""
    kinds = vocabulary.documents
    for carrier in (f"{CARRIER}{kind}" for kind in CARRIERS):
        for kind in kinds:
            if kind != carrier and (kind.startswith(CARRIER) or _is_off_by_one(kind, carrier)):
                found = UNKNOWN_WORD.at(documents.place((kind,), key=True), f"“{kind}”没有地方用", f"是不是“{carrier}”？", path=kind)
                yield WordingFault(KIND, carrier, found if carrier in kinds else found.as_severity(Severity.ERROR))


def _is_off_by_one(name: str, meant: str) -> bool:
    """Whether one character is another, or is missing."""
    if len(name) == len(meant):
        return sum(one != other for one, other in zip(name, meant, strict=True)) == 1
    return any(name == meant[:at] + meant[at + 1 :] for at in range(len(meant)))


def _names(text: str, path: Path, tree: Tree, vocabulary: Vocabulary, *, carrier: bool) -> Iterator[Diagnostic]:
    place, where = tree.place(path), ".".join(str(step) for step in path if not isinstance(step, int))
    wide = _WIDE.search(text)
    if wide:
        yield FULL_WIDTH.at(place, f"{where}：“{wide[0]}”是全角符号", "改用半角的 {{ }}", excerpt=text)
    for hole in HOLE.finditer(text):
        content = HOLE_CONTENT.fullmatch(hole[1])
        if content is None:
            yield SYNTAX.at(place, f"{where}：“{hole[0]}”写法不认识", "写成 {{ 报告期.年度 }} 或 {{ 报告期.截至|月日 }}", excerpt=hole[0])
            continue
        if carrier and content[1] in CARRIER_WORDS:
            continue
        yield from _name(content[1], where, place, hole[0], vocabulary, carrier)
        if content[2] and content[2] not in FILTERS:
            yield UNKNOWN_FILTER.at(place, f"{where}：没有“{content[2]}”这个过滤器", closest_word(content[2], FILTERS), excerpt=hole[0])
    if _HALF_OPEN.search(HOLE.sub("", text)):
        yield SYNTAX.at(place, f"{where}：花括号没有成对", "写成 {{ 报告期.年度 }}", excerpt=text)


def _name(name: str, where: str, place: Place, typed: str, vocabulary: Vocabulary, carrier: bool) -> Iterator[Diagnostic]:
    found = vocabulary.fault(Use(tuple(name.split(".")), name, place.line or 1), Reading(where, place.file, ""))
    if found is None:
        return
    meant = nearest(name, CARRIER_WORDS) if carrier else ""
    hint = f"是否应为“{meant}”" if meant else found.hint
    yield replace(found, place=place, message=f"{where}：{found.message}", hint=hint, excerpt=typed)
