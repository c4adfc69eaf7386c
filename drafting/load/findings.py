"""Collects what validation finds, with the place in the file and the indicator's name in front."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity, has_errors
from drafting.load.parsing.slips import explain_lines, explain_scalar, explain_swallowed
from drafting.model.names import TOP_LEVEL, closest
from drafting.registry import declare
from drafting.source import Path, Tree

EXCERPT_LENGTH: Final = 40

D052 = declare(
    Rule(
        "D052",
        "写法不对",
        Severity.ERROR,
        "这里要的是文字、列表或“键: 值”的分项中的一种，写成了另一种。",
        hits="单位: 某县农业农村局\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n指标: {}\n",
    )
)
D053 = declare(
    Rule(
        "D053",
        "不认识的键",
        Severity.WARNING,
        "这个键不起作用，多半是写错了字。--strict 时算错误。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县, 层极: 县}\n报告期: 2021年\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县, 层级: 县}\n报告期: 2021年\n指标: {}\n",
    )
)


def dotted(path: Path) -> str:
    """A path as templates write it; list items count from 1. 指标 is not said, nor the 数值 of a node."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in path]
    if len(parts) > 1 and parts[0] == "指标":
        parts = parts[1:]
    if len(parts) > 1 and parts[-1] == "数值":
        parts = parts[:-1]
    return ".".join(parts)


class Findings:
    """All diagnostics of one file, in the order of the file."""

    def __init__(self, tree: Tree, *, strict: bool = False) -> None:
        self.tree = tree
        self.strict = strict
        self.has_falls = False  # whether a figure is below zero that counts something
        self.hangs_on_numbers = False  # whether names were left as they are because of the numbers beside them
        self._found: list[Diagnostic] = []

    def add(
        self,
        rule: Rule,
        path: Path,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        excerpt: str | None = None,
        severity: Severity | None = None,
    ) -> None:
        """`message` follows the name; `key` points at the key and not at its value."""
        name = dotted(path)
        found = rule.at(
            self.tree.place(path, key=key),
            f"{name}：{message}" if name else message,
            hint,
            path=name or None,
            excerpt=self._excerpt(path) if excerpt is None else excerpt,
        )
        self._found.append(found if severity is None else found.as_severity(severity))

    def add_unless_strict(
        self, rule: Rule, path: Path, message: str, hint: str = "", *, key: bool = False, excerpt: str | None = None
    ) -> None:
        """A warning that --strict makes an error."""
        severity = Severity.ERROR if self.strict else None
        self.add(rule, path, message, hint, key=key, excerpt=excerpt, severity=severity)

    @property
    def is_of_a_row(self) -> bool:
        """Whether the data are a row of a table, in which nothing can be written on a line of its own."""
        return self.tree.name.endswith("行]")

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._found)

    @property
    def any_error(self) -> bool:
        return has_errors(self._found)

    def all(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self._found, key=_order))

    def text(self, value: Any, path: Path, hint: str) -> str:
        """`value` as text, "" where it is none (and that is said)."""
        if isinstance(value, str):
            return value.strip()
        self.add(D052, path, "这里是一段文字，不是列表或分项", hint)
        return ""

    def lines(self, value: Any, path: Path) -> tuple[str, ...]:
        """One text or a list of texts, empty ones left out; anything else is said."""
        if not isinstance(value, list):
            text = self.text(value, path, f"写成 {path[-1]}: …，几个就写成列表 {path[-1]}: [甲, 乙]")
            return (text,) if text else ()
        items = (self.text(item, (*path, index), "列表里每一项写一个名称") for index, item in enumerate(value))
        return tuple(item for item in items if item)

    def mapping(self, value: Any, path: Path, hint: str) -> dict[str, Any] | None:
        """`value` as key: value pairs; None where it is none (and that is said, unless it is empty)."""
        if isinstance(value, dict):
            return value
        if value != "" and not self.explain_lines(path):
            slip = explain_scalar(value) if isinstance(value, str) else None
            self.add(D052, path, "这里要写成“键: 值”的分项", slip or hint)
        return None

    def explain_lines(self, path: Path) -> bool:
        """Whether names glued to their values stand where names with values belong; then each line has its finding."""
        tree = self.tree
        at = path if path in tree.values else path[:-1]
        key, value = tree.keys.get(at), tree.values.get(at)
        typed = self.typed(at)
        if not key or not value or not typed:
            return False
        text = tree.lines.get(at, typed)
        slips = explain_lines(text) if value[0] > key[0] else explain_swallowed(str(at[-1]), text)
        for each in slips:
            place = Place(tree.name, value[0] + each.line, each.column + 1 if each.line else value[1] + each.column)
            excerpt = each.excerpt[:EXCERPT_LENGTH]
            self._found.append(each.rule.at(place, each.message, each.hint, path=dotted(at) or None, excerpt=excerpt))
        return bool(slips)

    def typed(self, path: Path) -> str | None:
        """The text that stands at `path`, or at the nearest above it; None where none does."""
        value = self.tree.value
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                break
        return value if isinstance(value, str) and value else None

    def is_key(self, path: Path) -> bool:
        """Whether the last step of a path is typed, and not only meant: the 数值 of 监测对象: 5户 is not."""
        value = self.tree.value
        for part in path[:-1]:
            value = value.get(part) if isinstance(value, dict) else None
        return isinstance(value, dict) and path[-1] in value

    def texts(self, given: dict[str, Any], path: Path, known: tuple[str, ...], hint: str) -> dict[str, str]:
        """The known keys of a mapping as text; any other key is said."""
        texts = {}
        for key, value in given.items():
            if key in known:
                texts[key] = value.strip() if isinstance(value, str) else self.text(value, (*path, key), hint)
            else:
                self.unknown_key((*path, key), known)
        return texts

    def unknown_key(self, path: Path, known: tuple[str, ...], others: Mapping[str, str] = MappingProxyType({})) -> None:
        """`others` are words that clerks have for the known ones."""
        key = str(path[-1])
        near = others.get(key) or closest(key, known)
        hint = f"是不是“{near}”？" if near else f"可用的键：{'、'.join(known)}"
        if key in TOP_LEVEL and key not in others:
            hint = f"移到最外层，前面不空格：{key}: …"
        self.add_unless_strict(D053, path, "不认识这个键", hint, key=True)

    def _excerpt(self, path: Path) -> str | None:
        value = self.typed(path)
        return value if value is None or len(value) <= EXCERPT_LENGTH else value[:EXCERPT_LENGTH] + "…"


def _order(found: Diagnostic) -> tuple[int, int, str]:
    place = found.place
    return ((place.line or 0), (place.column or 0), found.code) if place else (0, 0, found.code)
