"""A phrasing.yaml, the house's documents.yaml, zeros.yaml, verbs.yaml and faults.yaml: whether the house's wording is of its shape, and leaves no month without words between two spans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any, Final, get_args

from drafting.diagnostics import Refused, Rule, Severity
from drafting.load.findings import Findings
from drafting.load.house.joined import taken_away, words_at
from drafting.model.dataset import PeriodKind
from drafting.model.names import closest
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path, Tree

MALFORMED = declare(
    Rule(
        "T063",
        "提法表、文种表、零值表的写法不对",
        Severity.ERROR,
        "phrasing.yaml（_house 里各领域共用的，领域文件夹里自己的）写成 名: [{自: 2021-01, 至: 2025-12, 文: …}, {自: 2026-01, 文: …}]，月份写四位年、两位月，时段前后相接；"
        "_house/documents.yaml 写成 文种: {各期: {标题: …}, 年度: {标题: …}}，报告期是 各期、年度、半年、季度、月份；"
        "_house/zeros.yaml 写成 说: {前面的话: [名称末尾的词]}、除外: [词, …]；_house/verbs.yaml 写成 说: {动词: [名称末尾的词]}、前面: {种类: [词]}、单位: {动词: [单位]}、除外: {动词: [词]}；_house/faults.yaml 写成 坏的东西: {治理: [黑臭水体]}、办了: [整改, 治理]。自己文件夹里的 zeros、verbs、faults 只写要加的，随程序的词照旧认；不要的，在同一列里写 -词。",
        hits="# 文件：_house/phrasing.yaml\n底线: [{至: 2025-12, 文: 旧底线}, {自: 2026-13, 文: 新底线}]\n",
        clean="# 文件：_house/phrasing.yaml\n底线: [{至: 2025-12, 文: 旧底线}, {自: 2026-01, 文: 新底线}]\n",
    )
)

NOTHING: Final[Mapping[str, Any]] = {}
EVERY_PERIOD: Final = "各期"
PERIODS: Final = (EVERY_PERIOD, *get_args(PeriodKind))
_FROM: Final = "自"
_UNTIL: Final = "至"
_TEXT: Final = "文"
SPAN_KEYS: Final = (_FROM, _UNTIL, _TEXT)
_SAID: Final = "说"
ZERO_KEYS: Final = (_SAID, "除外")
_FREE: Final = "前面"
_PLACES_OF: Final = {"自成一句": ("开头", "含", "末尾"), "不用动词": ("开头", "含", "末尾")}
"""Which words of a name are meant, for the keys that say no verb."""
_WORDS, _MENDED = "words", "mended"
FAULT_KEYS: Final = {
    "坏的东西": _MENDED, "坏的行为": _MENDED, "末尾": _WORDS, "前面": _WORDS, "对象": _WORDS, "款项": _WORDS, "后面": _WORDS, "缺的": ("开头", "末尾"), "出事": ("末尾", "谁"),
    "没做完": ("动词", "不是", "过期", "才做", "停着"), "越少越好": ("末尾", "后面", "总量", "限额", "额度", "要做的", "要多的", "不算办了", "涨了不算", "组", "没除净的"), "说不准": ("用时单位", "要多的时间", "率的单位", "要多的率", "均数", "要多的均数", "件数单位", "负担", "坏的", "听着坏的", "不是负担", "要多的"), "一看就是": ("词", "有人干的", "发了案的", "查了才知道的", "什么", "哪里的", "也是办", "别人的事"), "看旁边": ("案件", "办案的", "信访", "信访的", "受理的"), "损失": ("末尾", "自然"), "查别人的": _WORDS, "天灾": _WORDS, "存在问题里": ("缺", "少", "没有", "虽", "却", "做了", "名称", "好的", "所求", "求来", "给", "补救", "组织者"), "办了": _WORDS, "看着": ("开头", "不是", "含", "末尾"), "救了": _WORDS,
    "查出来的": ("行为", "管的人的", "看组", "前面", "后面", "管的事", "管的对象", "东西", "怎么说", "自己的组", "自己的人", "化验的", "查别人的单位", "不能查处的单位"),
}
"""What stands below each: words, words by what mending them is called, or lists of these names."""
_BY_MENDING: Final = ("没除净的", "怎么说")
VERB_KEYS: Final = (_SAID, _FREE, "单位", "除外", *_PLACES_OF)
_MONTH: Final = lazy(r"(\d{4})-(0[1-9]|1[0-2])")
_BETWEEN: Final = lazy(r"[、，；;/\s]+")
"""What people type between the words of a list."""
_MONTH_LIKE: Final = lazy(r"(\d{4})\s*[-—./年]\s*(\d{1,2})\s*月?")


def read_phrasing(tree: Tree) -> Mapping[str, Any]:
    """提法: name → text, or spans `{自, 至, 文}` that follow one on the other. Raises Refused with all that is wrong."""
    return _checked(tree, _check_phrase)


def read_documents(tree: Tree) -> Mapping[str, Any]:
    """文种 → 报告期 or 各期 → word → text. Raises Refused with all that is wrong."""
    return _checked(tree, _check_kind)


def read_zeros(tree: Tree, others: Mapping[str, Any] = NOTHING) -> Mapping[str, Any]:
    """说: words → ends of names before which they stand; 除外: words of names. Added to what `others` say. Raises Refused with all that is wrong."""
    return _checked(tree, _check_zeros, others)


def read_verbs(tree: Tree, others: Mapping[str, Any] = NOTHING) -> Mapping[str, Any]:
    """说, 单位, 除外: verb → ends of names, units, words of names; 前面: harmless words before an end, by kind; 自成一句, 不用动词: where none is needed. Added to what `others` say. Raises Refused with all that is wrong."""
    return _checked(tree, partial(_check_verbs, others), others)


def read_faults(tree: Tree, others: Mapping[str, Any] = NOTHING) -> Mapping[str, Any]:
    """Words of names that say a fault, and of those that say what was done about one. Added to what `others` say. Raises Refused with all that is wrong."""
    return _checked(tree, _check_faults, others)


def _checked(tree: Tree, check: Callable[[str, Any, Findings], None], others: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    if tree.value in ("", {}):
        return {}
    findings = Findings(tree)
    if not isinstance(tree.value, dict):
        findings.add(MALFORMED, (), "最外层要写成“名称: 内容”", "对照随程序附带的同名文件改写")
    else:
        for name, raw in tree.value.items():
            check(name, raw, findings)
        for path, word in taken_away(tree.value) if others is not None else ():
            if word not in words_at(others, path[:-1]):
                findings.add(MALFORMED, path, f"随程序的这一列里没有“{word}”，去不掉", "写成那一列里有的词，或删去这个词")
    if findings.any_error:
        raise Refused(findings.all())
    given: Mapping[str, Any] = tree.value
    return given


# 文种 × 报告期 ------------------------------------------------------------------------


def _check_kind(kind: str, raw: Any, findings: Findings) -> None:
    if raw == "":
        return
    if not isinstance(raw, dict):
        findings.add(MALFORMED, (kind,), "下面要分报告期写", f"写成 {kind}: {{各期: {{标题: …}}}}", key=True)
        return
    for period, words in raw.items():
        if period not in PERIODS:
            meant = closest(period, PERIODS)
            hint = f"是不是“{meant}”？" if meant else f"写 {'、'.join(PERIODS)} 之一"
            findings.add(MALFORMED, (kind, period), "没有这种报告期", hint, key=True)
        if words == "":
            continue
        if not isinstance(words, dict):
            findings.add(MALFORMED, (kind, period), "下面要写标题、过渡等项", f"写成 {period}: {{标题: …, 过渡: …}}", key=True)
            continue
        for word, text in words.items():
            if not isinstance(text, str):
                findings.add(MALFORMED, (kind, period, word), "这里是一段文字", f"写成 {word}: …")


def _knows(key: str, keys: tuple[str, ...], findings: Findings) -> bool:
    if key not in keys:
        meant = closest(key, keys)
        findings.add(MALFORMED, (key,), "不认识这个键", f"是不是“{meant}”？" if meant else f"可用的键：{'、'.join(keys)}", key=True)
    return key in keys


def _check_verbs(others: Mapping[str, Any], key: str, raw: Any, findings: Findings) -> None:
    if not _knows(key, VERB_KEYS, findings) or raw == "":
        return
    example = f"写成 {key}: {{开展: [检查, 培训]}}"
    if not isinstance(raw, dict):
        findings.add(MALFORMED, (key,), "下面一个动词一行", example, key=True)
        return
    said = [*words_at(others, (_SAID,)), *words_at(findings.tree.value, (_SAID,))]
    known = _PLACES_OF.get(key, tuple(said) if key != _FREE else ())
    for verb, words in raw.items():
        if known and verb not in known:
            if key in _PLACES_OF:
                _unknown_key((key, verb), known, findings)
            else:
                _unknown_verb(key, verb, known, findings)
        _check_words(words, (key, verb), example, findings)


def _check_words(words: Any, path: Path, example: str, findings: Findings) -> None:
    if not isinstance(words, list) or not all(isinstance(each, str) and each for each in words):
        findings.add(MALFORMED, path, "这里是一列词", example, key=True)
        return
    for at, word in enumerate(words) if _BETWEEN.search("".join(words)) else ():
        if parts := [each for each in _BETWEEN.split(word) if each] if _BETWEEN.search(word) else []:
            findings.add(MALFORMED, (*path, at), f"“{word}”写在一起，成了一个词", f"用半角逗号分开：{', '.join(parts)}")


def _check_faults(key: str, raw: Any, findings: Findings) -> None:
    if not _knows(key, tuple(FAULT_KEYS), findings) or raw == "":
        return
    below = FAULT_KEYS[key]
    if below == _WORDS:
        _check_words(raw, (key,), f"写成 {key}: [词, 词]", findings)
    elif not isinstance(raw, dict):
        findings.add(MALFORMED, (key,), "下面分行写", f"写成 {key}: {{治理: [黑臭水体]}}" if below == _MENDED else f"可用的键：{'、'.join(below)}", key=True)
    else:
        for name, words in raw.items():
            if below != _MENDED and name not in below:
                _unknown_key((key, name), tuple(below), findings)
            elif name in _BY_MENDING and isinstance(words, dict):
                for mending, each in words.items():
                    _check_words(each, (key, name, mending), f"写成 {mending}: [词, 词]", findings)
            else:
                _check_words(words, (key, name), f"写成 {name}: [词, 词]", findings)


def _unknown_key(path: tuple[str, str], known: tuple[str, ...], findings: Findings) -> None:
    meant = closest(path[1], known)
    findings.add(MALFORMED, path, "不认识这个键", f"是不是“{meant}”？" if meant else f"可用的键：{'、'.join(known)}", key=True)


def _unknown_verb(key: str, verb: str, known: tuple[str, ...], findings: Findings) -> None:
    meant = closest(verb, known)
    hint = f"是不是“{meant}”？" if meant else f"先在“{_SAID}”里写 {verb}: [名称末尾的词]，或删去这一行"
    findings.add(MALFORMED, (key, verb), f"“{_SAID}”里没有这个动词，写了不起作用", hint, key=True)


def _check_zeros(key: str, raw: Any, findings: Findings) -> None:
    if not _knows(key, ZERO_KEYS, findings) or raw == "":
        return
    lists = raw.items() if key == _SAID and isinstance(raw, dict) else [("", raw)]
    for words, ends in lists:
        if not isinstance(ends, list) or not all(isinstance(each, str) and each for each in ends):
            example = f"写成 {_SAID}: {{未发生: [返贫, 辍学]}}" if key == _SAID else f"写成 {key}: [查处, 排查]"
            findings.add(MALFORMED, (key, words) if words else (key,), "这里是一列词", example, key=True)


# 提法 ---------------------------------------------------------------------------------


def _check_phrase(name: str, raw: Any, findings: Findings) -> None:
    if not raw:
        findings.add(MALFORMED, (name,), "没有写文字", f"写成 {name}: …，或按年月分段", key=True)
        return
    if isinstance(raw, str):
        return
    if not isinstance(raw, list):
        findings.add(MALFORMED, (name,), "这里是一段文字，或按年月分的几段", f"写成 {name}: [{{至: 2025-12, 文: …}}, {{自: 2026-01, 文: …}}]", key=True)
        return
    spans = [(begin, until, path) for path, begin, until in _spans(name, raw, findings) if begin and until]
    if len(spans) < len(raw):
        return  # where one ends or begins is not known
    spans.sort()
    for (_, until, path), (begin, _, following) in pairwise(spans):
        _check_joint(path, until, following, begin, findings)


Month = tuple[int, int]
Span = tuple[Path, Month | None, Month | None]
"""Where it stands, its first month and its last; None where one is wrong. No 自 is the earliest, no 至 the latest."""

_EARLIEST: Final = (0, 1)
_LATEST: Final = (9999, 12)


def _spans(name: str, raw: list[Any], findings: Findings) -> Iterator[Span]:
    for index, span in enumerate(raw):
        path: Path = (name, index)
        if not isinstance(span, dict):
            findings.add(MALFORMED, path, "每一段写 自、至、文", "写成 {自: 2021-01, 至: 2025-12, 文: …}")
            continue
        for key in span:
            if key not in SPAN_KEYS:
                meant = closest(key, SPAN_KEYS)
                hint = f"是不是“{meant}”？" if meant else f"可用的键：{'、'.join(SPAN_KEYS)}"
                findings.add(MALFORMED, (*path, key), "不认识这个键", hint, key=True)
        if not isinstance(span.get(_TEXT), str) or not span[_TEXT]:
            findings.add(MALFORMED, path, "这一段没有写“文”", "写成 {自: 2021-01, 至: 2025-12, 文: …}")
        begin, until = _month(span, _FROM, path, findings), _month(span, _UNTIL, path, findings)
        if begin and until and begin > until:
            findings.add(MALFORMED, (*path, _UNTIL), f"“至”{_shown(until)}早于“自”{_shown(begin)}", "把先后改对")
        yield path, begin, until


def _month(span: Mapping[str, Any], key: str, path: Path, findings: Findings) -> Month | None:
    text = span.get(key, "")
    if text == "":
        return _EARLIEST if key == _FROM else _LATEST
    match = _MONTH.fullmatch(text) if isinstance(text, str) else None
    if match:
        return int(match[1]), int(match[2])
    loose = _MONTH_LIKE.fullmatch(text) if isinstance(text, str) else None
    if loose and 1 <= int(loose[2]) <= 12:
        findings.add(MALFORMED, (*path, key), f"“{text}”不是年月的写法", f"写成 {int(loose[1])}-{int(loose[2]):02d}")
    else:
        what = f"没有{int(loose[2])}月" if loose else "不是年月"
        findings.add(MALFORMED, (*path, key), f"“{text}”{what}", "写四位年、两位月，如 2026-01")
    return None


def _check_joint(path: Path, until: Month, following: Path, begin: Month, findings: Findings) -> None:
    """One span follows on the other: no month between them is without words, and none has two."""
    expected = _after(until)
    if begin == expected:
        return
    if until == _LATEST:
        hint = f"上一段写明到哪个月为止，如 至: {_shown(_before(begin))}"
        findings.add(MALFORMED, path, "后面还有一段，这一段却没有写“至”，后一段永远用不上", hint)
    elif begin > expected:
        months = _shown(expected) if expected == _before(begin) else f"{_shown(expected)} 至 {_shown(_before(begin))}"
        hint = f"写成 自: {_shown(expected)}，或把上一段的“至”写到 {_shown(_before(begin))}"
        findings.add(MALFORMED, following, f"和上一段之间空着 {months}，这些月份的报告没有这个词可印", hint)
    else:
        findings.add(MALFORMED, following, f"和上一段的时段重叠（上一段到 {_shown(until)}）", f"写成 自: {_shown(expected)}")


def _after(month: Month) -> Month:
    return (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)


def _before(month: Month) -> Month:
    return (month[0] - 1, 12) if month[1] == 1 else (month[0], month[1] - 1)


def _shown(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"
