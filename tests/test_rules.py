"""Every diagnostic code: declared once, explained in Chinese, and its own examples raise it or do not."""

from __future__ import annotations

import ast
import re
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
}  # fmt: skip
"""Codes of data and templates without an example, and what would be needed."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_code_has_its_form_and_is_explained_in_chinese(rule: Rule):
    assert re.fullmatch(r"[DRTPFS]\d{3}", rule.code)
    assert HAN.search(rule.title)
    assert HAN.search(rule.meaning)
    assert rule.meaning != rule.title


def test_every_declared_code_is_raised_somewhere():
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in Path(drafting.__file__).parent.rglob("*.py")]
    declared = {
        target.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "declare"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    read = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    read |= {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert len(declared) > 100
    assert declared - read == set()


def test_every_code_of_data_relations_templates_and_texts_has_its_examples():
    """Letters S and F are about commands, files and machines."""
    without = {code for code, rule in RULES.items() if code[0] in "DRTP" and not (rule.hits and rule.clean)}
    assert without == set(NO_TEXT_SHOWS)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=[rule.code for rule in WITH_EXAMPLES])
def test_its_example_raises_it_and_the_repaired_twin_does_not(rule: Rule, tmp_path):
    assert rule.code in codes_found(rule, rule.hits, tmp_path)
    assert rule.clean, "an example that hits needs its repaired twin"
    assert rule.code not in codes_found(rule, rule.clean, tmp_path)
