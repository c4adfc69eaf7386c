"""Findings in the formats that other programs read: SARIF 2.1.0 and GitHub annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.patterns import lazy

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_DRIVE: Final = lazy("[A-Za-z]:/")
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def sarif(diagnostics: Iterable[Diagnostic], rules: Mapping[str, Rule], version: str) -> dict[str, object]:
    """One run; only the rules that were hit are described."""
    found = list(diagnostics)
    codes = sorted({each.code for each in found})
    driver = {
        "name": "drafting",
        "version": version,
        "rules": [_sarif_rule(code, rules.get(code)) for code in codes],
    }
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(each, codes.index(each.code)) for each in found],
            }
        ],
    }


def _sarif_rule(code: str, rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {"id": code}
    return {"id": code, "shortDescription": {"text": rule.title}, "fullDescription": {"text": rule.meaning}}


def _sarif_result(diagnostic: Diagnostic, rule_index: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _SARIF_LEVELS[diagnostic.severity],
        "message": {"text": _sentence(diagnostic)},
    }
    place = diagnostic.place
    if place is None:
        return result
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    result["locations"] = [{"physicalLocation": physical}]
    return result


def _uri(file: str) -> str:
    """RFC 3986, which SARIF asks for: relative to where the command ran, or file:///…"""
    path = quote(file.replace("\\", "/"), safe="/:@!$&'()*+,;=~")
    if _DRIVE.match(path):
        return f"file:///{path}"
    return f"file://{path}" if path.startswith("/") else path


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """One workflow command a finding."""
    return "\n".join(_github_line(each) for each in diagnostics)


def _github_line(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties = {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "col": place.column if place else None,
        "title": diagnostic.code,
    }
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{_GITHUB_LEVELS[diagnostic.severity]} {listed}::{_data(_sentence(diagnostic))}"


def _sentence(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message}。{diagnostic.hint}" if diagnostic.hint else diagnostic.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
