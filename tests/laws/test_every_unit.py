"""Whatever is given to hold a figure against, unit by unit, the text says it or a finding names it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.blocks.document import Paragraph, plain
from tests.saying import drafted

quick = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
UNITS = ("户", "人", "万元")
counts = st.integers(0, 40)
Pair = dict[str, int]


@st.composite
def pairs(draw) -> Pair:
    chosen = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True))
    return {unit: draw(counts) for unit in UNITS if unit in chosen}


figures = st.fixed_dictionaries({"数值": pairs()}, optional=dict.fromkeys(("任务", "上年同期", "上年末"), pairs()))
TEMPLATES = (
    "子{{ 甲.子 }}[[，{{ 甲.子|同比 }}]][[，{{ 甲.子|较上年末 }}]][[，{{ 甲.子|完成情况 }}]]。",
    "子{{ 甲.子 }}[[，{{ 甲.子|同比增减 }}]][[，{{ 甲.子|完成情况 }}]]。",
    "子{{ 甲.子 }}[[，{{ 甲.子|完成情况 }}]]。{% 其余 甲 %}",
    "子{{ 甲.子 }}[[，{{ 甲.子|同比 }}]]。{% 其余 甲 %}",
    "子{{ 甲.子 }}[[，户数{{ 甲.子.户|同比 }}]][[，户数{{ 甲.子.户|完成情况 }}]]。{% 其余 甲 %}",
    "子{{ 甲.子 }}。",
    "{% 其余 甲 %}",
)


@quick
@given(figures, st.sampled_from(TEMPLATES))
def test_each_is_printed_or_said_in_words_or_named(given_figures: dict[str, Pair], template: str) -> None:
    node = {key: "".join(f"{count}{unit}" for unit, count in pair.items()) for key, pair in given_figures.items()}
    draft = drafted(template, f"甲: {{子: {node}}}".replace("'", ""))
    assert draft.document is not None
    text = "".join(plain(each.content) for each in draft.document.blocks if isinstance(each, Paragraph))
    told = {each.path for each in draft.document.figures} | {each.path for each in draft.diagnostics if each.code != "D224"}
    now = given_figures["数值"]
    for key, pair in given_figures.items():
        for unit, count in pair.items():
            path = f"甲.子{'' if key == '数值' else f'.{key}'}" + (f".{unit.removeprefix('万')}" if len(pair) > 1 else "")
            words = list(_words(key, unit, now[unit], count)) if unit in now else []
            assert path in told or any(each in text for each in words), (path, text, words)


def _words(key: str, unit: str, now: int, then: int) -> Iterator[str]:
    """What may be said instead of the figure: the rates and the difference, which are true of it and hardly of another."""
    if now == then:
        yield f"与{key}持平"
        yield "全面完成年度任务"
    yield f"{abs(now - then)}{unit}"
    yield f"由{key}的{then}{unit}降为零"
    if then:
        rate = Decimal(now) / then * 100
        yield from (f"{each.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}%" for each in (rate, abs(rate - 100)))
