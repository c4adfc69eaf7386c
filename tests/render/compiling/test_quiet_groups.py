"""A group of which the data says nothing is not looked up to be asked whether it does; whatever else is called so is asked."""

from __future__ import annotations

import pytest

from tests.saying import refusal, say

CATALOGUE = "就业: {务工: {计量单位: 人}}\n住房: {改造: {计量单位: 户}}\n"
ASKED = "{% if 住房 is 有 %}有住房。{% else %}无住房。{% endif %}"
WORKERS = "就业: {务工: {构成: {甲: 3人}}}"


@pytest.mark.parametrize(("given", "said"), [
    ("住房: {改造: 7户}", "有住房。"), ("住房: {改造: 待补}", "有住房。"), ("住房: {改造: 不适用}", "无住房。"), ("住房: {}", "无住房。"),
    ("住房: {改造: }", "无住房。"), ("就业: {务工: 3人}", "无住房。"), ("住房: {旧房: 3户}", "有住房。"),
])  # fmt: skip
def test_what_the_data_gives_or_owes_is_said(given, said):
    assert say(ASKED, given, catalogue=CATALOGUE) == said


@pytest.mark.parametrize("template", [
    "{% set 住房 = 就业.务工 %}" + ASKED,
    "{% for 住房 in 就业.务工.构成 %}" + ASKED + "{% endfor %}",
    "{% macro 说(住房) %}" + ASKED + "{% endmacro %}{{ 说(就业.务工) }}",
    "{% for 住房 in 就业.务工.构成 %}{% include '试/sections/说' %}{% endfor %}",
    "{% set 住房 = 就业.务工 %}{% include '试/sections/说' %}",
    "{% set 住房 = 就业.务工 %}{% from '试/sections/说' import 说 with context %}{{ 说() }}",
    "{% extends '试/sections/底' %}{% block 一 %}" + ASKED + "{% endblock %}",
])  # fmt: skip
def test_what_a_template_calls_so_is_asked_itself(template):
    sections = {
        "说": ASKED if "include" in template else "{% macro 说() %}" + ASKED + "{% endmacro %}",
        "底": "{% set 住房 = 就业.务工 %}{% block 一 %}{% endblock %}",
    }
    assert say(template, WORKERS, sections=sections, catalogue=CATALOGUE) == "有住房。"


@pytest.mark.parametrize("template", ["{{ 就业.务工 }}", "{{ 就业.务工 }}{{ 住房.改造 }}"])
def test_a_key_that_is_missing_within_the_program_is_no_unknown_name(monkeypatch, template):
    """What is asked of a group breaks: its name means something all the same."""
    monkeypatch.setattr("drafting.facts.book.Book.group", lambda self, name: {}[f"键{name}"])
    fault = refusal(template, "就业: {务工: 3人}\n住房: {改造: 7户}", catalogue=CATALOGUE)
    assert (fault.code, "键就业" in fault.message) == ("T009", True)
