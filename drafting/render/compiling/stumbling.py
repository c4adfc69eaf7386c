"""Where on its line Jinja stumbled: it tells the line alone, on which several tags may stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

from drafting.diagnostics import Diagnostic, Place
from drafting.patterns import lazy

_TAG: Final = lazy(r"\{#.*?(?:#\}|$)|\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)", re.MULTILINE)
_CONDITION: Final = lazy(r"\{%[-+]?\s*(?:el)?if\b(.*?)[-+]?%\}")
_NAMED: Final = lazy(r"“([^”]+)”")


def at_its_tag(environment: Environment, found: Diagnostic, source: str, file: str) -> Diagnostic:
    """The same finding with the column of the tag that it speaks of, where that can be told; `source` is without front matter."""
    place = found.place
    if place is None:
        begin = source.rfind("{#")
        return found if begin < 0 or "{#" not in found.message else replace(found, place=_at(source, begin, file))
    lines = source.split("\n")
    if place.column or not place.line or place.line > len(lines):
        return found
    tags = [tag for tag in _TAG.finditer(lines[place.line - 1]) if not tag[0].startswith("{#")]
    tag = _stumbled(environment, tags, _NAMED.findall(found.message))
    return found if tag is None else replace(found, place=Place(place.file, place.line, tag.start() + 1), excerpt=found.excerpt or tag[0])


def _stumbled(environment: Environment, tags: list[re.Match[str]], named: list[str]) -> re.Match[str] | None:
    """The only tag, else the first that cannot be read by itself, else the only one that says a word of the message."""
    if len(tags) < 2:
        return tags[0] if tags else None
    for tag in tags:
        if (alone := _alone(tag[0])) and not _reads(environment, alone):
            return tag
    for word in named:
        saying = [tag for tag in tags if tag[0].startswith("{%") and word in tag[0]]
        opening = [tag for tag in saying if re.match(rf"\{{%[-+]?\s*{re.escape(word)}\b", tag[0])]
        if opening or len(saying) == 1:
            return (opening or saying)[0]
    return next((tag for tag in tags if tag[0].count("'") % 2 or tag[0].count('"') % 2), None)


def _alone(tag: str) -> str:
    """What of a tag can be read by itself: an expression, or the condition of an `if`."""
    asked = _CONDITION.fullmatch(tag)
    return f"{{{{ 1 if {asked[1]} }}}}" if asked else tag if tag.startswith("{{") else ""


def _reads(environment: Environment, tag: str) -> bool:
    try:
        environment.parse(tag)
    except TemplateSyntaxError:
        return False
    return True


def _at(source: str, offset: int, file: str) -> Place:
    return Place(file, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))
