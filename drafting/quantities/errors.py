"""The one exception of this room. It carries facts; who raises a diagnostic adds the indicator and the place."""

from __future__ import annotations


class MeasureError(Exception):
    """A text that is no measure, or arithmetic that has no answer.

    `kind`: text | chinese_thousand | range | blank | too_long | duplicate_unit | unit | zero | empty.
    `message_zh` says what is wrong, `hint_zh` what to type instead; both without the indicator's name.
    """

    def __init__(self, kind: str, message_zh: str, hint_zh: str = "") -> None:
        super().__init__(kind, message_zh, hint_zh)
        self.kind = kind
        self.message_zh = message_zh
        self.hint_zh = hint_zh

    def __str__(self) -> str:
        return f"{self.message_zh}（{self.hint_zh}）" if self.hint_zh else self.message_zh
