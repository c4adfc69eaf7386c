"""--name: the pattern from which the outputs of a batch get their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.batch.working.unit import Unit
from drafting.diagnostics import Refused
from drafting.files.filenames import FORMATS, Format, safe_stem
from drafting.patterns import lazy
from drafting.pipeline import draft

if TYPE_CHECKING:
    from drafting.batch.working.orders import Orders
    from drafting.batch.working.work import Workshop

PLACEHOLDERS = ("文件名", "地区", "单位", "年度", "报告期", "标题", "稿次")

_FIELD = lazy(r"\{([^{}]*)\}")


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


Numbered = tuple[int, Unit]
FEW = 40
"""Units that are named in this process: for more, workers read the data."""


def named(units: Iterable[Unit], folder: Path, orders: Orders) -> tuple[Iterator[Numbered], bool]:
    """The units with their outputs, and whether that needs no workers (the data need not be read, or are few)."""
    numbered = enumerate(units)
    if placeholders(orders.pattern) <= {"文件名"}:
        return ((at, _with_name(unit, folder, orders, {})) for at, unit in numbered), True
    first = list(islice(numbered, FEW))
    if len(first) < FEW:
        return iter(name_on((orders, folder), first)), True
    return chain(first, numbered), False


def name_on(asked: tuple[Orders, Path], units: Iterable[Numbered]) -> list[Numbered]:
    """In a worker: the units with outputs named by their data; one that cannot be read has its faults instead."""
    from drafting.batch.working.work import at_work

    orders, folder = asked
    with at_work(orders) as workshop:
        return [(at, _named(unit, folder, orders, workshop)) for at, unit in units]


def _named(unit: Unit, folder: Path, orders: Orders, workshop: Workshop) -> Unit:
    from drafting.batch.working.work import vanished

    try:
        return _with_name(unit, folder, orders, _values(unit, orders, workshop))
    except Refused as refused:
        return replace(unit, faults=refused.diagnostics)
    except OSError as error:
        return replace(unit, faults=(vanished(unit.shown, error),))


def _with_name(unit: Unit, folder: Path, orders: Orders, values: Mapping[str, str]) -> Unit:
    return replace(unit, output=folder / file_name(orders.pattern, {"文件名": unit.stem, **values}, orders.to))


def _values(unit: Unit, orders: Orders, workshop: Workshop) -> dict[str, str]:
    """What the data says for the pattern. Raises Refused when the data cannot be read."""
    loaded = workshop.load(unit)
    dataset = loaded.dataset
    if dataset is None:
        raise Refused(loaded.diagnostics)
    values = {
        "地区": dataset.unit.region,
        "单位": dataset.unit.name,
        "年度": str(dataset.period.year),
        "报告期": dataset.period.name,
        "标题": dataset.document.title,
        "稿次": dataset.document.draft,
    }
    if "标题" in placeholders(orders.pattern) and not values["标题"]:
        drafted = draft(workshop.library, dataset, orders.template, checking="text")
        if drafted.document is None:
            raise Refused(drafted.diagnostics)
        values["标题"] = drafted.document.front.title
    return {key: value.replace("|", "") for key, value in values.items()}
