"""What was done about a thing and says alone of nothing what it is, 化解82件 behind 矛盾纠纷86件, is a side of it, wherever the catalogue has the thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.words.named_in_file import is_named
from drafting.model.catalogue import Catalogue
from drafting.model.faults import Faults
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, converted
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_rate
from drafting.source import Path

_DEEDS: Final = (
    "化解|调解|调处|办结|办复|结案|整改|整治|治理|防治|防控|处置|处理|改造|修复|恢复|更换|解决|消除|销号|侦破|破获|查处|拆除|解危|清运|清理|劝导|劝阻|"
    "复耕|盘活|安置|救治|签约|随访|回访|核实"
)
_DEED: Final = lazy(f"(?:已|成功|共|累计)?(?P<deed>{_DEEDS})(?:完成|到位|成功|完毕)?数?")
_RATE: Final = lazy(f"(?!率)(?P<deed>{_DEEDS})?(?P<how>完成|到位|成功)?率")
_SHARE: Final = ("%",)
_NEAR: Final = 5
"""Points by which a rate that was mistyped mostly misses."""


def hang_deeds(
    indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable, findings: Findings
) -> dict[str, str]:
    """Gives the names changed, dotted: 平安建设.化解 → 平安建设.矛盾纠纷.化解.

    A deed hangs where it is no more than the thing, which has no task, and a rate that stands beside says no other thing is meant.
    A rate that the catalogue has in the group itself is not among them, unless the file asks for it: 化解率 there is that of 矛盾纠纷, and a
    sentence that asks for it gets no other thing's.
    What the group itself has under the deed's name stays, and so does all where the catalogue has neither the thing nor the deed:
    there 其余 says the two one after the other.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        entries = catalogue.groups.get(group)
        strange = entries is None or not node.children.keys() <= entries.keys()
        if strange and any(map(is_deed, node.children)):
            findings.hangs_on_numbers = True
            own = known.group(group)
            for name, base in _hung(node, own, catalogue, known, units):
                if entries is None or name not in entries or is_named(str(findings.tree.value), group, name):
                    found[f"{group}.{name}"] = f"{group}.{base}.{name}"
                moved["指标", group, name] = ("指标", group, base, name)
                thing = node.children[base]
                thing.settle("children", {**thing.children, name: node.children.pop(name)})
    findings.tree.read_as(moved)
    return found


def is_deed(name: str) -> bool:
    """Whether a name says what was done and not about what: 化解, 已办结."""
    return _DEED.fullmatch(name) is not None


def is_rate_of_a_deed(name: str) -> bool:
    """化解率, 整改完成率: the rate of a deed, of whatever it was done about."""
    read = _RATE.fullmatch(name)
    return read is not None and read["deed"] is not None


def _hung(
    node: Indicator, own: str | None, catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable
) -> list[tuple[str, str]]:
    """Each deed and the rate of one, with the figure that stands before it and counts the same."""
    found: list[tuple[str, str]] = []
    before: list[Indicator] = []

    def has(name: str) -> bool:
        return own is not None and known.in_group(own, name, node.children[name]) is not None

    def is_said(name: str) -> bool:
        """By a sentence that is made for it, or by one for its kind, or among the problems."""
        each = node.children[name]
        if is_known(name) or catalogue.faults.is_problem(name):
            return True
        return own is not None and catalogue.kind_of(own, name, _units(each), units.convertible) is not None

    def is_known(name: str) -> bool:
        return has(name) or known.home(name, node.children[name]) is not None

    def means_it(rate: str, base: str) -> bool:
        """Whether the group's own rate is that of this thing anyhow: 化解率 of 矛盾纠纷."""
        entry = catalogue.groups[own].get(known.in_group(own, base, node.children[base]) or "") if own is not None and has(rate) else None
        return entry is not None and rate in entry.known_below

    def hung_on(base: str, behind: list[str]) -> Iterator[str]:
        """The deeds among what stands behind a thing, each with its rate. One that may be another thing's is left, and its rate with it."""
        thing = node.children[base]
        several = any(_counts_alike(each, thing, units) for each in before)
        free = [name for name in behind if name not in thing.children]
        for deed in free:
            done = node.children[deed]
            if not is_deed(deed) or has(deed) or not (is_part(done, thing, units) and (is_said(base) or is_said(deed))):
                continue
            rates = [name for name in free if _deed_of_rate(name, behind) == deed and _units(node.children[name]) == _SHARE]
            wrong = [name for name in rates if not _is_rate(node.children[name], done, thing, units)]
            mistyped = [name for name in wrong if not _says_how(name)]  # R122 tells, where it stands below
            if not wrong or (not several and all(_may_be_mistyped(node.children[name], done, thing, units) for name in mistyped)):
                yield deed
                yield from (name for name in rates if (name in mistyped or not means_it(name, base)) and (_verb(name) == _verb(deed) or not is_known(name)))

    for base, behind in _runs(node):
        found += [(name, base) for name in hung_on(base, behind)]
        before.append(node.children[base])
    return [] if _leaves_in_doubt(node, dict(found), catalogue.faults, units) else found


def _runs(node: Indicator) -> Iterator[tuple[str, list[str]]]:
    """Each thing with the deeds and rates that follow it."""
    runs: list[tuple[str, list[str]]] = []
    for name in node.children:
        if not (is_deed(name) or _RATE.fullmatch(name)):
            runs.append((name, []))
        elif runs:
            runs[-1][1].append(name)
    yield from runs


def _leaves_in_doubt(node: Indicator, hung: dict[str, str], faults: Faults, units: UnitTable) -> bool:
    """Whether a problem would stand there as if nothing was done about it, though the figure behind it may say what was: 残垣断壁3处, 推平3处.

    As long as one deed stands beside it by itself, it is known that the group tells of work.
    """
    exposed = [name for name in node.children if faults.is_problem(name) and any(faults.is_done_about(name, deed) for deed in hung)] if hung else []
    if not exposed:
        return False
    seen_to = {base: faults.is_worked_at(deed) for deed, base in hung.items()}
    behind = dict(pairwise([name for name in node.children if name not in hung]))

    def may_be_seen_to(name: str) -> bool:
        after = behind.get(name)
        if after is None or not _counts_alike(node.children[after], node.children[name], units):
            return False
        return faults.is_problem(after) or is_part(node.children[after], node.children[name], units)

    return any(not seen_to[name] if name in seen_to else may_be_seen_to(name) for name in exposed)


def _verb(name: str) -> str | None:
    found = _DEED.fullmatch(name) or _RATE.fullmatch(name)
    return found["deed"] if found is not None else None


def _deed_of_rate(name: str, run: list[str]) -> str | None:
    """The deed whose verb the rate has; else the one that stands before it."""
    if _RATE.fullmatch(name) is None:
        return None
    deeds = [each for each in run if is_deed(each)]
    of_it = [each for each in deeds if _verb(each) == _verb(name)]
    before = [each for each in deeds if run.index(each) < run.index(name)]
    return next(iter(of_it), before[-1] if before else None)


def _is_rate(rate: Indicator, done: Indicator, thing: Indicator, units: UnitTable) -> bool:
    values = (rate.value, done.value, thing.value)
    stated, part, whole = (each.first for each in values if isinstance(each, Measure))
    return judge_rate(stated, part, whole, units).verdict is not Verdict.CONTRADICTS


def _says_how(name: str) -> bool:
    """调解成功率 may be that of what was mediated, and says nothing of how much was."""
    found = _RATE.fullmatch(name)
    return found is not None and found["how"] is not None


def _may_be_mistyped(rate: Indicator, done: Indicator, thing: Indicator, units: UnitTable) -> bool:
    """化解84件 of 86件 with 95%: a rate so near is meant to be this one; 改造80户 of 120户 with 100% is of what was planned."""
    values = (rate.value, done.value, thing.value)
    stated, part, whole = (each.first for each in values if isinstance(each, Measure))
    return abs(stated.amount - converted(part, whole.unit, units) / whole.amount * 100) <= _NEAR if whole.amount else False


def is_part(one: Indicator, other: Indicator, units: UnitTable) -> bool:
    """Whether it counts the same and no more; what has a task counts what was done already."""
    if other.target is not None or not _counts_alike(one, other, units):
        return False
    assert isinstance(one.value, Measure)
    assert isinstance(other.value, Measure)
    return converted(one.value.first, other.value.first.unit, units) <= other.value.first.amount


def _counts_alike(one: Indicator, other: Indicator, units: UnitTable) -> bool:
    return len(_units(one)) == len(_units(other)) == 1 and units.convertible(_units(one)[0], _units(other)[0])


def _units(node: Indicator) -> tuple[str, ...]:
    return node.value.units if isinstance(node.value, Measure) else ()
