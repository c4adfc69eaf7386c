"""What a line of a data file says, and what is said of it."""

from __future__ import annotations

import pytest

from drafting.load.parsing.line_comments import parted


@pytest.mark.parametrize(
    ("row", "said", "behind"),
    [
        ("甲: 5户  # 待核", "甲: 5户 ", " 待核"),
        ("甲: 5户", "甲: 5户", None),
        ("- {甲: '跨 #乡'}  # 待核", "- {甲: '跨 #乡'} ", " 待核"),
        ('- {甲: "跨 #乡", 乙: "\\" #"}', '- {甲: "跨 #乡", 乙: "\\" #"}', None),
        ("甲: 5'6\" # 说明 # 再说", "甲: 5'6\"", " 说明 # 再说"),
        ("甲: 'a''s #1' #", "甲: 'a''s #1'", ""),
        ("甲: 5#户", "甲: 5#户", None),
    ],
)
def test_a_comment_begins_at_a_number_sign_behind_a_blank(row, said, behind):
    assert parted(row) == (said, behind)
