"""The private-use alphabet between render and compose.

Render writes figures, gaps and structure into the text as private-use characters; compose resolves them.
Every private-use character is stripped from data before it is used, so nothing here can be forged.

A reference is OPEN + decimal index + SEP + text + CLOSE; structure marks stand alone or carry a payload
OPEN payload SEP.
"""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

# references into the run's ledger: MARK index SEP text CLOSE
FIGURE: Final = "\ue00a"
ZERO: Final = "\ue00b"  # a figure whose amount is zero
ABSENT: Final = "\ue00c"  # its clause goes
OWED: Final = "\ue00d"  # its clause stays and prints 【待补】
INAPPLICABLE: Final = "\ue00e"  # 不适用: drops its clause silently
SAID: Final = "\ue00f"  # names and other text of an indicator: counts like a figure, prints as plain text
ANY_REFERENCE: Final = f"{FIGURE}-{SAID}"
"""In a pattern: one of these marks."""
SEP: Final = "\ue004"
CLOSE: Final = "\ue005"

# a place where something was dropped
DROP: Final = "\ue006"
AS_OF: Final = "\ue009"  # before a 截至X， that is an optional clause of its own; compose alone writes and reads it

# structure: clause, points, named point, section, slot, rest
CLAUSE: Final = "\ue010"  # CLAUSE flags SEP … CLAUSE_END
CLAUSE_END: Final = "\ue011"
POINTS: Final = "\ue012"  # POINTS mode SEP (ITEM …)* POINTS_END
ITEM: Final = "\ue013"  # ITEM number SEP …; number empty: counted
POINTS_END: Final = "\ue014"
NAMED: Final = "\ue015"  # NAMED name SEP … NAMED_END
NAMED_END: Final = "\ue016"
SECTION: Final = "\ue017"  # SECTION names SEP
SLOT: Final = "\ue018"  # SLOT name,mode SEP default SLOT_END
SLOT_END: Final = "\ue019"
REST: Final = "\ue01a"  # REST group SEP
PLACED: Final = "\ue01b"  # PLACED name SEP … PLACED_END: a section in its place
PLACED_END: Final = "\ue01c"
OWN: Final = "\ue02b"  # OWN path SEP: here begins a text of the data's own, and what holds it stays
ALSO: Final = "\ue023此外，"  # opens 其余: goes where nothing stands before it
TABLE_CAPTION: Final = "\ue021"  # | TABLE_CAPTION text |, a row before the header
TABLE_NOTE: Final = "\ue022"  # | TABLE_NOTE text |, a row after the body
TABLE_UNIT: Final = "\ue025"  # | TABLE_UNIT text |, a row before the header: 单位：万元
TABLE_TURNED: Final = "\ue026"  # | TABLE_TURNED 横排 |, a row before the header: how the page lies
TABLE_CHART: Final = "\ue027"  # | TABLE_CHART 柱形图 |, a row before the header: the table is drawn
PICTURE: Final = "\ue028"  # | PICTURE file | caption |: a picture that keeps a line of its own inside an item
ATTACHED: Final = "\ue029"  # ATTACHED … ATTACHED_END: brackets behind a figure; render alone writes and reads it
ATTACHED_END: Final = "\ue02a"
HEADING_NUMBER: Final = "\ue020"  # HEADING_NUMBER number SEP, before the words of a heading: replaces the counted one

# characters of the line grammar, as literal text
LITERAL: Final = {
    "#": "\ue030",
    "|": "\ue031",
    "*": "\ue032",
    "!": "\ue033",
    "[": "\ue034",
    "]": "\ue035",
    "\\": "\ue036",
    "-": "\ue037",
}
_NO_TEXT: Final = "\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"  # our own marks, controls, halves
_UNPRINTABLE: Final = lazy(f"[{_NO_TEXT}]")
_TO_LITERAL: Final = {ord(plain): mark for plain, mark in LITERAL.items()} | {ord("\n"): " ", ord("\r"): " "}
_FROM_LITERAL: Final = {ord(mark): plain for plain, mark in LITERAL.items()}
LITERAL_MARK: Final = lazy("[\ue030-\ue037]")
SPECIAL: Final = rf"#|*!\[\]\\\-\n\r{_NO_TEXT}"
"""Between [ and ] of a pattern: what is read as markup, or no page can show."""
_SPECIAL: Final = lazy(f"[{SPECIAL}]")


def printable(text: str) -> str:
    """Data text without what no page can show: control characters, and our own marks."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def literal(text: str) -> str:
    """Data text as literal text: none of its characters is read as markup. Its line ends become blanks."""
    if text.isalnum() or not _SPECIAL.search(text):
        return text
    return printable(text).translate(_TO_LITERAL)


def unliteral(text: str) -> str:
    """The characters a reader sees."""
    return text if text.isalnum() or not LITERAL_MARK.search(text) else text.translate(_FROM_LITERAL)
