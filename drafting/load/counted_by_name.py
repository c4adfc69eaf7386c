"""A name that ends in 户数 or 人数 says what its bare number counts: 低保对象户数: 3260 is 3260户; beside 低保对象人数 both are 低保对象."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafting.model.general_words import says_nothing
from drafting.model.indicator import COMPARISONS, COUNTS, PARTS, Indicator
from drafting.quantities.measure import Measure

_SHORTEST = 2  # characters of what is counted


def count_by_names(indicators: dict[str, Indicator]) -> None:
    """Gives bare numbers the unit that their names, or those of what they are held against, say."""
    for node in indicators.values():
        _below(node)


def count_word(name: str) -> str:
    """户数 of 低保对象户数; "" where a name does not end in a word for one unit."""
    return next((word for word in COUNTS if name.endswith(word)), "")


def counted_alike(node: Indicator) -> Iterator[tuple[str, dict[str, str]]]:
    """(what is counted, name → 户数, 人数) for each thing of a group that stands there in several counts and not by itself."""
    found: dict[str, dict[str, str]] = {}
    for name in node.children:
        word = count_word(name)
        thing = name.removesuffix(word)
        if word and len(thing) >= _SHORTEST and not says_nothing(thing) and thing not in node.children:
            found.setdefault(thing, {})[name] = word
    return ((thing, names) for thing, names in found.items() if len(names) > 1)


def _below(node: Indicator) -> None:
    groups = (node.children, *(getattr(node, attribute) for attribute in PARTS.values()))
    for name, child in ((name, child) for group in groups for name, child in group.items()):
        if word := count_word(name):
            for each in (child, *(getattr(child, attribute) for attribute in COMPARISONS.values())):
                if each is not None:
                    _count(each, COUNTS[word])
        _below(child)


def _count(node: Indicator, unit: str) -> None:
    value = node.value
    if not isinstance(value, Measure) or value.units != ("",):
        return
    bare = value.first
    if bare.scale > 1 or not bare.decimals:  # nobody counts 0.5户
        node.settle("value", Measure((replace(bare, text=f"{bare.text}{unit}", unit=unit),)))
