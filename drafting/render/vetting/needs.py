"""From a report's names and tags to the data that it can use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks import marks
from drafting.facts.indicator import CALLED
from drafting.model.needs import DataNeeds
from drafting.render.compiling.events import ANY_MEMBER, Structure, Use
from drafting.render.vetting.names import TABLES, Vocabulary
from drafting.render.vetting.reach import Reach, SectionPlace
from drafting.render.words import ALL_WORDS

_ASKS_FOR: Final = {
    "完成率": "任务", "超额完成": "任务", "剩余任务": "任务", "序时进度": "任务", "完成情况": "任务",
    "同比": "上年同期", "同比增减": "上年同期",
    "较上年末": "上年末", "较上年末增减": "上年末",
    "占基期": "基期", "较基期": "基期",
    "名单": "名录", "并列": "名录", "数目": "名录",
}  # fmt: skip
"""What a derived value or a filter needs beside the figure itself."""


def data_needs(found: Reach, vocabulary: Vocabulary) -> DataNeeds:
    """What the report can print, with what its filters and derived values need for it."""
    needs = DataNeeds()
    section = ""
    for placed in found.flow():
        event = placed.event
        if isinstance(event, SectionPlace):
            section = event.name if event.opens else ""
            needs.sections.setdefault(event.name, [])
        elif isinstance(event, Structure):
            _structure(event, section, needs, vocabulary)
        elif isinstance(event, Use):
            _use(event, needs)
    for reading in found.readings.values():
        for event in reading.loose:
            if isinstance(event, Use):
                _use(event, needs)
    return needs


def _structure(event: Structure, section: str, needs: DataNeeds, vocabulary: Vocabulary) -> None:
    if event.mark == marks.SLOT:
        name = event.payload.partition(",")[0]
        if name not in needs.slots:
            needs.slots.append(name)
    elif event.mark == marks.NAMED and section:
        needs.sections[section].append(event.payload)
    elif event.mark == marks.REST and event.payload:
        # 其余 says whatever the group holds
        for name in vocabulary.catalogue.groups.get(event.payload, ()):
            needs.groups.setdefault(event.payload, {}).setdefault(name, [])


def _use(use: Use, needs: DataNeeds) -> None:
    first, *rest = use.steps
    if first in ALL_WORDS or not rest or rest[0] in (ANY_MEMBER, CALLED):
        return
    if first == TABLES:
        columns = needs.tables.setdefault(rest[0], [])
        columns += [name for name in rest[1:] if name != ANY_MEMBER and name not in columns]
        return
    wanted = needs.groups.setdefault(first, {}).setdefault(rest[0], [])
    wanted += [key for key in _asked(use) if key not in wanted]


def _asked(use: Use) -> Iterator[str]:
    for name in (*use.steps[2:], *use.filters):
        if name != CALLED:
            yield _ASKS_FOR.get(name, name)
