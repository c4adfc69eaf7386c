"""Charts as drawings inside the page (SVG), each bar and point with its source on hover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from math import cos, floor, log10, pi, sin
from typing import Final

from drafting.blocks.document import ChartKind
from drafting.writers.html.text import escape
from drafting.writers.plotting import COLOURS, Labels, Plot, Series
from drafting.writers.title import width

SourceOf = Callable[[int], str]
"""A figure's index → where it comes from."""

_WIDE: Final = 590  # pixels at 96 an inch: 156毫米
_HIGH: Final = 300
_EM: Final = 14.0  # 10.5磅
_LINE: Final = 18
_BAR: Final = 16
_LONGEST: Final = 12.0  # characters of a name beside a lying bar


def svg(plot: Plot, kind: ChartKind, caption: str, source: SourceOf | None) -> str:
    """The svg element of a chart."""
    high, drawn = {"column": _columns, "line": _lines, "bar": _bars, "pie": _pie}[kind](plot, source)
    legend = _legend(plot, kind, high)
    high += _LINE * max(1, len(legend)) + 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}" role="img" '
        f'aria-label="{escape(caption or "图表")}">\n{"".join(drawn)}{"".join(legend)}</svg>'
    )


class _Scale:
    """From amounts to pixels, with round numbers at the ticks."""

    def __init__(self, plot: Plot, start: float, end: float, *, from_zero: bool = True) -> None:
        amounts = [float(amount) for series in plot.series for amount in series.amounts if amount is not None]
        low, high = (min(0.0, *amounts), max(0.0, *amounts)) if len(amounts) > 1 or from_zero else (0.0, amounts[0])
        span = high - low or 1.0
        self.step = _round_step(span / 5)
        self.low = floor(low / self.step + 1e-9) * self.step
        self.high = -floor(-high / self.step + 1e-9) * self.step or self.step
        self._start, self._end = start, end

    def at(self, amount: float) -> float:
        return self._start + (self._end - self._start) * (amount - self.low) / (self.high - self.low)

    def ticks(self) -> Iterator[float]:
        for number in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + number * self.step


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(power * each for each in (1, 2, 5, 10) if rough <= power * each * 1.0001)


def _columns(plot: Plot, source: SourceOf | None) -> tuple[int, list[str]]:
    turned = _is_crowded(plot)
    foot = _foot(plot, turned)
    scale, left = _upright(plot, foot)
    drawn = _upright_frame(plot, scale, left, foot, turned)
    room = (_WIDE - left) / max(1, len(plot.categories))
    bar = room * 0.7 / len(plot.series)
    labels = plot.labels("column")
    for place, _ in enumerate(plot.categories):
        for number, series in enumerate(plot.series):
            amount = series.amounts[place]
            if amount is None:
                continue
            x = left + room * (place + 0.15) + bar * number
            top, zero = scale.at(float(amount)), scale.at(0.0)
            shape = f'<rect x="{x:.1f}" y="{min(top, zero):.1f}" width="{bar:.1f}" height="{abs(top - zero):.1f}" fill="#{_colour(number)}"/>'
            above = min(top, zero) - 4 if amount >= 0 else max(top, zero) + 13
            label = _label(x + bar / 2, above, f"{amount:f}", labels)
            drawn.append(_shown(shape + label, plot, series, place, source))
    return _HIGH, drawn


def _lines(plot: Plot, source: SourceOf | None) -> tuple[int, list[str]]:
    turned = _is_crowded(plot)
    foot = _foot(plot, turned)
    scale, left = _upright(plot, foot)
    drawn = _upright_frame(plot, scale, left, foot, turned)
    room = (_WIDE - left) / max(1, len(plot.categories))
    labels = plot.labels("line")
    for number, series in enumerate(plot.series):
        below = not plot.is_upper(number)
        points = [
            None if amount is None else (left + room * (place + 0.5), scale.at(float(amount)))
            for place, amount in enumerate(series.amounts)
        ]
        drawn += (
            f'<line x1="{one[0]:.1f}" y1="{one[1]:.1f}" x2="{two[0]:.1f}" y2="{two[1]:.1f}" stroke="#{_colour(number)}" stroke-width="2"/>\n'
            for one, two in pairwise(points)
            if one and two
        )
        for place, point in enumerate(points):
            if point:
                shape = f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="4" fill="#{_colour(number)}"/>'
                label = _label(point[0], point[1] + (18 if below else -8), f"{series.amounts[place]:f}", labels, below=below)
                drawn.append(_shown(shape + label, plot, series, place, source))
    return _HIGH, drawn


def _label(x: float, y: float, number: str, labels: Labels, *, below: bool = False) -> str:
    """The number at a column or point; turned it runs upwards, from there or, `below`, to there."""
    if labels == "turned":
        text = _text(x, y + 4, number, "end" if below else "start")
        return f'<g transform="rotate(-90 {x:.1f} {y:.1f})">{text}</g>'
    return _text(x, y, number, "middle") if labels else ""


def _bars(plot: Plot, source: SourceOf | None) -> tuple[int, list[str]]:
    group = _BAR * len(plot.series) + 8
    high = group * len(plot.categories) + 2 * _LINE
    left = min(_LONGEST, max(map(width, plot.categories), default=0.0)) * _EM + 8
    scale = _Scale(plot, left + 20, _WIDE - 60)
    end = high - 2 * _LINE
    drawn = [
        _grid(scale.at(tick), 0, scale.at(tick), end) + _text(scale.at(tick), end + _LINE - 2, _number(tick), "middle")
        for tick in scale.ticks()
    ]
    drawn.append(_text(_WIDE, end + _LINE - 2, plot.unit, "end"))
    for place, category in enumerate(plot.categories):
        top = group * place + 4
        drawn.append(_text(left, top + (group - 8) / 2 + 5, _short(category), "end"))
        for number, series in enumerate(plot.series):
            amount = series.amounts[place]
            if amount is None:
                continue
            y = top + _BAR * number
            edge, zero = scale.at(float(amount)), scale.at(0.0)
            shape = f'<rect x="{min(edge, zero):.1f}" y="{y:.1f}" width="{abs(edge - zero):.1f}" height="{_BAR - 2}" fill="#{_colour(number)}"/>'
            beside, side = (max(edge, zero) + 4, "start") if amount >= 0 else (min(edge, zero) - 4, "end")
            label = _text(beside, y + _BAR - 4, f"{amount:f}", side) if plot.labels("bar") else ""
            drawn.append(_shown(shape + label, plot, series, place, source))
    drawn.append(_axis(scale.at(0.0), 0, scale.at(0.0), end))
    return high, drawn


def _pie(plot: Plot, source: SourceOf | None) -> tuple[int, list[str]]:
    series = plot.series[0]
    whole = sum((amount for amount in series.amounts if amount), Decimal(0))
    x, y, radius = _WIDE / 2, _HIGH / 2, 105
    drawn, turn = [], 0.0
    for place, amount in enumerate(series.amounts):
        if not amount or not whole:
            continue
        share = float(amount / whole)
        ends = [(x + radius * sin(2 * pi * at), y - radius * cos(2 * pi * at)) for at in (turn, turn + share)]
        colour = f'fill="#{_colour(place)}" stroke="#fff" stroke-width="1"'
        if share > 0.9999:
            shape = f'<circle cx="{x}" cy="{y}" r="{radius}" {colour}/>'
        else:
            (x1, y1), (x2, y2) = ends
            arc = f"A{radius} {radius} 0 {int(share > 0.5)} 1 {x2:.1f} {y2:.1f}"
            shape = f'<path d="M{x} {y} L{x1:.1f} {y1:.1f} {arc} Z" {colour}/>'
        middle = 2 * pi * (turn + share / 2)
        side = "start" if sin(middle) >= 0 else "end"
        said = f"{amount:f}，{share * 100:.0f}%"
        label = _text(x + (radius + 10) * sin(middle), y - (radius + 12) * cos(middle) + 5, said, side)
        drawn.append(_shown(shape + label, plot, series, place, source))
        turn += share
    return _HIGH, drawn


def _is_crowded(plot: Plot) -> bool:
    """Whether the names would run into each other along the foot."""
    room = (_WIDE - 60) / max(1, len(plot.categories))
    return any(width(category) * _EM > room - 4 for category in plot.categories)


def _foot(plot: Plot, turned: bool) -> float:
    """Where the names begin: turned ones reach further down."""
    longest = min(_LONGEST, max((width(category) for category in plot.categories), default=0.0))
    return _HIGH - (longest * _EM * 0.72 + 12 if turned else _LINE + 4)


def _upright(plot: Plot, foot: float) -> tuple[_Scale, float]:
    """The axis of amounts, and how far from the left the bars begin."""
    scale = _Scale(plot, foot, 34)
    return scale, max(len(_number(tick)) for tick in scale.ticks()) * _EM * 0.55 + 10


def _upright_frame(plot: Plot, scale: _Scale, left: float, foot: float, turned: bool) -> list[str]:
    drawn = [_text(0, 14, plot.unit, "start")] if plot.unit else []
    for tick in scale.ticks():
        y = scale.at(tick)
        drawn.append(_grid(left, y, _WIDE, y) + _text(left - 6, y + 5, _number(tick), "end"))
    drawn.append(_axis(left, scale.at(0.0), _WIDE, scale.at(0.0)))
    room = (_WIDE - left) / max(1, len(plot.categories))
    for place, category in enumerate(plot.categories):
        x = left + room * (place + 0.5)
        if turned:
            name = escape(_short(category))
            drawn.append(f'<text x="{x:.1f}" y="{foot + 14:.1f}" text-anchor="end" transform="rotate(-45 {x:.1f} {foot + 14:.1f})">{name}</text>\n')
        else:
            drawn.append(_text(x, foot + _LINE, category, "middle"))
    return drawn


def _legend(plot: Plot, kind: ChartKind, top: float) -> list[str]:
    """The names of the series, or of a pie's shares, as many to a line as fit."""
    names = plot.categories if kind == "pie" else tuple(series.name for series in plot.series)
    if kind != "pie" and len(names) < 2:
        return []
    lines: list[list[tuple[int, str]]] = [[]]
    used = 0.0
    for number, name in enumerate(names):
        size = width(name) * _EM + 34
        if lines[-1] and used + size > _WIDE:
            lines.append([])
            used = 0.0
        lines[-1].append((number, name))
        used += size
    return [_legend_line(entries, top + _LINE * row) for row, entries in enumerate(lines)]


def _legend_line(entries: list[tuple[int, str]], top: float) -> str:
    x = (_WIDE - sum(width(name) * _EM + 34 for _, name in entries)) / 2
    drawn = []
    for number, name in entries:
        drawn.append(f'<rect x="{x:.1f}" y="{top + 4:.1f}" width="10" height="10" fill="#{_colour(number)}"/>\n')
        drawn.append(_text(x + 15, top + 14, name, "start"))
        x += width(name) * _EM + 34
    return "".join(drawn)


def _shown(drawn: str, plot: Plot, series: Series, place: int, source: SourceOf | None) -> str:
    """A bar or point; on hover its name and number, and where it comes from."""
    said = f"{plot.categories[place]}　{series.name}：{series.amounts[place]:f}{plot.unit}"
    ref = series.refs[place]
    if source is not None and ref is not None:
        said = f"{said}\n{source(ref)}"
    return f"<g><title>{escape(said)}</title>{drawn}</g>\n"


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>\n' if text else ""


def _grid(x1: float, y1: float, x2: float, y2: float) -> str:
    return _stroke(x1, y1, x2, y2, "d9d9d9")


def _axis(x1: float, y1: float, x2: float, y2: float) -> str:
    return _stroke(x1, y1, x2, y2, "7f7f7f")


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#{colour}"/>\n'


def _short(name: str) -> str:
    """A name that has no room for all of it."""
    return name if width(name) <= _LONGEST else f"{name[: int(_LONGEST) - 1]}…"


def _number(amount: float) -> str:
    return f"{Decimal(repr(round(amount, 9))).normalize():f}"


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]
