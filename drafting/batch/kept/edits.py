"""Whether a person changed a report since a batch made it."""

from __future__ import annotations

from pathlib import Path

from drafting.files.container import UNREADABLE, Container


def edited(report: Path) -> bool:
    """Whether what stands there is whole, and not as this program makes it.

    What a power cut left empty or damaged is nobody's edit: such a report is to be made again.
    """
    try:
        data = report.read_bytes()
    except OSError:
        return False
    if report.suffix.lower() != ".docx":
        return _is_whole_text(data, page=report.suffix.lower() == ".html")
    from drafting.readers.record import unchanged

    return _is_whole_docx(data) and unchanged(data) is not True


def _is_whole_docx(data: bytes) -> bool:
    try:
        with Container(data) as package:
            return "word/document.xml" in package.namelist() and package.testzip() is None
    except UNREADABLE:
        return False


def _is_whole_text(data: bytes, *, page: bool) -> bool:
    if not data or b"\0" in data:
        return False
    return data.rstrip().endswith(b"</html>") if page else _decodes(data)


def _decodes(data: bytes) -> bool:
    """As UTF-8, or as an older editor saves it."""
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
