"""Text as people save it: UTF-8, with or without a mark, GBK, or the UTF-16 that editors call Unicode."""

from __future__ import annotations

from typing import Final

UTF8_MARK: Final = b"\xef\xbb\xbf"
"""What some editors write before UTF-8."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def decoded(data: bytes) -> str | None:
    """The text of a file, None where it is none: a zero character stands in no text that somebody typed."""
    for encoding in ("utf-16",) if data.startswith(_WIDE) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None
