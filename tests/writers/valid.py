"""Whether Word opens a package: what the validator of the OOXML schemas says of it."""

from __future__ import annotations

from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator
from openxml_audit.errors import ValidationError
from openxml_audit.semantic.constraints import cross_part

_NUMBERS = count()


def faults_of(file: Path | str) -> list[ValidationError]:
    """What is wrong with a package."""
    found = _validator().validate(str(file))
    assert found.is_valid or found.errors
    return found.errors


@cache
def _validator() -> OpenXmlValidator:
    """One for all: it reads the schemas once. What it keeps of a package it finds by the package's address, where the next one may stand."""
    cross_part.id = _number  # type: ignore[attr-defined]
    return OpenXmlValidator()


def _number(package: Any) -> int:
    """Of one package always the same, and of no other."""
    number: int = vars(package).setdefault("_number", next(_NUMBERS))
    return number
