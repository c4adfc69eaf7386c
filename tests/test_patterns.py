"""A pattern that is compiled when first used is, from then on, the compiled pattern."""

from __future__ import annotations

import ast
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import drafting
from drafting.patterns import _Compiled, any_of, lazy


def test_it_does_what_the_compiled_pattern_does() -> None:
    source, text = r"(\d+)([户人])", "5361户12591人，3户"
    late, ready = lazy(source), re.compile(source)
    assert late.findall(text) == ready.findall(text)
    assert late.sub(r"\2\1", text) == ready.sub(r"\2\1", text)
    assert [each.span() for each in late.finditer(text, 3)] == [each.span() for each in ready.finditer(text, 3)]
    assert late.split(text) == ready.split(text)
    for method in ("search", "match", "fullmatch"):
        assert str(getattr(late, method)("5361户")) == str(getattr(ready, method)("5361户"))
    assert late.pattern == source


def test_flags_and_bytes_are_kept() -> None:
    assert lazy("con|aux", re.IGNORECASE).fullmatch("AUX")
    assert lazy(rb"\d+").findall(b"a1b22") == [b"1", b"22"]


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(
        "drafting.starts.known_patterns.KnownPatterns.compiled", lambda _, source, flags: compiled.append(source) or re.compile(source, flags)
    )
    late = lazy("一户一策")
    assert late.pattern == "一户一策"
    assert compiled == []
    assert late.search("落实一户一策")
    assert late.search("落实一户一策")
    assert compiled == ["一户一策"]


def test_what_a_pattern_has_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        lazy("a").__deepcopy__  # noqa: B018


def test_it_travels_between_processes() -> None:
    late = lazy("[户人]")
    assert pickle.loads(pickle.dumps(late)).findall("户人") == ["户", "人"]
    assert pickle.loads(pickle.dumps(late)).pattern == "[户人]"


def test_every_pattern_of_the_house_compiles() -> None:
    for late in _patterns_of_the_house():
        re.compile(late.pattern, late.flags_asked)


def test_what_is_repeated_can_be_read_in_one_way() -> None:
    """(?:人数|人|数)* tries every way to divide a name of which the end does not fit."""
    assert _read_in_two_ways(["人数", "人", "数"])
    assert _read_in_two_ways(["经济", "经济社会", "社会保障", "保障"])
    assert not _read_in_two_ways(["数量", "数", "人数"])
    for late in _patterns_of_the_house():
        for words in re.findall(r"\(\?:((?:[^()\[\]]|\(\?![^()]*\))+)\)[*+]", str(late.pattern)):
            assert not _read_in_two_ways([word for word in words.split("|") if word.isalpha()]), words


def _read_in_two_ways(words: list[str]) -> bool:
    """Sardinas and Patterson: whether what one word has more than another can be gone on with until both readings end together."""
    seen: set[str] = set()
    more = {longer.removeprefix(word) for word in words for longer in words if longer != word and longer.startswith(word)}
    while not more <= seen:
        seen |= more
        more = {longer.removeprefix(shorter) for rest in more for word in words for shorter, longer in ((rest, word), (word, rest)) if longer.startswith(shorter)}
    return "" in seen


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    eager = []
    for file in Path(drafting.__file__).parent.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        eager += _compiled_on_import(source, file.name) if "re.compile" in source else []
    assert eager == []
    assert _compiled_on_import("import re\nA = re.compile('甲')\ndef b(): return re.compile('乙')\n", "甲.py") == ["甲.py:2"]


def _compiled_on_import(source: str, name: str) -> list[str]:
    return [f"{name}:{node.lineno}" for node in _outside_functions(ast.parse(source))]


def _outside_functions(node: ast.AST) -> list[ast.Call]:
    found = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
            found.append(child)
        found += _outside_functions(child)
    return found


def _patterns_of_the_house() -> Iterator[_Compiled]:
    for module in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if not module.name.endswith(("__main__", "executors")):
            yield from (each for each in vars(importlib.import_module(module.name)).values() if isinstance(each, _Compiled))


def test_the_longest_of_several_words_is_found_and_their_order_hangs_on_no_set() -> None:
    assert any_of({"结", "审结", "办"}) == any_of(["办", "审结", "结"]) == "审结|办|结"
    assert lazy(any_of({"S.1"})).search("S21") is None
    assert lazy(any_of(())).search("结") is None
