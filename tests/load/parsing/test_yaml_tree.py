"""Source → Tree: values as typed, positions of everything, and caps that hold."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafting.diagnostics import Diagnostic, Severity
from drafting.load.parsing.growth import MAX_PROBLEMS
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_events import MAX_DEPTH
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.source import Source, Tree


def tree_of(text: str) -> Tree:
    tree, diagnostics = parse_tree(Source("数据.yaml", text))
    assert diagnostics == ()
    assert tree is not None
    return tree


def problems_of(text: str) -> tuple[Diagnostic, ...]:
    tree, diagnostics = parse_tree(Source("数据.yaml", text))
    assert tree is None
    assert all(each.severity is Severity.ERROR or each.code == "D007" for each in diagnostics)
    return diagnostics


def codes_and_places(text: str) -> list[tuple[str, str]]:
    return [(each.code, str(each.place).removeprefix("数据.yaml:")) for each in problems_of(text)]


@pytest.mark.parametrize(
    "typed", ["010", "0551", "35.90", "12:30:45", "on", "yes", "1e400", "1_000", "2021-12-14", "0x1F"]
)
def test_scalars_keep_their_lexeme(typed: str) -> None:
    assert tree_of(f"值: {typed}\n列: [{typed}]\n").value == {"值": typed, "列": [typed]}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", '""'])
def test_an_empty_value_is_an_empty_text(typed: str) -> None:
    assert tree_of(f"值: {typed}\n").value == {"值": ""}


@pytest.mark.parametrize("typed", ['"~"', "'null'"])
def test_a_quoted_lexeme_is_text(typed: str) -> None:
    assert tree_of(f"值: {typed}\n").value == {"值": typed.strip("\"'")}


def test_every_key_and_value_has_its_place() -> None:
    tree = tree_of("指标:\n  监测对象: {数值: 5361户, 名录: [甲, 乙]}\n  空:\n  - 丙: 丁\n")
    assert tree.value == {"指标": {"监测对象": {"数值": "5361户", "名录": ["甲", "乙"]}, "空": [{"丙": "丁"}]}}
    assert tree.keys == {
        ("指标",): (1, 1),
        ("指标", "监测对象"): (2, 3),
        ("指标", "监测对象", "数值"): (2, 10),
        ("指标", "监测对象", "名录"): (2, 21),
        ("指标", "监测对象", "名录", 0): (2, 26),
        ("指标", "监测对象", "名录", 1): (2, 29),
        ("指标", "空"): (3, 3),
        ("指标", "空", 0): (4, 5),
        ("指标", "空", 0, "丙"): (4, 5),
    }
    assert tree.values[()] == (1, 1)
    assert tree.values["指标", "监测对象"] == (2, 9)
    assert tree.values["指标", "监测对象", "数值"] == (2, 14)
    assert tree.values["指标", "空", 0, "丙"] == (4, 8)
    assert set(tree.values) == {(), *tree.keys}
    assert str(tree.place(("指标", "监测对象", "没有"))) == "数据.yaml:2:9"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (">\n  产业基础\n  还不牢固，\n  收入 不高。\n", "产业基础还不牢固，收入 不高。\n"),
        (
            ">-\n  共有\n  5361户\n  plain words\n  stay apart\n",
            "共有5361户 plain words stay apart".replace("户 plain", "户plain"),
        ),
        (">\n  甲\n\n  乙\n", "甲\n乙\n"),
        ("|\n  甲 乙\n  丙\n", "甲 乙\n丙\n"),
        ("甲乙\n  丙丁\n", "甲乙丙丁"),
        ('"甲乙\n  丙丁"\n', "甲乙丙丁"),
        ("甲 乙\n", "甲 乙"),
        (">\n  一二三四五六七八九 十\n  一二三四五六七八九\n  十\n", "一二三四五六七八九 十一二三四五六七八九十\n"),
    ],
)
def test_folded_text_loses_only_the_blanks_that_line_ends_became(typed: str, read: str) -> None:
    assert tree_of(f"内容: {typed}").value == {"内容": read}


def test_duplicates_name_the_line_of_the_first() -> None:
    first, second, third = problems_of("指标:\n  甲: 1\n  乙: {丙: 1, 丙: 2}\n  甲: 2\n  甲: 3\n")
    assert [each.code for each in (first, second, third)] == ["D023"] * 3
    assert first.message == "丙：重复出现，第 3 行已经写过"
    assert second.message == "甲：重复出现，第 2 行已经写过"
    assert (str(third.place), str(third.related[0]), third.path) == ("数据.yaml:5:3", "数据.yaml:2:3", "指标.甲")


def test_references_merges_and_tags_are_all_refused_together() -> None:
    text = "甲: &x 1\n乙: *x\n丙:\n  <<: {丁: 2}\n戊: !!int 3\n己: &y [1]\n庚: [*y]\n"
    assert codes_and_places(text) == [
        ("D020", "1:4"), ("D020", "2:4"), ("D020", "4:3"), ("D020", "5:4"), ("D020", "6:4"), ("D020", "7:5"),
    ]  # fmt: skip


def test_a_quoted_merge_key_is_only_a_name() -> None:
    assert tree_of("'<<': 1\n").value == {"<<": "1"}


def test_a_second_document_is_refused_and_a_leading_marker_is_not() -> None:
    assert codes_and_places("---\n甲: 1\n---\n乙: 2\n") == [("D024", "3:1")]
    assert tree_of("---\n甲: 1\n").value == {"甲": "1"}


@pytest.mark.parametrize("text", ["# 只有注释\n", "---\n", "~\n", "--- ''\n"])
def test_nothing_but_comments_is_an_empty_file(text: str) -> None:
    assert [each.code for each in problems_of(text)] == ["D001"]


@pytest.mark.parametrize("text", ["- 甲\n- 乙\n", "一段话\n", "[甲]\n"])
def test_the_top_must_be_a_mapping(text: str) -> None:
    assert [each.code for each in problems_of(text)] == ["D026"]


@pytest.mark.parametrize("text", ["? [甲]\n: 1\n", "? {甲: 乙}\n: 1\n", "甲: {: 1}\n", "甲:\n  : 1\n", "{[甲]: 1}\n"])
def test_a_name_is_text_and_not_empty(text: str) -> None:
    assert "D025" in [each.code for each in problems_of(text)]


def test_escapes_cannot_smuggle_what_was_stripped() -> None:
    tree, (found,) = parse_tree(Source("数据.yaml", '值: "甲\\ue000\\u200b乙\\0"\n'))
    assert tree is not None
    assert tree.value == {"值": "甲乙"}
    assert (found.code, found.severity) == ("D007", Severity.WARNING)


def test_a_wide_blank_before_a_name_is_shown() -> None:
    (found,) = problems_of("指标:\n  甲: 1\n  　乙: 2\n")
    assert (found.code, str(found.place)) == ("D013", "数据.yaml:3:3")


def test_depth_is_allowed_up_to_the_cap_and_no_further() -> None:
    inner = MAX_DEPTH - 1  # the file's own mapping is the first
    tree_of("甲: " + "[" * inner + "]" * inner)
    assert codes_and_places("甲: " + "[" * (inner + 1) + "]" * (inner + 1)) == [("D021", f"1:{4 + inner}")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "D021"),
        ("甲: " + "[" * 100_000, "D021"),
        ("{a: " * 100_000, "D021"),
        ("- " * 100_000, "D021"),
        ("\n".join(" " * depth + "甲:" for depth in range(200)), "D021"),
        ("甲: [" + "1," * 400_000 + "]", "D022"),
        ("甲: &a [1,1]\n" + "\n".join(f"乙{i}: [*a,*a,*a,*a]" for i in range(10_000)), "D020"),
        ("甲: 1\n" * 100_000, "D023"),
        ("a: 'x\n" * 100_000, "D016"),
        ("a: b: c\nd: [" + "x{" * 200_000, "D015"),
        ("a" + " " * 1_000_000 + "x\ne: f: g", "D015"),
    ],
    ids=[
        "nest",
        "nest below",
        "mappings",
        "dashes",
        "indent",
        "items",
        "aliases",
        "duplicates",
        "quotes",
        "braces",
        "blanks",
    ],
)
def test_hostile_input_ends_soon_with_a_bounded_report(text: str, code: str) -> None:
    began = time.process_time()
    found = problems_of(text)
    assert time.process_time() - began < 5
    assert code in [each.code for each in found]
    assert len(found) <= 2 * MAX_PROBLEMS


def test_what_follows_a_syntax_error_is_found_in_the_same_run() -> None:
    text = "指标:\n  甲：1\n  乙: 1\n  丙: @x\n  乙: 2\n  丁: &a 3\n"
    assert codes_and_places(text) == [("D011", "2:4"), ("D014", "4:6"), ("D023", "5:3"), ("D014", "6:6")]


@given(
    st.recursive(
        st.text("甲乙丙12.户%：:#'\"{}[]&*!|>@` -~\n", max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("甲乙丙户12", min_size=1), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_what_a_writer_of_yaml_wrote_comes_back(value: object) -> None:
    text = yaml.safe_dump({"值": value}, allow_unicode=True, width=10_000, default_style='"')
    assert tree_of(text).value == {"值": value}


@given(st.text("甲户1:： \n-{}[],'\"#&*!|>%@\t？?", max_size=60))
def test_any_text_gives_a_tree_or_an_error(text: str) -> None:
    source, _ = read_text(text.encode(), "数据.yaml")
    if source is None:
        return
    tree, found = parse_tree(source)
    assert (tree is None) == any(each.severity is Severity.ERROR for each in found)
    assert all(each.place is not None and each.message for each in found)
    if tree is not None:
        assert isinstance(tree.value, dict)
        assert set(tree.values) == {(), *tree.keys}


def test_a_build_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "指标:\n  甲: {数值: 010, 名录: [乙, ~]}\n  文: >\n    产业\n    基础\n  空:\n"
    expected = tree_of(text)
    monkeypatch.setattr("drafting.load.parsing.yaml_events._Parser", yaml.SafeLoader)
    assert tree_of(text) == expected
    assert codes_and_places("甲: [1\n乙: @x\n") == [("D018", "1:4"), ("D014", "2:4")]


@pytest.mark.parametrize(
    ("body", "column", "words"),
    [
        ("{数值: 3,100人, 上年同期: 3200人}", 9, "花括号里不能写千分位逗号，写成 3100人"),
        ("{上年同期: 3200人, 数值: 1,234,567人}", 22, "写成 1234567人"),
        ("{数值: 3,100}", 9, "写成 3100"),
        ("[1,200户, 300人]", 5, "方括号里不能写千分位逗号，写成 1200户"),
        ("{数值: 12户, 34人}", 14, "连写成 12户34人；是另一项的，写成“名称: 34人”"),
        ("{数值: 3, 100人}", 12, "写成“名称: 100人”"),
        ("{任务: 5户, 12户}", 13, "写成“名称: 12户”"),
    ],
)
def test_a_figure_cut_by_a_comma_never_loses_digits(body: str, column: int, words: str) -> None:
    tree, (found,) = parse_tree(Source("数据.yaml", f"甲: {body}\n"))
    assert tree is None
    assert (found.code, str(found.place)) == ("D027", f"数据.yaml:1:{column}")
    assert words in found.hint


@pytest.mark.parametrize("text", ["甲: 3,100人", "甲: {数值: '3,100人'}", "甲: {7月: , 8月: 5户}", "甲:\n  7月:\n", "甲: [101,102,103]", "甲: [1200户, 300人]"])
def test_commas_that_cut_no_figure_pass(text: str) -> None:
    assert parse_tree(Source("数据.yaml", text))[1] == ()
