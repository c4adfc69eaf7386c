"""Where templates stand, and what their house says: units, wording, style, catalogues. Read once, then shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drafting.cache import cache_folder, code_stamp, kept_of
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors
from drafting.frozen import mutable
from drafting.ingredients import digest_of, note_template
from drafting.load.catalogue import read_catalogue
from drafting.load.house import read_units
from drafting.load.house_files import house_tree
from drafting.load.house_wording import read_documents, read_phrasing, read_zeros
from drafting.load.known_catalogue import KnownCatalogues
from drafting.load.known_trees import KnownTrees, parsed
from drafting.load.style_file import of_a_style, placed, read_style_tree
from drafting.load.text import read_text
from drafting.load.text_rules import MALFORMED, places_of_rules, read_text_rules
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.text_rules import TextRule
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.render.faults import UNKNOWN_TEMPLATE, closest
from drafting.render.local_groups import LOCAL
from drafting.render.template import Templates
from drafting.render.vouching import Vouching
from drafting.source import LayeredTree, Tree

if TYPE_CHECKING:
    from drafting.render.house_names import WordingFault
    from drafting.render.names import Vocabulary

HOUSE = "_house"
_STYLE = f"{HOUSE}/style.yaml"

Look = TypeVar("Look")

_AREA = lazy(r"[\w-]+")

UNSAFE_NAME = declare(
    Rule(
        "T010", "模板名不合规", Severity.ERROR, "模板名是“领域/文种”，不能带 .. 或从根目录写起。",
        hits="模板: rural\\a/b\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)


def bundled_templates() -> Path:
    """The templates that ship with the product: inside the wheel, else beside the source."""
    inside = Path(__file__).parent / "_templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


@mutable
class Library:
    """The folders of templates in look-up order, strongest first."""

    roots: tuple[Path, ...]
    templates: Templates = field(init=False)
    _units: UnitTable | None = None
    _catalogues: dict[str, Catalogue] = field(default_factory=dict)
    _units_of: dict[str, UnitTable] = field(default_factory=dict)
    _required: dict[str, frozenset[str]] = field(default_factory=dict)
    _sections: dict[str, list[str]] = field(default_factory=dict)
    _trees: dict[str, Tree] = field(default_factory=dict)
    _looks: dict[Path | None, Any] = field(default_factory=dict)
    _sources: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    _text_rules: tuple[TextRule, ...] | None = None
    _wording: Any = None
    _wording_faults: dict[str, tuple[WordingFault, ...]] = field(default_factory=dict)
    _wordings: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _phrasings: dict[str, Tree] = field(default_factory=dict)
    _vouching: Vouching | None = None
    _digests: dict[str, str] = field(default_factory=dict)
    _memory: Path | None = field(init=False)  # what these files were found to say; one folder for each state of the code
    _known: KnownTrees = field(init=False)
    _known_catalogues: KnownCatalogues = field(init=False)

    def __post_init__(self) -> None:
        self._memory = cache_folder(f"templates-{code_stamp()}")
        self._known = KnownTrees(self._memory, "tree")
        self._known_catalogues = KnownCatalogues(self._memory)
        self.templates = Templates(self._read_template, self._read_front, self._memory)

    # files -----------------------------------------------------------------------

    def find(self, name: str) -> Path | None:
        """The strongest file of that name below the roots."""
        if name.startswith(("/", "\\")) or ".." in name.split("/") or ":" in name or "\\" in name:
            raise Refused([UNSAFE_NAME.at(None, f"模板名“{name}”不合规", "写成 领域/文种，如 rural/township")])
        for root in self.roots:
            file = root / name
            if file.is_file():
                return file
        return None

    def names(self) -> list[str]:
        """Every report template: 领域/文种."""
        found = {
            f"{file.parent.name}/{file.stem}"
            for root in self.roots
            for file in root.glob("*/*.j2")
            if not file.parent.name.startswith("_")
        }
        return sorted(found)

    def require(self, name: str, asked: Tree | None = None) -> None:
        """Raises Refused where there is no report template of that name; `asked` are data that name it as their 模板."""
        try:
            if name.count("/") == 1 and self.templates.exists(name):
                return
            fault = UNKNOWN_TEMPLATE.at(None, f"没有“{name}”这个模板", closest(name, self.names()))
        except Refused as refused:  # no name of a template at all
            raise Refused(replace(each, place=_asked(asked)) for each in refused.diagnostics) from None
        raise Refused([replace(fault, place=_asked(asked))])

    def sections(self, template: str) -> list[str]:
        """The sections that a template of this field can place."""
        area = template.partition("/")[0]
        found = self._sections.get(area)
        if found is None:
            folders = [root / part / "sections" for root in self.roots for part in (area, HOUSE)]
            found = self._sections[area] = sorted({file.stem for folder in folders for file in folder.glob("*.j2")})
        return found

    def tree(self, name: str) -> Tree:
        """A YAML file of the library; an empty tree when there is none. Raises Refused."""
        found = self._trees.get(name)
        if found is None:
            data, shown = self._read(name)
            found = self._trees[name] = self._tree_of(name, data, shown) if shown else Tree(name, {}, {}, {})
        return found

    def _tree_of(self, name: str, data: bytes, shown: str) -> Tree:
        if name == _STYLE:  # which has words of its own for what is wrong with it
            return self._known.read(data, shown)
        return house_tree(lambda: self._known.read(data, shown), shown)

    def _read(self, name: str) -> tuple[bytes, str]:
        """What the strongest file of that name holds, and how messages speak of it ("" where there is none)."""
        file = self.find(name)
        data = file.read_bytes() if file else b""
        self._digests.setdefault(name, digest_of(data) if file else "")
        return data, _shown(file) if file else ""

    def digest(self, template: str, sections: Iterable[str] = ()) -> str:
        """Of every file of the library that a report by `template` is made from, as they were read; `sections` as in
        `template_faults`. A file that is changed, comes or goes changes it. Raises Refused.
        """
        area = template.partition("/")[0]
        files = [f"{name}.j2" for name in self._vouched().reached(template, sections)]
        local = self.templates.section_name(template, LOCAL) if sections else None  # data may place a group of their own
        files += (f"{local}.j2",) if local else ()
        files += (f"{HOUSE}/{name}.yaml" for name in ("documents", "units", "style", "zeros"))
        files += _phrasing_files(area)
        files += (f"{HOUSE}/checks/{name}" for name in self._check_names())
        if _AREA.fullmatch(area):
            files.append(f"{area}/indicators.yaml")
        for name in files:
            if name not in self._digests:
                self._read(name)
        return digest_of("\n".join(f"{name} {self._digests[name]}" for name in files).encode())

    def kept(self, kind: str, made_from: str) -> Path | None:
        """The file for what this state of the program has found of it; None where nothing is kept."""
        return kept_of(self._memory, kind, made_from.encode())

    # what they hold ----------------------------------------------------------------

    @property
    def units(self) -> UnitTable:
        if self._units is None:
            self._units = read_units(self.tree(f"{HOUSE}/units.yaml"))
        return self._units

    def catalogue(self, template: str) -> Catalogue:
        """The catalogue of a template's field. Raises Refused when it is faulty."""
        area = template.partition("/")[0]
        found = self._catalogues.get(area)
        if found is None:
            found = self._catalogues[area] = self._catalogue_of(f"{area}/indicators.yaml") if _AREA.fullmatch(area) else EMPTY
        return found

    def _catalogue_of(self, name: str) -> Catalogue:
        data, shown = self._read(name)
        if not shown:
            return EMPTY
        found = self._known_catalogues.known(data, shown)
        if found is None:
            tree = self._trees.get(name)
            if tree is None:
                tree = self._trees[name] = house_tree(lambda: parsed(data, shown), shown)
            found, problems = read_catalogue(tree)
            if has_errors(problems):
                raise Refused(problems)
            self._known_catalogues.keep(data, found)
        return found

    def units_of(self, template: str) -> UnitTable:
        """The house's units and those that the catalogue of the template's field counts in."""
        area = template.partition("/")[0]
        found = self._units_of.get(area)
        if found is None:
            entries = self.catalogue(template).by_path.values()
            found = self._units_of[area] = self.units.with_units(unit for entry in entries for unit in entry.units)
        return found

    def required(self, template: str) -> frozenset[str]:
        """Dotted paths that the catalogue or the template's front matter calls 必报."""
        found = self._required.get(template)
        if found is None:
            entries = self.catalogue(template).by_path.values()
            own = (entry.dotted for entry in entries if template in entry.required)
            found = self._required[template] = frozenset((*own, *self.templates.front(template).required))
        return found

    def usual(self, template: str) -> dict[str, dict[str, list[str]]]:
        """The indicators that reports by this template usually give: group → name → keys with a line of their own. Raises Refused."""
        from drafting.load.usual import read_usual

        area = template.partition("/")[0]
        tree = self.tree(f"{area}/usual.yaml") if _AREA.fullmatch(area) else None
        if tree is None or not tree.value:
            return {}
        found, problems = read_usual(tree, self.catalogue(template))
        if problems:
            raise Refused(problems)
        return found.get(template, {})

    def phrasing(self, template: str) -> Tree:
        """提法: those of the template's field and those of the house. What both have is the stronger folder's, in one folder the
        field's. Raises Refused.
        """
        area = template.partition("/")[0]
        found = self._phrasings.get(area)
        if found is None:
            files = sorted(_phrasing_files(area), key=self._weakness)
            problems: list[Diagnostic] = []
            for each in files:
                try:
                    read_phrasing(self.tree(each))
                except Refused as refused:
                    problems += refused.diagnostics
            if problems:
                raise Refused(problems)
            found = self._phrasings[area] = LayeredTree(*(self.tree(each) for each in files))
        return found

    def _weakness(self, name: str) -> int:
        """The place of its folder in look-up order; behind all where there is no such file."""
        return next((at for at, root in enumerate(self.roots) if (root / name).is_file()), len(self.roots))

    def documents(self) -> Mapping[str, Any]:
        """文种 × 报告期. Raises Refused."""
        return self._words("documents.yaml", read_documents)

    def _words(self, name: str, read: Callable[[Tree], Mapping[str, Any]]) -> Mapping[str, Any]:
        """The house's wording, looked at once."""
        found = self._wordings.get(name)
        if found is None:
            found = self._wordings[name] = read(self.tree(f"{HOUSE}/{name}"))
        return found

    def zeros(self) -> Mapping[str, Any]:
        """Which zeros are said, and how. Raises Refused."""
        return self._words("zeros.yaml", read_zeros)

    def text_rules(self) -> tuple[TextRule, ...]:
        """The rules of wording of all _house/checks/*.yaml; of two files of one name the stronger folder's. Raises Refused."""
        if self._text_rules is None:
            rules: dict[str, TextRule] = {}
            sound = KnownTrees(self._memory, "rules")
            for data, shown in (self._read(f"{HOUSE}/checks/{name}") for name in self._check_names()):
                known = sound.known(data, shown)
                tree = known or house_tree(partial(parsed, data, shown), shown)
                found, problems = read_text_rules(tree, tried=known is not None)
                twice = [each.rule.code for each in found if each.rule.code in rules]
                problems += tuple(MALFORMED.at(tree.place(()), f"编码 {code} 别的规则已经用了", "换一个编码") for code in twice)
                if has_errors(problems):
                    raise Refused(problems)
                if known is None:
                    sound.keep(data, tree)
                rules.update({each.rule.code: each for each in found})
            self._text_rules = tuple(rules.values())
        return self._text_rules

    def place_of_text_rule(self, code: str, *below: str | int) -> Place:
        """Where a rule of wording stands, or what is below it: looked for when something is to be said of it."""
        for data, shown in (self._read(f"{HOUSE}/checks/{name}") for name in self._check_names()):
            tree = parsed(data, shown)
            path = places_of_rules(tree).get(code)
            if path is not None:
                return tree.place((*path, *below))
        return Place(f"{HOUSE}/checks")

    def _check_names(self) -> list[str]:
        return sorted({file.name for root in self.roots for file in root.glob(f"{HOUSE}/checks/*.yaml")})

    def wording(self, compiled: Callable[[tuple[TextRule, ...]], Look]) -> Look:
        """What `compiled` makes of the rules of wording, made once. Raises Refused."""
        if self._wording is None:
            self._wording = compiled(self.text_rules())
        found: Look = self._wording
        return found

    def look(self, profile: Path | None, make: Callable[[Mapping[str, Any], Mapping[str, Any]], Look]) -> Look:
        """The look that `make` reads from the house style and a local profile's differences. Raises Refused."""
        found = self._looks.get(profile)
        if found is None:
            house = self._house_style()
            own = read_style_tree(profile.read_bytes(), str(profile)) if profile is not None else Tree("", {}, {}, {})
            try:
                found = self._looks[profile] = make(_mapping(house), _mapping(own))
            except Refused as refused:
                raise Refused(placed(refused.diagnostics, own, house)) from None
        return found

    def _house_style(self) -> Tree:
        try:
            return self.tree(_STYLE)
        except Refused as refused:
            file = self.find(_STYLE)
            raise Refused(of_a_style(refused.diagnostics, _shown(file) if file else _STYLE)) from None

    def profiles(self) -> list[str]:
        """The local looks that ship with the templates, by name."""
        return sorted({file.stem for root in self.roots for file in (root / HOUSE / "profiles").glob("*.yaml")})

    def profile(self, name: str) -> Path | None:
        """The file of a shipped look."""
        return self.find(f"{HOUSE}/profiles/{name}.yaml") if name in self.profiles() else None

    # what a template may name ---------------------------------------------------------

    def vocabulary(self, template: str) -> Vocabulary:
        """The names that templates of this field may use. Raises Refused."""
        from drafting.render.names import Vocabulary

        return Vocabulary(self.catalogue(template), self.units_of(template), self.phrasing(template).value, self.documents())

    def wording_faults(self, template: str) -> tuple[WordingFault, ...]:
        """What is wrong with the names in the house's wording, as templates of this field say it. Raises Refused."""
        area = template.partition("/")[0]
        found = self._wording_faults.get(area)
        if found is None:
            from drafting.render.house_names import wording_faults

            documents = self.tree(f"{HOUSE}/documents.yaml")
            faults = wording_faults(self.phrasing(template), documents, self.vocabulary(template), self._said_words)
            found = self._wording_faults[area] = tuple(faults)
        return found

    def _said_words(self) -> frozenset[str]:
        """The words of a 文种 that any template of the library prints."""
        from drafting.render.house_names import said_words

        return self.of_all_templates(said_words)

    def of_all_templates(self, words: Callable[[str], frozenset[str]]) -> frozenset[str]:
        """What `words` finds in the text of any template."""
        files = {file.relative_to(root).as_posix() for root in self.roots for file in root.rglob("*.j2")}
        return frozenset(word for name in files for word in words(self._text_of(name.removesuffix(".j2"))))

    def _text_of(self, name: str) -> str:
        """A template as it is typed, "" for one that cannot be read."""
        try:
            found = self._read_template(name)
        except Refused:
            return ""
        return found[0] if found else ""

    def template_faults(self, template: str, sections: Iterable[str] = (), carried: str = "") -> tuple[Diagnostic, ...]:
        """Unknown names and broken files among all that a report can reach, and the `sections` that its data places.

        `carried` is the 文种 whose words carry the report as its annex, "" where nothing does. Raises Refused.
        """
        note_template(template, sections)
        found = self._vouched().faults(template, sections)
        if carried:
            faults = (each for each in self.wording_faults(template) if each.name == carried)
            found += tuple(each.found for each in faults if each.found.severity is Severity.ERROR)
        return found

    def reached(self, template: str) -> tuple[str, ...]:
        """The names of all templates that a report is made of. Raises Refused."""
        return self._vouched().reached(template)

    def _vouched(self) -> Vouching:
        if self._vouching is None:
            self._vouching = Vouching(self.templates, self.vocabulary, self._terms, self.sections, self.wording_faults, self._memory)
        return self._vouching

    def _terms(self, template: str) -> str:
        """A digest of the files that `vocabulary` reads."""
        area = template.partition("/")[0]
        digest = sha256()
        for name in (f"{area}/indicators.yaml", *_phrasing_files(area), f"{HOUSE}/documents.yaml", f"{HOUSE}/units.yaml"):
            file = self.find(name)
            digest.update(file.read_bytes() if file else b"\0")
        return digest.hexdigest()

    # for Jinja ---------------------------------------------------------------------

    def _read_template(self, name: str) -> tuple[str, str] | None:
        if name not in self._sources:
            self._sources[name] = self._source_of(name)
        return self._sources[name]

    def _source_of(self, name: str) -> tuple[str, str] | None:
        data, shown = self._read(f"{name}.j2")
        if not shown:
            return None
        if not data.strip():  # one's own empty file takes a section out
            return "", shown
        source, problems = read_text(data, shown)
        if source is None:
            raise Refused(problems)
        return source.text, source.name

    def _read_front(self, text: str, file: str) -> Mapping[str, Any]:
        return _mapping(parsed(("\n" + text).encode(), file)) if text.strip() else {}


def open_library(templates: Path | None = None, working_folder: Path | None = None) -> Library:
    """--templates DIR, then the working folder's templates/, then the bundled ones."""
    candidates = [templates, working_folder / "templates" if working_folder else None, bundled_templates()]
    roots: list[Path] = []
    for candidate in candidates:
        if candidate is not None and candidate.is_dir() and candidate.resolve() not in roots:
            roots.append(candidate.resolve())
    return Library(tuple(roots))


def _phrasing_files(area: str) -> tuple[str, ...]:
    """Where the 提法 of a field stand: the field's own file, and the house's."""
    house = f"{HOUSE}/phrasing.yaml"
    return (f"{area}/phrasing.yaml", house) if _AREA.fullmatch(area) else (house,)


def _mapping(tree: Tree) -> Mapping[str, Any]:
    return tree.value if isinstance(tree.value, dict) else {}


def _asked(data: Tree | None) -> Place | None:
    return data.place(("模板",)) if data is not None else None


def _shown(file: Path) -> str:
    """How messages speak of a library file: templates/rural/township.j2."""
    parts = file.parts
    for anchor in ("_templates", "templates"):
        if anchor in parts:
            return "/".join(("templates", *parts[len(parts) - parts[::-1].index(anchor) :]))
    return str(file)
