"""Where declarations meet: each rule, filter and writer is declared once, in the module that uses it."""

from __future__ import annotations

from drafting.diagnostics import Rule

RULES: dict[str, Rule] = {}


def declare(rule: Rule) -> Rule:
    """Register a diagnostic code and give the rule back. A code is never used twice."""
    if rule.code in RULES and RULES[rule.code] != rule:
        raise ValueError(f"diagnostic code {rule.code} is declared twice")
    RULES[rule.code] = rule
    return rule
