"""What data a report can use: found in its templates, written out as a skeleton to fill in."""

from __future__ import annotations

from dataclasses import field

from drafting.frozen import mutable


@mutable
class DataNeeds:
    """In the order in which the report says it.

    `groups`: group → indicator → the keys and children that sentences ask for (任务, 构成, 已消除, …).
    `tables`: name of a 明细表 → columns. `slots`: names of 文字材料. `sections`: section → its points.
    """

    groups: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    tables: dict[str, list[str]] = field(default_factory=dict)
    slots: list[str] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=dict)
