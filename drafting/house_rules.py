"""The house's rules of wording: all _house/checks/*.yaml, of two files of one name the stronger folder's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from drafting.diagnostics import Place, Refused, has_errors
from drafting.frozen import mutable
from drafting.load.house.files import house_tree
from drafting.load.house.known_trees import KnownTrees, parsed
from drafting.load.house.text_rules import MALFORMED, places_of_rules, read_text_rules
from drafting.model.text_rules import TextRule
from drafting.template_folders import HOUSE, TemplateFolders

Compiled = TypeVar("Compiled")


@mutable
class HouseRules:
    """Read when they are first asked for."""

    _folders: TemplateFolders
    _rules: tuple[TextRule, ...] | None = None
    _compiled: Any = None

    def all(self) -> tuple[TextRule, ...]:
        """Raises Refused with what is wrong with them."""
        if self._rules is None:
            rules: dict[str, TextRule] = {}
            sound = KnownTrees(self._folders.memory, "rules")
            for name in self._folders.check_files():
                data, shown, _ = self._folders.read(name)
                known = sound.known(data, shown)
                tree = known or house_tree(partial(parsed, data, shown), shown, stands_alone=self._folders.stands_alone(name))
                found, problems = read_text_rules(tree, tried=known is not None)
                twice = [each.rule.code for each in found if each.rule.code in rules]
                problems += tuple(MALFORMED.at(tree.place(()), f"编码 {code} 别的规则已经用了", "换一个编码") for code in twice)
                if has_errors(problems):
                    raise Refused(problems)
                if known is None:
                    sound.keep(data, tree)
                rules.update({each.rule.code: each for each in found})
            self._rules = tuple(rules.values())
        return self._rules

    def place_of(self, code: str, *below: str | int) -> Place:
        """Where a rule of wording stands, or what is below it: looked for when something is to be said of it."""
        for data, shown, _ in map(self._folders.read, self._folders.check_files()):
            tree = parsed(data, shown)
            path = places_of_rules(tree).get(code)
            if path is not None:
                return tree.place((*path, *below))
        return Place(f"{HOUSE}/checks")

    def compiled(self, compile_: Callable[[tuple[TextRule, ...]], Compiled]) -> Compiled:
        """What `compile_` makes of them, made once. Raises Refused."""
        if self._compiled is None:
            self._compiled = compile_(self.all())
        found: Compiled = self._compiled
        return found
