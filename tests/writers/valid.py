"""Whether Word opens a package: what the validator of the OOXML schemas says of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openxml_audit import OpenXmlValidator
from openxml_audit.errors import ValidationError


def faults_of(file: Path | str) -> list[ValidationError]:
    """What is wrong with a package."""
    found = _validator().validate(str(file))
    assert found.is_valid or found.errors
    return found.errors


@cache
def _validator() -> OpenXmlValidator:
    """One for all: it reads the schemas once."""
    return OpenXmlValidator()
