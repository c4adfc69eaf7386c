"""Which draft a copy was made from, where the copy has lost its record: another file of it stands in for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from drafting.blocks.record import Record
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.readers.locate import Locating, locate
from drafting.readers.places import Places
from drafting.readers.word import WordText
from drafting.registry import declare
from drafting.way_back.updating.changes import named

NO_RECORD = declare(
    Rule(
        "S086",
        "文件里没有生成记录",
        Severity.ERROR,
        "update 要靠生成记录分清哪些数是原来印的、哪些是人改的。定稿（--final）和不是本程序生成的文件没有记录；转存过 odt、doc，或在有的办公软件里另存过，"
        "也会丢掉。用 --before 写上当初的原稿（程序生成、还有记录的 .docx），或当初的旧数据（.yaml），就按它去对。",
        hits=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx --final\n"
        "$ drafting update 稿.docx -d 甲乡.yaml -o 新稿.docx\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n"
        "$ drafting update 稿.docx -d 甲乡.yaml -o 新稿.docx\n",
    )
)
STOOD_IN = declare(
    Rule(
        "S090",
        "原稿取自另一个文件",
        Severity.INFO,
        "文件里的生成记录丢了，按 --before 写的原稿或旧数据去分清哪些数是原来印的。文件自己有记录的，以自己的为准，不用 --before。",
    )
)
DIFFERS = declare(
    Rule(
        "S091",
        "正文的数与数据不同，分不清是谁改的",
        Severity.WARNING,
        "没有生成记录，也没有原稿可比：可能是数据后来变了，也可能是有人在 Word 里改过。程序不替人定，只列出来。",
    )
)

_LIKENESS: Final = 0.3  # share of the original's figures whose sentences the copy must still hold
_MOST_LISTED: Final = 50
_MOST_NAMED: Final = 12


def likeness(text: WordText, original: Record) -> float:
    """The share of a draft's figures that stand in a text, from 0 to 1; in a draft without any, of its paragraphs."""
    return _likeness(locate(text, original, basis="text"))


def is_copy_of(text: WordText, original: Record) -> bool:
    return likeness(text, original) >= _LIKENESS


def closest(text: WordText, fresh: Record, others: Mapping[str, Record]) -> list[str]:
    """The names of the records among `others` that the text may have been made from, the likeliest first.

    Drafts of one report hold the same figures: what tells them apart is how many of their paragraphs the text has word for word.
    """
    telling = {
        name: likeness(text, each)
        for name, each in others.items()
        if (each.subject, each.template) == (fresh.subject, fresh.template) and each.paragraphs != fresh.paragraphs
    }
    likely = [name for name in telling if telling[name] >= _LIKENESS]
    return sorted(likely, key=lambda name: telling[name] + _in_common(text.texts, others[name].paragraphs), reverse=True)


def _in_common(texts: Sequence[str], paragraphs: Sequence[str]) -> float:
    """The share of the paragraphs of both that are word for word in both, from 0 to 1."""
    one, other = Counter(filter(None, texts)), Counter(filter(None, paragraphs))
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def standing_in(text: WordText, original: Record) -> Record:
    """The record of another file, to read a copy with.

    Its bookmarks are kept only where the words around confirm them: another file may have numbered them otherwise.
    """
    located = locate(text, original, basis="text").figures
    confirmed = {each.number for each in located if each.how == "bookmark" and each.certain}
    return replace(
        original,
        figures=tuple(
            each if number in confirmed else replace(each, bookmark="") for number, each in enumerate(original.figures)
        ),
    )


def differences(text: WordText, fresh: Record, name: str) -> Iterator[Diagnostic]:
    """The figures of a text that read otherwise in today's draft, where nobody knows who changed them; and those not found for sure."""
    found = [each for each in locate(text, fresh, basis="text").figures if not each.copy]
    changed = [each for each in found if each.changed and each.certain]
    places = Places(text)
    for each in changed[:_MOST_LISTED]:
        assert each.paragraph is not None
        path = each.figure.figure.path
        message = f"{named(path)}：正文 {each.text_now}，数据 {each.figure.figure.text}"
        place = Place(f"{name}[{places.of(each.paragraph)}]")
        yield DIFFERS.at(place, message, "数据对的，改正文；正文对的，用 drafting pull 写回数据", path=path)
    if len(changed) > _MOST_LISTED:
        yield DIFFERS.at(Place(name), f"另有 {len(changed) - _MOST_LISTED} 个数与数据不同", "用 drafting trace -d 列出全部")
    lost = dict.fromkeys(
        f"{named(each.figure.figure.path)} {each.figure.figure.text}" for each in found if each.gone or (each.changed and not each.certain)
    )
    if lost:
        more = f"等 {len(lost)} 个" if len(lost) > _MOST_NAMED else ""
        message = f"数据里有、正文里找不到或认不准的数：{'、'.join([*lost][:_MOST_NAMED])}{more}"
        yield DIFFERS.at(Place(name), message, "逐个看正文里写没写、写的是多少；句子的说法（增长、下降）也要跟着数看")


def _likeness(found: Locating) -> float:
    figures = [each for each in found.figures if not each.copy]
    if figures:
        return sum(not each.gone for each in figures) / len(figures)
    return sum(map(bool, found.counterparts)) / len(found.counterparts) if found.counterparts else 0.0
