"""The sections of a field in one run: each is run when it is wanted, and those that have nothing to say are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import Final

from drafting.blocks import marks
from drafting.facts.book import Book
from drafting.render.compiling.meanings import Meanings
from drafting.render.compiling.shortcut import POINTS_WANTED
from drafting.render.compiling.template import Templates
from drafting.render.local_groups import LOCAL
from drafting.render.outstanding import OUTSTANDING
from drafting.render.topics import TOPICS
from drafting.render.unmet import BEHIND, BELOW, PAST, UNMET
from drafting.render.words import OWN_GROUP, Words, as_heading, as_work

_NEVER_HOLLOW: Final = ("文种", UNMET, BEHIND, PAST, BELOW, OUTSTANDING, TOPICS)
"""Names of which it is not looked into whether they have anything to say."""


class Sections:
    """Those beside the template `name`. `speaking` are the names besides the groups with figures that may have something to say."""

    def __init__(
        self, templates: Templates, name: str, book: Book, context: Meanings, speaking: Iterable[str], names: Callable[[], list[str]]
    ) -> None:
        self._templates = templates
        self._name = name
        self._book = book
        self._context = context
        self._loud = {*context.speaking, *_NEVER_HOLLOW, *speaking}
        self.names = names

    def section(self, section: str, points: Set[str] | None) -> str | None:
        """Its marked text, of at least these points, None for all; None where there is no such section."""
        found = self._templates.section_name(self._name, section)
        if found is None:
            return None
        if points is None:
            return self._templates.run(found, self._context)
        return self._templates.run(found, self._context, {POINTS_WANTED: points})

    def local(self, group: str, before: int) -> str:
        """The marked text of a group that the catalogue does not have; `before`: how many such stand before it."""
        book = self._book
        words = {
            "名称": book.data_text(group).removesuffix("工作"), "事项": book.data_text(as_work(group)), "标题": book.data_text(as_heading(group, book.catalogue.faults)),
            "序": str(before + 1),
        }  # fmt: skip
        found = self._templates.section_name(self._name, LOCAL)
        rest_of_all = f"{marks.REST}{marks.SEP}"
        text = self._templates.run(found, self._context, {OWN_GROUP: Words(OWN_GROUP, words)}) if found else rest_of_all
        return text.replace(rest_of_all, f"{marks.REST}{group}{marks.SEP}")

    def hollow(self, sections: tuple[str, ...]) -> set[str]:
        """Those that are sure to say nothing, but for what the data adds to them."""
        found = self._surely_hollow(sections)
        if found is None:  # one that names what there is not must be run: it says so
            return set().union(*(self._surely_hollow((section,)) or () for section in sections))
        return found

    def _surely_hollow(self, sections: tuple[str, ...]) -> set[str] | None:
        hanging, read = self._templates.hanging(self._name, sections)
        if not self._context.knows(read):
            return None
        return {section for section, names in hanging.items() if self._loud.isdisjoint(names)}
