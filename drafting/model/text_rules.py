"""Rules of wording that maintainers keep as data: `templates/_house/checks/*.yaml`."""

from __future__ import annotations

import re
from typing import Final

from drafting.diagnostics import Rule
from drafting.frozen import frozen

HITS_KEY: Final = "会提示"
CLEAN_KEY: Final = "不提示"

Month = tuple[int, int]
"""Year and month; terms go in and out of use by the month."""


@frozen
class Term:
    """One wording not to be used, and what to write instead. `since` and `until` are inclusive months of 报告期.

    A hit that lies inside a match of `unless` is none. With `levels` it holds only for units of these levels,
    with `regions` only for places whose name begins so.
    """

    wrong: str
    right: str = ""
    since: Month | None = None
    until: Month | None = None
    unless: re.Pattern[str] | None = None
    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    source: str = ""  # 依据


@frozen
class TextRule:
    """One code with its words: `terms`, or a `pattern`, or `variants` of which a text should use one.

    `anchors` are characters one of which every hit of the pattern holds, looked for first; `glances` are patterns one of
    which is found wherever that is, and sooner; with `kinds` the rule holds only for these 文种. `hits` and `clean` are sentences that raise it or do not.
    """

    rule: Rule
    terms: tuple[Term, ...] = ()
    pattern: re.Pattern[str] | None = None
    anchors: tuple[str, ...] = ()
    glances: tuple[re.Pattern[str], ...] = ()
    unless: re.Pattern[str] | None = None
    variants: tuple[tuple[str, ...], ...] = ()
    message: str = ""
    hint: str = ""
    kinds: tuple[str, ...] = ()
    hits: tuple[Example, ...] = ()
    clean: tuple[Example, ...] = ()


@frozen
class Example:
    """A text to try a rule on; where nothing is said the report is a county's for the whole of `year`."""

    text: str
    year: int | None = None
    level: str = ""
    region: str = ""
    kind: str = ""
