"""Plain lines are read as the parser reads them, to the column; all else is left to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafting.guide import skeleton
from drafting.load.parsing import plain_shapes
from drafting.load.parsing.growth import Growth, StopReading
from drafting.load.parsing.plain_lines import read_plain_lines
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_events import _grow, _NotANameError
from drafting.source import GrownTree, Source
from tests.shipped import shipped

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "samples").rglob("*.yaml"))


def by_the_parser(source: Source) -> Growth:
    growth = Growth(source, GrownTree(source.name))
    _grow(growth)
    return growth


def assert_read_the_same(source: Source) -> None:
    """Where plain lines are read, the parser reads the same and has nothing to say, also when their names were met before."""
    read_plain_lines(source)
    plain = read_plain_lines(source)
    if plain is None:
        return
    growth = by_the_parser(source)
    assert growth.problems == []
    assert plain.value == growth.tree.value
    assert plain.met == growth.tree.met
    assert not growth.tree.lines


@pytest.mark.parametrize("most", [0, 1, 5])
def test_names_may_be_forgotten_at_any_line(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(plain_shapes, "_MOST_KNOWN", most)
    for file in FILES[::4]:
        source, _ = read_text(file.read_bytes(), file.name)
        assert source is not None
        assert_read_the_same(source)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_samples_are_plain_lines(file: Path) -> None:
    source, _ = read_text(file.read_bytes(), file.name)
    assert source is not None
    assert read_plain_lines(source) is not None
    assert_read_the_same(source)


@pytest.mark.parametrize(
    "text",
    [
        "甲: 1\n乙:\n  丙: 2  # 说明\n\n  丁:\n",
        "甲:\n  乙: 1\n  丙: |\n    乙: 2\n    甲: 3\n  丁: {乙: 4}  # 说明\n  戊:\n    乙: 5\n    丙: [6, 7]\n乙: 8\n丙:\n- 乙: 9\n  丙: 10\n- 乙: 11\n丁: ~\n",
        "甲:\n- 乙\n- 丙: 1\n  丁: 2\n- {戊: ~}\n己: null\n",
        "甲: {乙: [丙, '丁'], 戊: {}, 己: \"\"}  # 说明\n",
        "  甲: -5%\n  乙: 12:30\n",
        '甲:\n  "200马力以上": 3台\n  "乙": # 说明\n  "丙":\n    - "丁": 1\n      "戊": {己: 2}\n',
        "甲:\n  - 标题: 一\n    条:\n      - 二\n  - |-\n    三\n\n    四\n乙: >\n  五 六\n  七\n\n  八\n丙: 9\n",
        "甲: |-\n  # 是文字\n    缩进\n# 是说明\n乙: 1\n",
        "甲: {乙: 1, 丙: {丁: 2%, 戊: -3}, 己: 约4.5%}\n庚: {丙: {丁: 5}}\n辛: {乙: [1.2, 三], 丙: {戊: {丁: 6}}}\n",
        "甲: {乙: null, 丙: 1.5%, 丁: “戊”}\n己: [~, 庚, NULL]\n辛: {壬: {癸: 1}, 子: [丑, 寅]}\n",
    ],
)  # fmt: skip
def test_plain_lines_need_no_parser(text: str) -> None:
    source = Source("数据.yaml", text)
    assert read_plain_lines(source) is not None
    assert_read_the_same(source)


def test_a_name_met_before_is_a_name_only_where_it_stands_as_one() -> None:
    read_plain_lines(Source("数据.yaml", "甲: 1\n乙:\n  丙: 2\n"))
    for text in ("甲\n", "甲:: 1\n", "乙: : 1\n", "甲:1\n", "甲: 1 # 说明: 二\n", "甲: '1' #\n", "乙:  \n  丙: 2 \n"):
        assert_read_the_same(Source("数据.yaml", text))
    assert read_plain_lines(Source("数据.yaml", "甲\n")) is None


_BRACES = st.lists(
    st.sampled_from(["甲", "乙", "丙", ": ", ": ", ", ", ", ", "{", "}", "[", "]", "1户", "2.5%", "-3", "~", "1,2", ",", ":", " ", "#", " #", "“丁”", "'", ""]), max_size=9,
).map("".join)  # fmt: skip


@given(_BRACES, st.sampled_from(["", "甲: 1户", "甲: {乙: 2.5%}", "甲: 1, 乙: {丙: 3}, 丁: 4"]), st.sampled_from(["", ", ", "}", " ", ", 甲: 5"]))
def test_braces_of_known_names_are_read_as_the_parser_reads_them(typed: str, well: str, behind: str) -> None:
    read_plain_lines(Source("数据.yaml", "子: {甲: '1', 乙: '2', 丙: '3', 丁: '4'}\n"))
    for text in (typed, f"{well}{behind}{typed}", f"{typed}{behind}{well}", f"{well}{behind}"):
        source = Source("数据.yaml", f"子: {{{text}}}\n丑: [{text}]\n")
        try:
            by_the_parser(source)
        except (yaml.YAMLError, _NotANameError, StopReading):
            assert read_plain_lines(source) is None
            continue
        assert_read_the_same(source)


@pytest.mark.parametrize("template", ["rural/annual", "rural/township"])
def test_the_form_that_a_clerk_fills_is_plain_lines(template: str) -> None:
    source = Source("数据.yaml", skeleton(shipped(), template, date(2026, 12, 20)))
    assert read_plain_lines(source) is not None
    assert_read_the_same(source)


@pytest.mark.parametrize(
    "text",
    [
        "", "# 只有说明\n", "- 甲\n", "甲\n", "甲 : 1\n", "甲： 1\n", "甲:1\n", "甲: 1\n 乙: 2\n", "甲: 一\n  二\n", "甲: 1\n甲: 2\n",
        "甲: &a 1\n", "甲: *a\n", "甲: !t 1\n", "<<: 1\n", "~: 1\n", "甲: {乙}\n", "甲: {乙: 3,100人}\n", "甲: [1,200户]\n",
        "甲: [1\n", "甲: [1,\n  2]\n", "甲: {乙: 1}丙\n", "甲: \"\\u200b\"\n", "甲: '乙''丙'\n", "甲: |2\n  乙\n", "甲: >+\n  乙\n",
        "甲: |\n", "甲: |\n  乙", "甲: >\n  乙\n    丙\n", "甲: 1\n---\n乙: 2\n", "甲:\t1\n", "? 甲\n: 1\n", "甲: 乙: 丙\n", "甲: 乙 #丙\n#丁\n - 戊\n",
        "甲: {乙：1}\n", "甲: {乙: 1, 乙: 2}\n", "甲:\n    乙: 1\n  丙: 2\n", "甲:\n  - 乙\n  丙: 1\n", "- : 乙\n", "甲:\n  - [乙]: 1\n", "甲:: 1\n", "甲: [乙]丙]\n", "甲: {乙: 1}丙}\n", "甲: {<<: 1}\n", "甲: {null: 1}\n", "甲: 1\n... 乙: 2\n", "甲:\n...\n", "甲: " + "[" * 30 + "]" * 30 + "\n",
    ],
)  # fmt: skip
def test_what_is_more_or_wrong_is_for_the_parser(text: str) -> None:
    assert read_plain_lines(Source("数据.yaml", text)) is None


_WORDS = st.text("甲户1-:： \"'#,?{[]}|>~.-", min_size=1, max_size=6) | st.sampled_from(["监测对象", "5361户12591人", "-5%", "12:30", "null", "“甲”"])
_LINES = st.tuples(
    st.sampled_from(["", "", "  ", "  ", "    ", " "]),
    st.sampled_from(["", "", "", "- ", "-  "]),
    st.sampled_from(["甲: ", "乙: ", "丙: ", "甲:", "乙:", "", "丁:  ", '"甲": ', '"乙丁":', "戊: {己: ", "庚: [", "辛: >-", "壬: |", "癸: \""]),
    st.one_of(_WORDS, st.just(""), st.just("")),
    st.sampled_from(["", "", "", "}", "]", " # 说明", ", 1]", ", 子: 2户}", "\"", "  "]),
).map("".join)


@given(st.lists(_LINES, min_size=1, max_size=9))
def test_lines_are_read_as_the_parser_reads_them(lines: list[str]) -> None:
    source, _ = read_text(("\n".join(lines) + "\n").encode(), "数据.yaml")
    if source is None:
        return
    try:
        by_the_parser(source)
    except (yaml.YAMLError, _NotANameError, StopReading):
        assert read_plain_lines(source) is None
        return
    assert_read_the_same(source)


_SEEDS = [text for file in FILES[:12] for text in [file.read_text(encoding="utf-8")]]


@given(st.sampled_from(_SEEDS), st.integers(0), st.integers(0, 3), st.text("甲1:： \n-{}[],'\"#&*!|>%@?~", max_size=3))
def test_a_file_with_a_slip_is_read_as_the_parser_reads_it(text: str, at: int, less: int, more: str) -> None:
    at %= len(text)
    source, _ = read_text((text[:at] + more + text[at + less :]).encode(), "数据.yaml")
    assert source is not None
    try:
        by_the_parser(source)
    except (yaml.YAMLError, _NotANameError, StopReading):
        assert read_plain_lines(source) is None
        return
    assert_read_the_same(source)
