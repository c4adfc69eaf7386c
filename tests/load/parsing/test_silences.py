"""Comments that silence a finding."""

from __future__ import annotations

from drafting.load.parsing.silences import silences
from drafting.source import Source


def test_silences_speak_of_their_own_line_or_of_the_next_with_data() -> None:
    text = (
        "指标:\n"
        "  甲: 5户  # 情况属实 R101：口径不同\n"
        "  # 情况属实 R202：县医保局已核\n"
        "\n"
        "  # 另一条注释\n"
        "  乙: 6户\n"
        "  丙: 不是#情况属实\n"
    )
    assert silences(Source("数据.yaml", text)) == {2: "R101：口径不同", 6: "R202：县医保局已核"}


def test_no_silences_without_the_word() -> None:
    assert silences(Source("数据.yaml", "甲: 1 # 备注\n")) == {}
