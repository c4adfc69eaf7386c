"""Every diagnostic code: declared once, explained in Chinese, and its own examples raise it or do not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import drafting
from drafting.cli.rules import declared_rules
from drafting.diagnostics import Rule
from tests.rule_examples import codes_found

RULES = declared_rules()
HAN = re.compile(r"[\u4e00-\u9fff]")
WITH_EXAMPLES = [rule for rule in RULES.values() if rule.hits]
NO_TEXT_SHOWS = {
    "D002": "no YAML file", "D003": "another encoding", "D004": "another encoding", "D005": "broken bytes",
    "D006": "a file of megabytes", "D022": "more items than a page holds", "D094": "hundreds of layers",
    "D223": "the form that shows it is a report without its required figures", "D314": "a picture", "D315": "a picture",
    "D316": "a picture", "D319": "a picture", "T009": "a defect of the program", "T011": "a command without -t",
    **dict.fromkeys(("F001", "F002", "F003", "F004"), "a page as it is laid out"),
    **dict.fromkeys(("F012", "F014"), "a house style of many lines"),
    **dict.fromkeys(("F030",), "a machine without the faces"),
    **dict.fromkeys(("F060", "F061", "F062", "F063"), "a Word file as the model of the look"),
    **dict.fromkeys(("S003", "S004", "S007", "S008", "S009", "S010", "S021", "S029", "S057", "S058", "S161", "S163"), "the state of a disk, or another program at work"),
    **dict.fromkeys(("S044", "S045", "S069", "S094"), "a defect of the program, or a machine that fails"),
    **dict.fromkeys(("S046", "S047", "S048", "S049", "S076", "S077"), "an earlier run, or another beside it"),
    **dict.fromkeys(("S050", "S110", "S111"), "a file that is damaged, or large"),
    "S166": "a program or templates that are exchanged meanwhile",
    **dict.fromkeys(("S051", "S052", "S053", "S054"), "a cluster"),
    **dict.fromkeys(("S061", "S062", "S063", "S064", "S066", "S088"), "a Word file of another kind or make"),
    **dict.fromkeys(
        ("S065", "S068", "S070", "S071", "S072", "S073", "S074", "S075", "S080", "S081", "S082", "S083", "S089", "S090", "S091", "S092", "S093", "S095", "S096", "S097", "S098", "S146"),
        "a Word file or a form that somebody has edited",
    ),
    **dict.fromkeys(("S112", "S113", "S118", "S127", "S129", "S130", "S137", "S138", "S139"), "a workbook"),
    **dict.fromkeys(("S114", "S117", "S122", "S131", "S132"), "a table and a catalogue of several places"),
    **dict.fromkeys(("S123", "S124", "S125", "S143", "S144", "S157", "S159", "S160", "S162"), "townships with texts of a page, and with figures"),
}  # fmt: skip
"""Codes without an example, and what would be needed. Those of S and F have tests by their names instead."""


def test_a_code_has_its_form_and_is_explained_in_chinese():
    assert [code for code in RULES if not re.fullmatch(r"[DRTPFS]\d{3}", code)] == []
    assert [code for code, rule in RULES.items() if not (HAN.search(rule.title) and HAN.search(rule.meaning))] == []
    assert [code for code, rule in RULES.items() if rule.meaning == rule.title] == []


def test_every_declared_code_is_raised_somewhere():
    program = "\n".join(file.read_text(encoding="utf-8") for file in Path(drafting.__file__).parent.rglob("*.py"))
    declared = Counter(re.findall(r"^(\w+)(?:: \w+)? = declare\(", program, re.MULTILINE))
    assert declared.total() == len(RULES) > 100
    code = re.sub(r'"""[^"]*(?:"{1,2}(?!")[^"]*)*"""|"(?:\\.|[^"\\\n])*"|#.*|^from .+ import (?:\([^)]*\)|.+)$', "", program, flags=re.MULTILINE)
    named = Counter(re.findall(r"\w+", code))
    assert [name for name, times in declared.items() if named[name] < 2 * times] == []


def test_every_code_has_its_examples_or_the_reason_why_not():
    without = {code for code, rule in RULES.items() if not (rule.hits and rule.clean)}
    assert without == set(NO_TEXT_SHOWS)


def test_every_code_of_commands_and_looks_that_no_example_shows_has_a_test_by_its_name():
    tests = [file for file in Path(__file__).parent.rglob("test_*.py") if file.name != Path(__file__).name]
    texts = "\n".join(file.read_text(encoding="utf-8") for file in tests)
    assert [code for code in NO_TEXT_SHOWS if code[0] in "SF" and code not in texts] == []


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=[rule.code for rule in WITH_EXAMPLES])
def test_its_example_raises_it_and_the_repaired_twin_does_not(rule: Rule, tmp_path):
    assert rule.code in codes_found(rule, rule.hits, tmp_path)
    assert rule.clean, "an example that hits needs its repaired twin"
    assert rule.code not in codes_found(rule, rule.clean, tmp_path)
