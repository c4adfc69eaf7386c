"""The words of a clause that are a name: without those that only lead to a figure, and not too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.adoption.wording import BEGINS_WITH_VERB, CUTTING, ENDS_IN_VERB, LEADING, TRAILING
from drafting.patterns import lazy

_NO_LETTER: Final = lazy(r"[^\u4e00-\u9fffA-Za-z]")
ITEM: Final = lazy("^(?:[一二三四五六七八九十]{1,2}是(?![否不])|第[一二三四五六七八九十]，)")
LONGEST: Final = 16
_LONGEST_TOPIC: Final = 10
SHORTEST: Final = 2
LONGEST_OF_ALL: Final = 22
LISTED: Final = lazy("[、和及与]")
_PARTS: Final = lazy("等方式|等|有|的|对|向|为|将|把|在|由|按|被|使|让|给|了|并|以|和|与|及")


def names_listed(words: str) -> list[str]:
    return [label_of(each, ()) for each in LISTED.split(words)]


def label_of(clause: str, own: Sequence[str]) -> str:
    """The words of a clause that lead to a figure, without those that only lead."""
    label = letters_of(ITEM.sub("", clause))
    while True:
        shorter = LEADING.sub("", label)
        for place in own:
            shorter = shorter.removeprefix(place)
        shorter = TRAILING.sub("", shorter)
        if shorter == label:
            return label
        label = shorter


def joined_name(label: str, noun: str) -> str:
    """Both as one name where it is not too long, else the more telling end of it."""
    if label.endswith(noun):
        return shortened(label)
    if noun.startswith(label) or not label:
        return shortened(noun)
    if len(label) + len(noun) <= LONGEST:
        return label + noun
    if verb := ENDS_IN_VERB.search(label):
        joined = verb[0] + noun
        return joined if len(joined) <= LONGEST else shortened(noun)
    return shortened(noun) if len(noun) > SHORTEST else shortened(label + noun)


def shortened(name: str) -> str:
    """The last part of a long name, from a place where words part."""
    if len(name) <= LONGEST:
        return name
    tail = name[-LONGEST:]
    starts = [*(part.end() for part in _PARTS.finditer(tail)), *(verb.start() for verb in BEGINS_WITH_VERB.finditer(tail))]
    whole = name if len(name) <= LONGEST_OF_ALL else tail
    return next((tail[start:] for start in starts if len(tail) - start >= SHORTEST + 2), whole)


def topic_of(clause: str, own: Sequence[str]) -> str:
    """What a clause speaks of, without what it says."""
    label = label_of(clause, own)
    cut = next((cut.start() for cut in CUTTING.finditer(label) if cut.start() >= SHORTEST and not LISTED.match(cut[0]) and cut[0] not in ("的", "以及")), len(label))
    topic = shortened(label[:cut])
    return topic if len(topic) <= _LONGEST_TOPIC else ""


def letters_of(text: str) -> str:
    return _NO_LETTER.sub("", text)
