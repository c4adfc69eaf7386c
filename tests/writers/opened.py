"""Reading a written docx back, with nothing of the writer's own."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOLDEN = Path(__file__).parent / "golden"


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        return {name: package.read(name) for name in names}


def body(data: bytes) -> ElementTree.Element:
    found = ElementTree.fromstring(parts(data)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def paragraphs(data: bytes) -> list[ElementTree.Element]:
    return list(body(data).iter(f"{W}p"))


def text(element: ElementTree.Element) -> str:
    """What a reader sees; a line break is a line end."""
    out = ""
    for each in element.iter():
        if each.tag == f"{W}t":
            out += each.text or ""
        elif each.tag == f"{W}br":
            out += "\n"
        elif each.tag == f"{W}tab" and each.get(f"{W}val") is None:  # a tab stop has a kind
            out += "\t"
    return out


def style_of(paragraph: ElementTree.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def text_form(data: bytes) -> str:
    """A paragraph a line: its style, then its text with ⟦bookmark:figure⟧, **bold**, ‹highlight› and {run-in face}."""
    lines = []
    for paragraph in paragraphs(data):
        line = ""
        for each in paragraph.iter():
            if each.tag == f"{W}bookmarkStart":
                line += f"⟦{each.get(f'{W}name')}:"
            elif each.tag == f"{W}bookmarkEnd":
                line += "⟧"
            elif each.tag == f"{W}r":
                line += _run(each)
        lines.append(f"{style_of(paragraph) or '-':<14}{line}".rstrip())
    return "\n".join(lines) + "\n"


def _run(run: ElementTree.Element) -> str:
    shown = text(run).replace("\n", "⏎")
    look = run.find(f"{W}rPr")
    if look is None:
        return shown
    if look.find(f"{W}b") is not None:
        shown = f"**{shown}**"
    if look.find(f"{W}highlight") is not None:
        shown = f"‹{shown}›"
    face = look.find(f"{W}rStyle")
    return shown if face is None else f"{{{face.get(f'{W}val')} {shown}}}"


def compare(name: str, actual: str) -> None:
    """Against the golden file; DRAFTING_GOLDEN=1 writes it anew."""
    file = GOLDEN / name
    if os.environ.get("DRAFTING_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == file.read_text(encoding="utf-8"), f"{name} differs; DRAFTING_GOLDEN=1 writes the goldens anew"
