"""templates/<领域>/indicators.yaml → `Catalogue`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, get_args

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.findings import Findings
from drafting.model.catalogue import ALL, Catalogue, Direction, Entry, LocalKind, Nature
from drafting.model.indicator import COMPARISONS, OWN_KEYS
from drafting.model.names import BUILT_IN, REFUSED_NAME, closest
from drafting.model.regions import LEVELS
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path, Tree

D140 = declare(
    Rule(
        "D140",
        "指标目录的写法不对",
        Severity.ERROR,
        "indicators.yaml 分两层：组 → 指标；指标下写 口径、计量单位、构成 等。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: [人]}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: 人}\n",
    )
)
D141 = declare(
    Rule(
        "D141",
        "指标目录里有不认识的键",
        Severity.ERROR,
        "目录的一项只有这些键：口径 计量单位 类型 构成 其中 子项 派生 规则 性质 方向 汇总 都有 或填 提供单位 别名 必报 用项 事项 推进 印作。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: {口经: 年度累计}}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: {口径: 年度累计}}\n",
    )
)
D142 = declare(
    Rule(
        "D142",
        "指标目录里的取值不对",
        Severity.ERROR,
        "性质、方向、汇总、类型、用项、都有只能取规定的几个词；限本组、限近组、或填写的是本组指标的名称。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: {性质: 时段}}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: {性质: 时期}}\n",
    )
)
D143 = declare(
    Rule(
        "D143",
        "指标目录里名称冲突",
        Severity.ERROR,
        "别名和同组另一个指标的名称或别名相同，或者名称和模板、数据的固有名称相同，就分不清说的是哪一个。",
        hits="# 文件：示例/indicators.yaml\n"
        "就业: {务工就业: {别名: [外出务工]}, 转移就业: {别名: [外出务工]}}\n",
        clean="# 文件：示例/indicators.yaml\n"
        "就业: {务工就业: {别名: [外出务工]}, 转移就业: {别名: [转移就业人数]}}\n",
    )
)
D144 = declare(
    Rule(
        "D144",
        "指标目录里的公式或规则不完整",
        Severity.ERROR,
        "派生写成“名称: =公式”，规则写成有 = <= >= < > 的一行。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: {规则: [户和人]}}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: [户, 人], 规则: [户 <= 人]}}\n",
    )
)

KEYS: Final = (
    "口径", "计量单位", "类型", "构成", "其中", "子项", "派生", "规则", "性质", "方向", "汇总", "都有", "或填", "提供单位", "别名", "必报", "用项",
    "事项", "推进", "印作",
)  # fmt: skip
SYNONYMS: Final = "同义"
"""The key beside the groups: lists of words that mean one thing inside names."""
UNWANTED: Final = "一律不含"
"""The key beside the groups: words of names that no 门类 takes, since its sentence speaks well (倒闭, 空置), but where they are of its own 含."""
_GROUP_KEYS: Final = ("别名", "行业", "近组", "限本组", "限近组", "推进", "所属")
"""What a group says of itself, as lists: its other names, those that are a trade wider than it (交通 of 乡村建设), the groups whose indicators may stand in it too, the names
that mean its indicators in it alone (纳入低保 is of the monitored households only where these are spoken of), those that
mean them in it and the groups near it (受益人口); 全部 is all of its names, how its tasks are pushed on where some
are left, and whose all its figures are (搬迁群众), which elsewhere would be those of all."""
LOCAL_KINDS: Final = "门类"
"""The key of a group under which kinds of indicators stand that it does not list."""
_KIND_KEYS: Final = ("口径", "计量单位", "含", "不含")
LISTED: Final = "名称"
"""The key of a 门类 under which those of it that have a name stand, each a thing of its own: 消防演练, [微型消防站, 消防站]."""
_OF_EACH: Final = ("类型", "性质", "方向", "汇总", "提供单位", "用项", "推进", "其中")
"""What a 门类 may say of each of these."""
KINDS: Final = ("计量", "比率", "名录", "表述", "位次")
NATURES: Final[tuple[str, ...]] = tuple(word for word in get_args(Nature) if word)
DIRECTIONS: Final[tuple[str, ...]] = tuple(word for word in get_args(Direction) if word)
ROLLUPS: Final = ("相加", "重算", "最大", "最小", "不汇总")
USES: Final = tuple(COMPARISONS)

_LONGEST_UNIT: Final = 2
_A_FIGURE: Final = lazy(r"[\d０-９]+(?:\.\d+)?\s*[万亿]?")
_OF_DATA: Final = "数写在数据文件里；目录里写它的口径、计量单位、别名等"
_TURNED: Final = lazy("=[<>]")
_COMPARISON: Final = lazy(r"<=|>=|!=|[<>=≤≥≠]")
_SEVERAL: Final = lazy("[、，,；;](?![^（(]*[）)])")
_EXAMPLE: Final = "写成 监测帮扶: {监测对象: {口径: …, 计量单位: [户, 人]}}"


def read_catalogue(tree: Tree) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue as far as it can be read, and everything wrong with the file. Formulas stay text."""
    findings = Findings(tree)
    given = dict(_mapping(tree.value, (), findings) or {})
    synonyms = _synonyms(given.pop(SYNONYMS, ""), findings)
    unwanted = _names(given.pop(UNWANTED, []), (UNWANTED,), findings)
    read = _Read(given, unwanted, findings)
    for group, raw in given.items():
        read.group(group, raw)
    return read.catalogue(tree, synonyms), findings.all()


class _Read:
    """What the groups read so far say; `given` are all of the file, of which one names others."""

    def __init__(self, given: Mapping[str, Any], unwanted: tuple[str, ...], findings: Findings) -> None:
        self._given, self._unwanted, self._findings = given, unwanted, findings
        self._groups: dict[str, dict[str, Entry]] = {}
        self._by_path: dict[str, Entry] = {}
        self._aliases: dict[str, str] = {}
        self._near: dict[str, tuple[str, ...]] = {}
        self._local: dict[str, frozenset[str]] = {}
        self._means: dict[str, tuple[str, ...]] = {}
        self._close: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, dict[str, LocalKind]] = {}
        self._whose: dict[str, tuple[str, ...]] = {}
        self._trades: set[str] = set()

    def catalogue(self, tree: Tree, synonyms: tuple[tuple[str, ...], ...]) -> Catalogue:
        return Catalogue(
            tree, self._groups, self._by_path, self._aliases, self._near, self._local, self._means, self._close,
            self._kinds, synonyms, self._whose, frozenset(self._trades),
        )  # fmt: skip

    def group(self, group: str, raw: Any) -> None:
        path: Path = (group,)
        listed: dict[str, Entry] = {}
        _check_group(group, path, self._findings)
        if isinstance(raw, dict) and LOCAL_KINDS in raw:
            self._kinds[group], listed = _local_kinds(raw[LOCAL_KINDS], (*path, LOCAL_KINDS), self._unwanted, self._findings)
            raw = {name: item for name, item in raw.items() if name != LOCAL_KINDS}
        own = {key: raw[key] for key in _GROUP_KEYS if isinstance(raw, dict) and key in raw and not isinstance(raw[key], dict)}
        if own:
            raw = {name: item for name, item in raw.items() if name not in own}
            self._say_of_group(group, {key: _names(item, (*path, key), self._findings) for key, item in own.items()})
        self._groups[group] = self._with_listed(_entries(raw, path, None, self._findings), listed)
        self._check(group)
        for entry in self._groups[group].values():
            if entry.instead:
                _check_instead(entry, self._groups[group], self._findings)
            _index(entry, self._by_path)

    def _say_of_group(self, group: str, words: Mapping[str, tuple[str, ...]]) -> None:
        """What a group says of itself (_GROUP_KEYS)."""
        trades = words.get("行业", ())
        _take_aliases(group, (*words.get("别名", ()), *trades), self._given, self._aliases, self._findings)
        self._trades.update(trades)
        self._near[group] = _near(group, words.get("近组", ()), self._given, self._findings)
        self._local[group] = frozenset(words.get("限本组", ()))
        self._means[group] = words.get("推进", ())
        self._close[group] = frozenset(words.get("限近组", ()))
        if "所属" in words:
            self._whose[group] = words["所属"]

    def _with_listed(self, entries: dict[str, Entry], listed: Mapping[str, Entry]) -> dict[str, Entry]:
        for name, entry in listed.items():
            if name in entries:
                self._findings.add(D143, entry.place, f"“{name}”另有一项指标", "只写在一处")
        return {**entries, **listed}

    def _check(self, group: str) -> None:
        """Whether the names of a group are told from each other, and those that it speaks of are its own."""
        entries, findings = self._groups[group], self._findings
        _check_aliases(entries, findings)
        called = frozenset(each for entry in entries.values() for each in (entry.name, *entry.aliases))
        for kind in self._kinds.get(group, {}).keys() & called:
            findings.add(D143, (group, LOCAL_KINDS, kind), f"门类“{kind}”和指标（或它的别名）同名", "换个名称", key=True)
        if ALL in self._local.get(group, ()):
            self._local[group] = called
        for key, names in (("限本组", self._local.get(group)), ("限近组", self._close.get(group))):
            _check_local((group, key), (names or frozenset()) - {ALL}, entries, findings)


def _local_kinds(raw: Any, path: Path, unwanted: tuple[str, ...], findings: Findings) -> tuple[dict[str, LocalKind], dict[str, Entry]]:
    """The 门类 of a group, and the entries of those that they list."""
    found: dict[str, LocalKind] = {}
    listed: dict[str, Entry] = {}
    for name, item in (_mapping(raw, path, findings) or {}).items():
        where = (*path, name)
        given = _mapping(item, where, findings) or {}
        allowed = (*_KIND_KEYS, LISTED, *_OF_EACH) if LISTED in given else _KIND_KEYS
        for key in given.keys() - set(allowed):
            findings.add(D141, (*where, key), "门类没有这个键", f"可用的键：{'、'.join(allowed if LISTED in allowed else (*allowed, LISTED))}", key=True)
        word = _Words(given, where, findings)
        units, having, lacking = (word.names(key) if key in given else () for key in _KIND_KEYS[1:])
        if not units and not having and LISTED not in given:
            findings.add(D140, where, "门类要写明计量单位，或者名称里含什么字", f"写成 {name}: {{计量单位: [亩, 头]}}", key=True)
        lacking = (*lacking, *(word for word in unwanted if not any(word in each or each in word for each in having)))
        found[name] = LocalKind(name, units, having, lacking, is_listed=LISTED in given and not having)
        for entry in _listed(name, given, where, findings):
            if listed.setdefault(entry.name, entry) is not entry:
                findings.add(D143, entry.place, f"“{entry.name}”写了两次", "每个名称只写在一处")
    return found, listed


def _listed(kind: str, given: Mapping[str, Any], path: Path, findings: Findings) -> Iterator[Entry]:
    """An entry for each that a 门类 lists, a name or a name with its aliases; units and nature are the kind's."""
    shared = {key: given[key] for key in ("计量单位", *_OF_EACH) if key in given}
    names_given = given.get(LISTED, [])
    if not isinstance(names_given, list):
        findings.add(D140, (*path, LISTED), "名称是一列名称", f"写成 {LISTED}: [甲, [乙, 乙的别名]]")
        return
    for index, item in enumerate(names_given):
        where = (*path, LISTED, index)
        names = _names(item if isinstance(item, list) else [item], where, findings)
        if names:
            yield replace(_entry(names[0], {**shared, "别名": list(names[1:])}, where, None, findings), local_kind=kind)


def _check_group(group: str, path: Path, findings: Findings) -> None:
    if group in BUILT_IN:
        findings.add(D143, path, "这个名称在模板里另有用处，不能作组名", f"换个名称，例如“{group}情况”", key=True)


def _take_aliases(
    group: str, names: tuple[str, ...], groups: Mapping[str, Any], aliases: dict[str, str], findings: Findings
) -> None:
    for alias in names:
        other = alias if alias in groups else aliases.setdefault(alias, group)
        if other == alias and alias != group:
            hint = f"删去这个别名；要用“{group}”组的，把“{alias}”的指标写进“{group}:”下面"
            findings.add(D143, (group, "别名"), f"组的别名“{alias}”也是另一组的名称，分不清", hint)
        elif other != group:
            findings.add(D143, (group, "别名"), f"组的别名“{alias}”和“{other}”分不清", "每个别名只属于一个组，删去一处")


def _near(group: str, names: tuple[str, ...], groups: Mapping[str, Any], findings: Findings) -> tuple[str, ...]:
    for name in names:
        if name not in groups:
            likely = closest(name, groups)
            findings.add(D142, (group, "近组"), f"没有“{name}”这个组", f"是不是“{likely}”？" if likely else "写目录里有的组名")
    return tuple(name for name in names if name in groups)


def _synonyms(raw: Any, findings: Findings) -> tuple[tuple[str, ...], ...]:
    if raw == "":
        return ()
    if not isinstance(raw, list):
        findings.add(D140, (SYNONYMS,), "同义的词是几列词", f"写成 {SYNONYMS}: 下面每行一列：- [改厕, 户厕改造, 厕所改造]")
        return ()
    found = [_names(words, (SYNONYMS, index), findings) for index, words in enumerate(raw)]
    taken: dict[str, int] = {}
    for index, words in enumerate(found):
        for word in words:
            if taken.setdefault(word, index) != index:
                findings.add(D143, (SYNONYMS, index), f"“{word}”写在两列同义词里", "每个词只写在一列里")
    return tuple(words for words in found if len(words) > 1)


def _check_instead(entry: Entry, entries: Mapping[str, Entry], findings: Findings) -> None:
    """或填 names indicators of the group by their own names, and says what of is not said without 都有."""
    for name in entry.instead:
        if name not in entries or name == entry.name:
            likely = closest(name, entries.keys() - {entry.name})
            findings.add(D142, (*entry.place, "或填"), f"这一组没有别的指标叫“{name}”", f"是不是“{likely}”？" if likely else "写本组另一个指标的名称")
    if not entry.everywhere:
        findings.add(D142, (*entry.place, "或填"), "没有写“都有”，“或填”就没有用", "写明哪几级的单位个个都有，例如 都有: [县, 乡镇]")


def _check_local(where: Path, names: frozenset[str], entries: Mapping[str, Entry], findings: Findings) -> None:
    known = {each for name, entry in entries.items() for each in (name, *entry.aliases)}
    for name in sorted(names - known):
        likely = closest(name, known)
        findings.add(D142, where, f"这一组没有“{name}”", f"是不是“{likely}”？" if likely else "写本组指标的名称或别名")


def _entries(raw: Any, path: Path, whole: Entry | None, findings: Findings) -> dict[str, Entry]:
    """名称 → entry. 子项 may be a bare list of names: they take the whole's unit, nature and provider."""
    if whole and isinstance(raw, list):
        raw = dict.fromkeys(_names(raw, path, findings), "")
    entries = {}
    for name, item in (_mapping(raw, path, findings) or {}).items():
        where = (*path, name)
        if name in OWN_KEYS or REFUSED_NAME.search(name):
            findings.add(
                D143, where, f"“{name}”不能作指标的名称", "换个名称；数值、任务、截至等是指标自己的键", key=True
            )
            continue
        entries[name] = _entry(name, item, where, whole, findings)
    return entries


def _entry(name: str, raw: Any, path: Path, whole: Entry | None, findings: Findings) -> Entry:
    dotted_name = f"{whole.dotted if whole else path[0]}.{name}"
    if isinstance(raw, str):
        raw = {"计量单位": raw} if raw else {}
    if isinstance(raw, list):
        units = [each for each in raw if isinstance(each, str) and each]
        shown = f"[{', '.join(units)}]" if len(units) > 1 else units[0] if units else "…"
        findings.add(D140, path, "指标写成了一列", f"方括号里是单位的，写成 {name}: {{计量单位: {shown}}}；是几个指标的，各写一行")
        raw = {}
    given = _mapping(raw, path, findings) or {}
    for key in given:
        if key not in KEYS:
            near = closest(key, KEYS)
            findings.add(
                D141,
                (*path, key),
                f"目录里没有“{key}”这个键",
                _OF_DATA if key in OWN_KEYS else f"是不是“{near}”？" if near else f"可用的键：{'、'.join(KEYS)}",
                key=True,
            )
    word = _Words(given, path, findings)
    said: dict[str, Any] = {name: read(word, key) for key, (name, read) in _READ.items() if key in given}  # two or three
    if whole:
        said["nature"] = said.get("nature") or whole.nature
        said["provider"] = said.get("provider") or whole.provider
        if not said.get("kind"):
            said["units"] = said.get("units") or whole.units
    entry = Entry(name, dotted_name, path, **said)
    entry.children.update(_entries(given.get("子项", ""), (*path, "子项"), entry, findings))
    _check_aliases(entry.children, findings)
    return entry


class _Words:
    """Reads the keys of one entry."""

    def __init__(self, given: Mapping[str, Any], path: Path, findings: Findings) -> None:
        self.given = given
        self.path = path
        self.findings = findings

    def text(self, key: str) -> str:
        value = self.given.get(key, "")
        if isinstance(value, str):
            return value.strip()
        together = "、".join(map(str, value)) if isinstance(value, list) else "…"
        self.findings.add(D140, (*self.path, key), f"{key}是一段文字", f"写成 {key}: {together}")
        return ""

    def names(self, key: str) -> tuple[str, ...]:
        value = self.given.get(key, "")
        return _names([value] if isinstance(value, str) else value, (*self.path, key), self.findings)

    def units(self, key: str) -> tuple[str, ...]:
        """What it is counted in; a figure stands in the data."""
        names = self.names(key)
        for name in names:
            if len(several := [each for each in _SEVERAL.split(name) if each]) > 1:
                self.findings.add(D142, (*self.path, key) if key in self.given else self.path, f"“{name}”是几个单位写在一起", f"写成一列：{key}: [{', '.join(several)}]")
            elif _A_FIGURE.match(name):
                bare = _A_FIGURE.sub("", name)
                self.findings.add(D142, (*self.path, key) if key in self.given else self.path, f"“{name}”是数，不是计量单位", f"目录只写单位：计量单位: {bare or '…'}；数写在数据文件里")
        return names

    def reports(self, key: str) -> frozenset[str]:
        """Which reports must have it."""
        names = self.names(key)
        for name in names:
            if "/" not in name:
                self.findings.add(D142, (*self.path, key), f"“{name}”不是报告的名称", f"写哪些报告必报，如 {key}: [rural/annual]；名称见 drafting template list")
        return frozenset(names)

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        text = self.text(key)
        return text if not text or self._is_one(text, words, (*self.path, key)) else ""

    def several_of(self, key: str, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in self.names(key) if self._is_one(name, words, (*self.path, key)))

    def formulas(self, key: str) -> dict[str, str]:
        formulas: dict[str, str] = {}
        if isinstance(given := self.given.get(key), str) and given.strip():
            self.findings.add(D144, (*self.path, key), "公式没有名称", f"写成 {key}: {{名称: ={given.strip().lstrip('=＝')}}}")
            return formulas
        for name, formula in (_mapping(self.given.get(key, ""), (*self.path, key), self.findings) or {}).items():
            where = (*self.path, key, name)
            body = formula.strip().lstrip("=＝").strip() if isinstance(formula, str) else ""
            if body:
                formulas[name] = body
            else:
                self.findings.add(D144, where, f"“{name}”没有公式", f"写成 {key}: {{{name}: =数值 - 已消除}}", key=True)
        return formulas

    def rules(self, key: str) -> tuple[str, ...]:
        found = []
        for rule in self.names(key):
            if turned := _TURNED.search(rule):
                self.findings.add(D144, (*self.path, key), f"“{rule}”里的“{turned[0]}”不是比较", f"写成 {rule.replace(turned[0], turned[0][::-1])}")
            elif _COMPARISON.search(rule):
                found.append(rule)
            else:
                self.findings.add(D144, (*self.path, key), f"“{rule}”里没有比较", "写成 户 <= 人、数值 <= 100% 的样子")
        return tuple(found)

    def _is_one(self, text: str, words: tuple[str, ...], path: Path) -> bool:
        if text in words:
            return True
        self.findings.add(D142, path, f"没有“{text}”这个取值", f"写 {'、'.join(words)} 之一")
        return False


_READ: Final[dict[str, tuple[str, Callable[[_Words, str], object]]]] = {
    "口径": ("definition", _Words.text),
    "计量单位": ("units", _Words.units),
    "类型": ("kind", lambda word, key: word.one_of(key, KINDS)),
    "构成": ("parts", _Words.names),
    "其中": ("subset", _Words.names),
    "派生": ("derived", _Words.formulas),
    "规则": ("rules", _Words.rules),
    "性质": ("nature", lambda word, key: word.one_of(key, NATURES)),
    "方向": ("direction", lambda word, key: word.one_of(key, DIRECTIONS)),
    "汇总": ("rollup", lambda word, key: word.one_of(key, ROLLUPS)),
    "都有": ("everywhere", lambda word, key: word.several_of(key, LEVELS)),
    "或填": ("instead", _Words.names),
    "提供单位": ("provider", _Words.text),
    "别名": ("aliases", _Words.names),
    "必报": ("required", _Words.reports),
    "用项": ("uses", lambda word, key: word.several_of(key, USES)),
    "事项": ("matter", _Words.text),
    "推进": ("means", _Words.names),
    "印作": ("printed", _Words.text),
}
"""Key → the entry's field and how it is read."""


def _names(raw: Any, path: Path, findings: Findings) -> tuple[str, ...]:
    if not isinstance(raw, list):
        findings.add(D140, path, f"{path[-1]}是一个名称或一列名称", f"写成 {path[-1]}: [甲, 乙]")
        return ()
    names = []
    for index, item in enumerate(raw):
        if not isinstance(item, str):
            findings.add(D140, (*path, index), "列表里每一项是一个名称", f"写成 {path[-1]}: [甲, 乙]")
        elif item.strip():
            names.append(item.strip())
    return tuple(dict.fromkeys(names))


def _mapping(raw: Any, path: Path, findings: Findings) -> dict[str, Any] | None:
    if isinstance(raw, dict):
        return raw
    if raw != "":
        findings.add(D140, path, "这里要写成“名称: 内容”的分项", _in_two_levels(raw, path))
    return None


def _in_two_levels(raw: Any, path: Path) -> str:
    """How what stands alone behind a group, or a key, is typed in the catalogue."""
    first = str(next(iter(raw), "…")) if isinstance(raw, list) else str(raw)
    if len(path) == 1 and isinstance(raw, str) and len(first) <= _LONGEST_UNIT:
        return f"指标写在组名下面：组名: {{{path[0]}: {{计量单位: {first}}}}}；“{path[0]}”是组名的，写成 {path[0]}: {{指标名: {{计量单位: {first}}}}}"
    if len(path) == 1:
        return f"组名下面是指标，写成 {path[0]}: {{{first}: {{计量单位: …}}}}"
    if path:
        return f"写成 {path[-1]}: {{{first}: …}}"
    return _EXAMPLE


def _check_aliases(entries: Mapping[str, Entry], findings: Findings) -> None:
    owner: dict[str, str] = {name: name for name in entries}
    for name, entry in entries.items():
        for alias in entry.aliases:
            other = owner.setdefault(alias, name)
            if other != name:
                findings.add(
                    D143, (*entry.place, "别名"), f"别名“{alias}”和“{other}”分不清", "每个别名只属于一个指标，删去一处"
                )


def _index(entry: Entry, by_path: dict[str, Entry]) -> None:
    by_path[entry.dotted] = entry
    for child in entry.children.values():
        _index(child, by_path)
