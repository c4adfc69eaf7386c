"""What people changed in a report whose data are a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.readers.locate import Located
from drafting.readers.places import Places
from drafting.readers.reworded import reworded_cells
from drafting.readers.turned_round import way_before
from drafting.registry import declare
from drafting.way_back.edited import Edited
from drafting.way_back.pulling.besides import added_by_hand, turned
from drafting.way_back.pulling.change import BY_HAND, UNSURE_WHO, Change
from drafting.way_back.pulling.reading import GAP, broken_number, filled_gaps, where_now, with_header_unit
from drafting.way_back.pulling.signs import UNSAID

DELETED = declare(
    Rule(
        "S073",
        "正文里删去了数",
        Severity.INFO,
        "有人从正文里删去了这个数。数据没有动；确实不要的，从数据里删去这个指标。算出来的（同比、完成率）不要删指标：这份稿里不说的不用改，以后都不印的，删去拿来比的那个数。",
    )
)
PART_CHANGED = declare(
    Rule(
        "S074",
        "同一个数只改了一处",
        Severity.WARNING,
        "报告里有几处印着同一个数，只有一处改了。数据改了以后重新生成，几处都会是新数。",
    )
)


def changes_in(edited: Edited) -> tuple[list[Change], list[Diagnostic]]:
    """The figures that people changed in a report; deleted ones are told, and words in the rows of its tables."""
    places = Places(edited.text)
    changes: list[Change] = []
    found: list[Diagnostic] = []
    for each in edited.locating.figures:
        recorded = each.figure.figure
        if each.text_now.startswith(GAP):  # what was filled once stands as owed again
            continue
        if each.gone and each.how != "text":
            message = f"{recorded.path}：正文里删去了 {recorded.text}"
            hint = "确实不要的，从数据里删去这个指标"
            if recorded.formula is not None:
                of = f"由 {'、'.join(dict.fromkeys(recorded.inputs))} " if recorded.inputs else ""
                hint = f"它是{of}算出来的：只在这份稿里不说的，数据不用改；以后都不印的，只删去拿来比的那个数（上年同期、任务），不要删指标"
            found.append(DELETED.at(Place(edited.name), message, hint, path=recorded.path))
        elif each.changed and each.paragraph is not None and recorded.file != edited.data_file:
            message = f"{recorded.path}：由 {recorded.text} 改成 {each.text_now}，数在另一个文件 {recorded.file} 里"
            found.append(
                BY_HAND.at(Place(edited.name), message, f"用 -d {recorded.file} 再拉一次，或手工改", path=recorded.path)
            )
        elif each.changed and (broken := broken_number(edited, each)):
            message = f"{recorded.path}：由 {recorded.text} 改成“{broken}”，读不成一个数，没有写进数据"
            found.append(BY_HAND.at(Place(edited.name), message, "数中间只用小数点，写在一起，如 1.45公里", path=recorded.path, excerpt=broken))
        elif each.changed and each.paragraph is not None:
            old, new = with_header_unit(recorded, each.text_now)
            if new != old:  # else only the unit of the header was typed
                changes.append(Change(recorded.path, old, new, where_now(edited, each, places), each.certain, _way(edited, each)))
    changes += filled_gaps(edited, places)
    found += _changed_in_part(edited, changes)
    if edited.basis == "record":
        found += reworded_cells(edited.name, edited.text, edited.record, edited.locating.rows, edited.fresh)
        found += turned(edited, changes)
        found += added_by_hand(edited, places)
    if changes and edited.basis == "text":
        message = f"{edited.name} 里没有生成记录，和数据不同的 {len(changes)} 处分不清是人在稿里改的，还是数据后来变了"
        found.append(UNSURE_WHO.at(Place(edited.name), message, "只列出来，不写进数据：是人改的，手工改；数据后来改对了的，不动"))
    return changes, found


def _way(edited: Edited, located: Located) -> str:
    """The word before a figure that says which way it went; UNSAID where the draft's did and what stands there now does not."""
    assert located.paragraph is not None
    _, said = way_before(edited.text.texts[located.paragraph], located.start)
    recorded = located.figure
    drafted = edited.basis == "record" and way_before(edited.record.paragraphs[recorded.paragraph], recorded.offset)[0]
    return said or (UNSAID if drafted else "")


def _changed_in_part(edited: Edited, changes: Sequence[Change]) -> Iterator[Diagnostic]:
    """Figures that stand in the report more than once and were changed in one place only."""
    for path in sorted({each.path for each in changes}):
        left = [
            each
            for each in edited.locating.figures
            if (each.figure.figure.path, each.figure.figure.file) == (path, edited.data_file) and not each.gone and not each.changed
        ]
        news = [each for each in changes if each.path == path]
        told = next((each for each in news if left and each.old == left[0].text_now), None)
        if told is not None:
            message = f"{path}：{told.where}改成了 {told.new}，另有 {len(left)} 处仍是 {left[0].text_now}"
            yield PART_CHANGED.at(Place(edited.name), message, "几处都要改的，改数据后重新生成", path=path)
