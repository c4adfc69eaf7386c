"""What the templates' folders hold: units, wording, style, catalogues, templates and their faults. Read once, then shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from drafting.diagnostics import Diagnostic, Place, Refused, Severity, has_errors
from drafting.files.ingredients import note_template
from drafting.frozen import mutable
from drafting.house_rules import HouseRules
from drafting.load.house.catalogue import read_catalogue
from drafting.load.house.files import house_tree
from drafting.load.house.joined import JoinedTree, joined
from drafting.load.house.known_catalogue import KnownCatalogues
from drafting.load.house.known_trees import parsed
from drafting.load.house.style_file import of_a_style, placed, read_style_tree
from drafting.load.house.units import read_units
from drafting.load.house.wording import read_documents, read_faults, read_phrasing, read_verbs, read_zeros
from drafting.load.names.another_field import GENERAL
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.faults import Faults
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.render.compiling.faults import UNKNOWN_TEMPLATE, TemplateFault, closest, nearest
from drafting.render.compiling.template import Templates
from drafting.render.leftovers.verbs import Verbs
from drafting.render.leftovers.zeros import Zeros
from drafting.render.local_groups import LOCAL
from drafting.render.vetting.vouching import Vouching
from drafting.source import LayeredTree, Tree
from drafting.starts.cache import cache_folder, code_stamp
from drafting.template_folders import ADDED_TO, HOUSE, STYLE, TemplateFolders, as_quoted, as_told, bundled_templates

if TYPE_CHECKING:
    from drafting.render.compiling.events import Reading
    from drafting.render.vetting.house_names import WordingFault
    from drafting.render.vetting.names import Vocabulary
    from drafting.render.vetting.reach import Reach

Look = TypeVar("Look")

_UNITS, _ZEROS, _VERBS, _FAULTS = ADDED_TO
_AREA: Final = lazy(r"[\w-]+")


@mutable
class Library:
    """The folders of templates in look-up order, strongest first."""

    roots: tuple[Path, ...]
    folders: TemplateFolders = field(init=False)
    rules: HouseRules = field(init=False)
    templates: Templates = field(init=False)
    _units: UnitTable | None = None
    _catalogues: dict[str, Catalogue] = field(default_factory=dict)
    _units_of: dict[str, UnitTable] = field(default_factory=dict)
    _required: dict[str, frozenset[str]] = field(default_factory=dict)
    _looks: dict[Path | None, Any] = field(default_factory=dict)
    _wording_faults: dict[str, tuple[WordingFault, ...]] = field(default_factory=dict)
    _reaches: dict[tuple[str, tuple[str, ...]], Reach] = field(default_factory=dict)
    _file_faults: dict[tuple[str, str, tuple[str, ...]], tuple[Reading, list[Diagnostic]]] = field(default_factory=dict)
    _documents: Mapping[str, Any] | None = None
    _zeros: Zeros | None = None
    _verbs: Verbs | None = None
    _faults: Faults | None = None
    _phrasings: dict[str, Tree] = field(default_factory=dict)
    _vouching: Vouching | None = None
    _known_catalogues: KnownCatalogues = field(init=False)

    def __post_init__(self) -> None:
        memory = cache_folder(f"templates-{code_stamp()}")  # one for each state of the code
        self.folders = TemplateFolders(self.roots, memory)
        self.rules = HouseRules(self.folders)
        self.templates = Templates(self.folders.template, _read_front, memory)
        self._known_catalogues = KnownCatalogues(memory)

    def require(self, name: str, asked: Tree | None = None) -> None:
        """Raises Refused where there is no report template of that name; `asked` are data that name it as their 模板."""
        try:
            if name.count("/") == 1 and self.templates.exists(name):
                return
            names = self.folders.names()
            area = name.partition("/")[0]
            elsewhere = "" if any(each.startswith(f"{area}/") for each in names) else "；在自己文件夹里的，加上 --templates 文件夹"
            fault = UNKNOWN_TEMPLATE.at(None, f"没有“{as_quoted(name)}”这个模板", (_of_an_office(name, names) or closest(name, names)) + elsewhere)
        except Refused as refused:  # no name of a template at all
            raise Refused(replace(each, place=_asked(asked)) for each in refused.diagnostics) from None
        raise Refused([replace(fault, place=_asked(asked))])

    def digest(self, template: str, sections: Iterable[str] = ()) -> str:
        """Of every file of the library that a report by `template` is made from, as they were read; `sections` as in
        `template_faults`. A file that is changed, comes or goes changes it. Raises Refused.
        """
        area = template.partition("/")[0]
        files = [f"{name}.j2" for name in self._vouched().reached(template, sections)]
        local = self.templates.section_name(template, LOCAL) if sections else None  # data may place a group of their own
        files += (f"{local}.j2",) if local else ()
        files += (f"{HOUSE}/{name}.yaml" for name in ("documents", "units", "style", "zeros", "verbs", "faults"))
        files += _phrasing_files(area)
        files += self.folders.check_files()
        if _AREA.fullmatch(area):
            files.append(f"{area}/indicators.yaml")
        return self.folders.digest(files)

    # what they hold ----------------------------------------------------------------

    @property
    def units(self) -> UnitTable:
        if self._units is None:
            self._units = read_units(JoinedTree(_UNITS, self.folders.layers(_UNITS)))
        return self._units

    def catalogue(self, template: str) -> Catalogue:
        """The catalogue of a template's field. Raises Refused when it is faulty."""
        area = template.partition("/")[0]
        found = self._catalogues.get(area)
        if found is None:
            found = self._catalogue_of(f"{area}/indicators.yaml") if _AREA.fullmatch(area) else EMPTY
            found = self._catalogues[area] = replace(found, faults=self.faults())
        return found

    def _catalogue_of(self, name: str) -> Catalogue:
        data, file, digest = self.folders.read(name)
        if not file:
            return EMPTY
        found = self._known_catalogues.known(data, file, digest)
        if found is None:
            found, problems = read_catalogue(house_tree(lambda: parsed(data, file), file, stands_alone=self.folders.stands_alone(name)))
            if has_errors(problems):
                raise Refused(problems)
            self._known_catalogues.keep(digest, found)
            found = self._known_catalogues.known(data, file, digest) or found  # places of 1400 entries take 20 MB, and are asked for in a fault
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
        from drafting.load.house.usual import read_usual

        area = template.partition("/")[0]
        tree = self.folders.tree(f"{area}/usual.yaml") if _AREA.fullmatch(area) else None
        if tree is None or not tree.value:
            return {}
        found, problems = read_usual(tree, self.catalogue(template))
        if problems:
            raise Refused(problems)
        return found.get(template, {})

    def phrasing(self, template: str) -> Tree:
        """提法: those of the house, and those of the template's field, which go before them. Raises Refused."""
        area = template.partition("/")[0]
        found = self._phrasings.get(area)
        if found is None:
            files = _phrasing_files(area)
            problems: list[Diagnostic] = []
            for each in files:
                try:
                    read_phrasing(self.folders.tree(each))
                except Refused as refused:
                    problems += refused.diagnostics
            if problems:
                raise Refused(problems)
            found = self._phrasings[area] = LayeredTree(*(self.folders.tree(each) for each in files))
        return found

    def documents(self) -> Mapping[str, Any]:
        """文种 × 报告期. Raises Refused."""
        if self._documents is None:
            self._documents = read_documents(self.folders.tree(f"{HOUSE}/documents.yaml"))
        return self._documents

    def _words(self, name: str, read: Callable[[Tree, Mapping[str, Any]], Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Lists of words: all that the folders say, and what the stronger of them say by themselves."""
        own: list[Mapping[str, Any]] = []
        whole: Mapping[str, Any] = {}
        for layer in reversed(self.folders.layers(name)):
            own.insert(0, read(layer, whole))
            whole = joined((own[0], whole)) if whole else own[0]
        return [whole, *own[:-1]]

    def zeros(self) -> Zeros:
        """Which zeros are said, and how. Raises Refused."""
        if self._zeros is None:
            self._zeros = Zeros(*self._words(_ZEROS, read_zeros))
        return self._zeros

    def verbs(self) -> Verbs:
        """Before which figures a verb is said, and which. Raises Refused."""
        if self._verbs is None:
            self._verbs = Verbs(*self._words(_VERBS, read_verbs))
        return self._verbs

    def faults(self) -> Faults:
        """Which words of a name say what should not be. Raises Refused."""
        if self._faults is None:
            self._faults = Faults(self._words(_FAULTS, read_faults)[0], self.verbs().harmless.words)
        return self._faults

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
            return self.folders.tree(STYLE)
        except Refused as refused:
            file = self.folders.find(STYLE)
            raise Refused(of_a_style(refused.diagnostics, as_told(file) if file else STYLE)) from None

    # what a template may name ---------------------------------------------------------

    def vocabulary(self, template: str) -> Vocabulary:
        """The names that templates of this field may use. Raises Refused."""
        from drafting.render.vetting.names import Vocabulary

        return Vocabulary(self.catalogue(template), self.units_of(template), self.phrasing(template).value, self.documents())

    def reach(self, template: str, sections: Iterable[str] = ()) -> Reach:
        """The files of a report and of these sections beside it, gone through. Raises Refused."""
        from drafting.render.vetting.reach import reach

        key = (template, tuple(sections))
        found = self._reaches.get(key)
        if found is None:
            try:
                found = self._reaches[key] = reach(self.templates, template, lambda: self.folders.section_files(template), key[1])
            except TemplateFault as fault:
                raise Refused(fault.diagnostics) from fault
        return found

    def file_faults(self, template: str, reading: Reading, forms: tuple[str, ...]) -> list[Diagnostic]:
        """What is wrong with one file, whichever report of the template's field places it, below headings of these forms. Raises Refused."""
        from drafting.render.vetting.checking import file_faults

        key = (template.partition("/")[0], reading.name, forms)
        read, found = self._file_faults.get(key, (None, []))
        if read is not reading:
            found = file_faults(reading, self.vocabulary(template), forms)
            self._file_faults[key] = reading, found
        return found

    def wording_faults(self, template: str) -> tuple[WordingFault, ...]:
        """What is wrong with the names in the house's wording, as templates of this field say it. Raises Refused."""
        area = template.partition("/")[0]
        found = self._wording_faults.get(area)
        if found is None:
            from drafting.render.vetting.house_names import wording_faults

            documents = self.folders.tree(f"{HOUSE}/documents.yaml")
            faults = wording_faults(self.phrasing(template), documents, self.vocabulary(template), self._said_words)
            found = self._wording_faults[area] = tuple(faults)
        return found

    def _said_words(self) -> frozenset[str]:
        """The words of a 文种 that any template of the library prints."""
        from drafting.render.vetting.house_names import said_words

        return self.folders.of_all_templates(said_words)

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
            self._vouching = Vouching(self.templates, self.vocabulary, self._terms, self.folders.section_files, self.wording_faults, self.folders.memory)
        return self._vouching

    def _terms(self, template: str) -> str:
        """A digest of the files that `vocabulary` reads."""
        area = template.partition("/")[0]
        return self.folders.digest((f"{area}/indicators.yaml", *_phrasing_files(area), f"{HOUSE}/documents.yaml", f"{HOUSE}/units.yaml"))


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


def _read_front(text: str, file: str) -> Mapping[str, Any]:
    return _mapping(parsed(("\n" + text).encode(), file)) if text.strip() else {}


def _mapping(tree: Tree) -> Mapping[str, Any]:
    return tree.value if isinstance(tree.value, dict) else {}


def _asked(data: Tree | None) -> Place | None:
    return data.place(("模板",)) if data is not None else None


def _of_an_office(name: str, names: Sequence[str]) -> str:
    """What to type for general/交通局 and 交通局/annual: an office is no field and no kind of report; "" for what is a slip in either."""
    area, _, kind = name.partition("/")
    areas, kinds = ([*dict.fromkeys(each.partition("/")[at] for each in names)] for at in (0, 2))
    slip = area in areas or nearest(area, areas)
    if GENERAL not in areas or (slip and (area != GENERAL or nearest(kind, kinds))):
        return ""
    written = f"{GENERAL}/{kind}" if f"{GENERAL}/{kind}" in names else next(each for each in names if each.startswith(f"{GENERAL}/"))
    return f"没有自己领域的部门都用 {GENERAL}，写 {written}，部门的名称写在数据的“单位”里"
