"""A pattern that an earlier start has compiled is the pattern that Python compiles."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import drafting
from drafting.patterns import _Compiled
from drafting.starts import cache, known_patterns
from drafting.starts.cache import keep
from drafting.starts.known_patterns import KnownPatterns

SOME = ((r"(\d+)(?P<单位>[户人])", 0), ("con|aux", re.IGNORECASE), (rb"[^a-z]+", 0), ("(?x) [一-鿿] # 汉字", re.MULTILINE))


def of_the_house() -> list[tuple[str, int]]:
    modules = [each.name for each in pkgutil.walk_packages(drafting.__path__, "drafting.")]
    held = [value for name in modules if not name.endswith(("__main__", "executors")) for value in vars(importlib.import_module(name)).values()]
    return list(dict.fromkeys((each.pattern, each.flags_asked) for each in held if isinstance(each, _Compiled)))


def test_those_of_the_house_are_the_same_when_they_are_made_and_when_they_are_known(tmp_path: Path) -> None:
    """Patterns are equal where their flags and their code are."""
    some = (*SOME, *of_the_house())
    file = tmp_path / "patterns"
    first = KnownPatterns(file)
    made = [first.compiled(*each) for each in some]
    first.keep()
    known = [KnownPatterns(file).compiled(*each) for each in some[:4]]
    again = KnownPatterns(file)
    known += [again.compiled(*each) for each in some[4:]]
    assert again._table._more == {}
    for (source, flags), one, other in zip(some, made, known, strict=True):
        right = re.compile(source, flags)
        assert one == other == right
        assert (other.groups, other.groupindex, other.pattern) == (right.groups, right.groupindex, source)


def test_none_is_compiled_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for source in ("甲+", "乙+"):
        one = KnownPatterns(tmp_path / "patterns")
        one.compiled(source, 0)
        one.keep()
    monkeypatch.setattr(known_patterns, "code_of", lambda *_: pytest.fail("compiled again"))
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    later = KnownPatterns(tmp_path / "patterns")
    assert later.compiled("甲+", 0).fullmatch("甲甲")
    assert later.compiled("乙+", 0).fullmatch("乙")


def test_a_faulty_pattern_is_refused_as_ever(tmp_path: Path) -> None:
    patterns = KnownPatterns(tmp_path / "patterns")
    for _ in range(2):
        with pytest.raises(re.error):
            patterns.compiled("(", 0)


@pytest.mark.parametrize("damage", [b"", b"x" * 40])
def test_what_is_damaged_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "patterns"
    file.write_bytes(damage)
    assert KnownPatterns(file).compiled("甲", 0).search("甲")


def test_code_that_the_matcher_does_not_take_is_not_used(tmp_path: Path) -> None:
    import marshal

    file = tmp_path / "patterns"
    keep(file, marshal.dumps({("甲", 0): (32, b"\xff" * 8, 0, {}, (None,))}))
    assert KnownPatterns(file).compiled("甲", 0) == re.compile("甲")


def test_where_python_is_made_otherwise_patterns_are_compiled_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from re import _compiler

    monkeypatch.delattr(_compiler, "_code")
    monkeypatch.setattr(re, "compile", lambda *given: given)
    assert KnownPatterns(tmp_path / "patterns").compiled("甲", 0) == ("甲", 0)


def test_without_a_folder_or_in_one_that_is_read_only_nothing_is_kept(tmp_path: Path) -> None:
    for file in (None, tmp_path / "none" / "patterns"):
        patterns = KnownPatterns(file)
        assert patterns.compiled("甲", 0).search("甲")
        patterns.keep()
    assert list(tmp_path.iterdir()) == []


def test_those_of_older_states_are_dropped_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "patterns"
    for source in ("甲", "乙", "丙"):
        patterns = KnownPatterns(file)
        patterns.compiled(source, 0)
        patterns.keep()
        if source == "甲":
            monkeypatch.setattr(cache, "_MOST", file.stat().st_size + 1)
    assert list(KnownPatterns(file)._table.known) == [("丙", 0)]
