"""What is kept of a unit's own words, so that the summary can tell a text taken from a neighbour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from typing import Final

from drafting.blocks.document import Document, Heading, Paragraph
from drafting.checks.prose.signs import form_of, words_of
from drafting.frozen import frozen
from drafting.model.dataset import Dataset
from drafting.model.narrative import Entry
from drafting.model.regions import may_mention, mentions, own_names, without
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_SHORTEST: Final = 12
"""Characters of a sentence that can be told from a set phrase."""

_SIGNED: Final = Struct(">q")

_ENDS: Final = "。！？；"
_MARKS: Final = "、：“”（）《》"
"""Marks in nearly every text that are no words."""
_REFERENCE: Final = lazy(r"\{\{.*?\}\}")
_FIGURE: Final = lazy("[0-9][0-9.,]*")  # not [..]+, here and below: what begins with a set is found quickly
_OTHER_DIGITS: Final = lazy(r"\d\d*")
_NOT_WORDS: Final = lazy(r"[^\w#][^\w#]*")
_ITEM: Final = "\x1e"
"""Between items: no data holds it (`load.text.UNPRINTABLE`)."""


_KEPT_LINES: Final = 2048


class Sentence(NamedTuple):
    """A sentence of 文字材料 without figures and own names: its item, a digest (signed 64 bits), its length."""

    item: int
    digest: int
    length: int


@frozen
class Material:
    """`places` are (what ends in a place's name, the clause it stands in): see `regions.mentions`."""

    sentences: tuple[Sentence, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


NO_MATERIAL: Final = Material()


def material_of(dataset: Dataset, document: Document | None, shared: str | None) -> Material:
    """What a unit itself says. `shared` is the common file, whose texts are meant to be the same everywhere."""
    own = own_names(dataset.unit.region)
    return Material(tuple(_sentences(_items(dataset, shared), own)), tuple(dict.fromkeys(_mentions(document, own) if document is not None else ())))


def _mentions(document: Document, own: list[str]) -> Iterator[tuple[str, str]]:
    """`regions.mentions` of all that the document says."""
    return mentions(without(own, "\n".join(_texts_with_places(document, own))))


def _items(dataset: Dataset, shared: str | None) -> list[str]:
    found: list[str] = []
    for narrative in dataset.narratives.values():
        if shared is None or dataset.tree.place(narrative.path).file != shared:
            if narrative.text:
                found.append(narrative.text)
            _add_texts(narrative.entries, found)
    return found


def _add_texts(entries: Sequence[Entry], found: list[str]) -> None:
    """Those of entries, each before what stands in it."""
    for entry in entries:
        if entry.text:
            found.append(entry.text)
        if entry.items:
            _add_texts(entry.items, found)
        if entry.sections:
            _add_texts(entry.sections, found)


def _sentences(items: Iterable[str], own: list[str]) -> Iterator[Sentence]:
    """Those of all items, in one text that is bared at once."""
    text = _ITEM.join(items)
    if not text:
        return
    for name in own:
        text = text.replace(name, "")
    for end in _ENDS:
        text = text.replace(end, "\n")
    if "{{" in text:
        text = _REFERENCE.sub("#", text)
    text = _FIGURE.sub("#", text.replace("，", ""))  # 1，200 is one figure, 1、2 are two
    for mark in _MARKS:
        text = text.replace(mark, "")
    for item, sentences in enumerate(text.split(_ITEM)):
        for words in sentences.split("\n"):
            if len(words) < _SHORTEST:
                continue
            bare = words if words.replace("#", "").isalpha() else _NOT_WORDS.sub("", _OTHER_DIGITS.sub("#", words))
            if len(bare) >= _SHORTEST:
                (digest,) = _SIGNED.unpack_from(blake2b(bare.encode()).digest())
                yield Sentence(item, digest, len(bare))


def _texts_with_places(document: Document, own: list[str]) -> Iterator[str]:
    """Its lines but for those that speak of no place."""
    yield document.front.title.replace("|", "")
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.lead:
            yield block.lead.words
        if isinstance(block, Heading | Paragraph):
            form, words = form_of("", block.content), block.words
            if form is None or _may_mention(form) or any(map(words.__contains__, own)):
                yield words


@lru_cache(maxsize=_KEPT_LINES)
def _may_mention(form: bytes) -> bool:
    return may_mention(words_of(form))
