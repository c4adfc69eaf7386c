"""The few characters that are added around what the document says, the same for every writer."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Annex, Back, ChartKind, Column, Front, Head, Heading, Imprint, Inlines
from drafting.patterns import lazy

CHART_KINDS: Final[dict[str, ChartKind]] = {"柱形图": "column", "条形图": "bar", "折线图": "line", "饼图": "pie"}
_FORBIDDEN: Final = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTED: Final = ("注：", "说明：", "备注：", "数据来源：", "资料来源：")


def visible(text: str) -> str:
    """The text without characters that XML 1.0 forbids; no output holds them."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def bracketed(text: str) -> str:
    """送审稿 → （送审稿）; what has its brackets keeps them."""
    return text if text.startswith(("（", "(")) and text.endswith(("）", ")")) else f"（{text}）"


def addressed(name: str) -> str:
    """某县人民政府 → 某县人民政府："""
    return f"{name.rstrip('：: ')}："


def run_in(lead: Heading) -> tuple[Inlines, str]:
    """A heading before its paragraph on one line: its words, and the full stop they need."""
    return lead.content, "" if lead.words.endswith(("。", "！", "？", "：", "；", "…")) else "。"


def one_line(title: str) -> str:
    """A title without the marks where its lines end in Word."""
    return "".join(part.strip() for part in title.replace("\n", "|").split("|"))


def header_text(column: Column) -> str:
    """总投资（万元）."""
    return f"{column.header}（{column.unit}）" if column.unit and column.header else column.header or column.unit


def note_text(notes: tuple[str, ...]) -> str:
    """One paragraph for all notes: 注：… or 注：1.… and a line each."""
    if len(notes) == 1:
        return notes[0] if notes[0].startswith(_NOTED) else f"注：{notes[0]}"
    lines = [f"{number}.{note.removeprefix('注：')}" for number, note in enumerate(notes, 1)]
    return "注：" + "\n".join(lines)


def head_mark(head: Head) -> tuple[tuple[str, ...], str]:
    """The names of the 发文机关标志, and the 文件 that stands beside several of them."""
    if len(head.marks) > 1:
        return head.marks, head.word
    return tuple(f"{name}{head.word}" for name in head.marks), ""


def head_lines(front: Front) -> list[str]:
    """版头 as lines above the title; without a red head the 发文字号 stands below it."""
    head = front.head
    marks = [*head.marks[:-1], head.marks[-1] + head.word] if head.marks else []
    signers = f"签发人：{'　'.join(head.signers)}" if head.signers else ""
    number = front.document_number if numbered_above(front) else ""
    together = "　　".join(filter(None, (number, signers)))
    return [line for line in (head.copy_number, head.secrecy, head.urgency, *marks, together) if line]


def numbered_above(front: Front) -> bool:
    """Whether the 发文字号 belongs to a 版头; else it stands below the title."""
    return bool(front.head.marks or front.head.signers or front.head.letter)


def front_lines(front: Front) -> list[str]:
    """What stands between title and text."""
    number = "" if numbered_above(front) else front.document_number
    lines = [bracketed(front.draft) if front.draft else "", number]
    return [
        line for line in (*lines, *(addressed(name) for name in (front.addressee, front.salutation) if name)) if line
    ]


def annex_mark(number: int, annexes: tuple[Annex, ...]) -> str:
    """附件, or 附件2 where there are several."""
    return f"附件{number}" if len(annexes) > 1 else "附件"


def list_of_annexes(annexes: tuple[Annex, ...]) -> list[str]:
    """附件说明: 附件：1.甲, then 2.乙."""
    several = len(annexes) > 1
    lines = (f"{number}.{annex.title}" if several else annex.title for number, annex in enumerate(annexes, 1))
    return [f"附件：{line}" if place == 0 else line for place, line in enumerate(lines)]


def note_lines(back: Back) -> list[str]:
    """附注, each in brackets."""
    return [bracketed(note) for note in back.note.split("\n") if note]


def back_lines(back: Back) -> list[str]:
    """署名, 成文日期 and 附注."""
    return [line for line in (*back.signatures, back.date, *note_lines(back)) if line]


def imprint_lines(imprint: Imprint, *, letter: bool = False) -> list[str]:
    """版记; a 信函 has only those it is sent to (10.1)."""
    sent = [
        f"主送：{imprint.addressees}。" if imprint.addressees else "",
        f"抄送：{imprint.copies}。" if imprint.copies else "",
    ]
    day = f"{imprint.printed}印发" if imprint.printed else ""
    printed = "" if letter else "　　".join(filter(None, (imprint.printer, day)))
    return [line for line in (*sent, printed) if line]
