"""--name: the pattern from which the outputs of a batch get their names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafting.filenames import FORMATS, Format, safe_stem

PLACEHOLDERS = ("文件名", "地区", "单位", "年度", "报告期", "标题", "稿次")
DEFAULT_PATTERN = "{文件名}"

_FIELD = re.compile(r"\{([^{}]*)\}")


def unknown_placeholders(pattern: str) -> list[str]:
    """What stands in braces and is no placeholder; a lone brace counts."""
    fields = _FIELD.findall(pattern)
    lone = re.findall(r"[{}]", _FIELD.sub("", pattern))
    return [each for each in fields if each not in PLACEHOLDERS] + lone


def placeholders(pattern: str) -> set[str]:
    """The names that `pattern` needs values for."""
    return set(_FIELD.findall(pattern))


def pattern_format(pattern: str) -> Format | None:
    """The format that the pattern's own suffix asks for."""
    return next((each for each in FORMATS if pattern.lower().endswith(f".{each}")), None)


def file_name(pattern: str, values: Mapping[str, str], to: Format) -> str:
    """The output's name. Values lose what no file name may hold; the suffix is added when the pattern has none."""
    filled = _FIELD.sub(lambda match: safe_stem(values[match[1]]), pattern)
    return filled if pattern_format(pattern) else f"{filled}.{to}"
