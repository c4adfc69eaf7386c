"""Places in a ranking that went the other way than is said: 由第8名上升到第11名; or by another number: 第8位前移3位至第6位. The better, the less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cannot_be.numerals import NUMERAL, number_of
from drafting.checks.sentences.rules import CHANGE
from drafting.patterns import lazy

_NUMBER: Final = rf"\d{{1,3}}|{NUMERAL}"
_MOVED: Final = lazy(
    rf"(?P<of>全[国省市区州盟县旗])?(?<!倒数)第(?P<was>{_NUMBER})(?P<mark>[位名])，?(?:(?P<up>上升|前移|提升|跃升|攀升|前进|[升跃晋进])|(?:下降|后移|下滑|滑落|后退|回落|[降跌退]))(?:了?(?P<by>{_NUMBER})个?(?:位次|名次|[位名]))?，?[到至为](?(of)(?:(?P=of))?)第(?P<now>{_NUMBER})(?P=mark)"
)
_HINT: Final = "核对这两个名次"


def ranks(text: Text) -> Iterator[Finding]:
    """What a text says of two places of one ranking."""
    for match in text.each_in(_MOVED, "第"):
        was, now = number_of(match["was"]), number_of(match["now"])
        better = was - now if match["up"] else now - was
        if better <= 0:
            why = f"由第{match['was']}{match['mark']}到第{match['now']}{match['mark']}是{'后移' if match['up'] else '前移'}" if was != now else "名次没有变"
        elif match["by"] and number_of(match["by"]) != better:
            why = f"算出来是{better}{match['mark']}"
        else:
            continue
        yield Finding(CHANGE, match.start(), match[0], f"“{match[0]}”：{why}", _HINT, match.end(), doubtful=True)
