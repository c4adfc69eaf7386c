"""What a folder's batches came to: one row a unit, one commit a chunk, written by the parent process alone."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from drafting.batch.kept.figures import Figures
from drafting.batch.working.orders import Entry, Result
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, is_mismatch
from drafting.frozen import frozen
from drafting.registry import declare

VERSION: Final = 3

NOT_RECORDED = declare(
    Rule(
        "S049",
        "账本写不进去，已停下",
        Severity.ERROR,
        "生成到一半，账本写不进去了，多半是磁盘满了或网络断了。已经写好的文件都是完整的；问题解决后重新运行，会接着做完。",
    )
)

SCHEMA: Final = f"""
CREATE TABLE unit (
    output TEXT PRIMARY KEY, id INTEGER NOT NULL UNIQUE, run INTEGER NOT NULL, position INTEGER NOT NULL,
    source TEXT NOT NULL, name TEXT, region TEXT NOT NULL, level TEXT NOT NULL, state TEXT NOT NULL, made TEXT,
    digest TEXT NOT NULL, template TEXT NOT NULL, made_with TEXT NOT NULL, inputs TEXT NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, gaps TEXT NOT NULL, diagnostics BLOB NOT NULL,
    places TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX unit_of_run ON unit (run, position);
CREATE TABLE sentence (unit INTEGER NOT NULL, item INTEGER NOT NULL, digest INTEGER NOT NULL, length INTEGER NOT NULL);
CREATE INDEX sentence_of_unit ON sentence (unit);
CREATE TABLE named (id INTEGER PRIMARY KEY, names BLOB NOT NULL UNIQUE);
CREATE TABLE figure (
    unit INTEGER PRIMARY KEY, run INTEGER NOT NULL, named INTEGER NOT NULL, texts TEXT NOT NULL, period TEXT NOT NULL, notes TEXT NOT NULL
);
CREATE TABLE compared (units BLOB PRIMARY KEY, run INTEGER NOT NULL, found TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX sentence_of_digest ON sentence (digest);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""

_COLUMNS: Final = (
    "output", "id", "run", "position", "source", "name", "region", "level", "state", "made", "digest", "template",
    "made_with", "inputs", "errors", "warnings", "gaps", "diagnostics", "places",
)  # fmt: skip


class CannotRecord(Refused):
    """The ledger is held by another batch, or cannot be written any more. What is done stays."""

    could_not_run = True


def told_apart(name: str | None, source: str, several: frozenset[str]) -> str:
    """What the summary calls a unit: by its name, with its row or file where the name is that of `several`; by these alone where nothing says its name."""
    if name is None or name not in several:
        return name or source
    return f"{name}（{source.partition('[')[2].removesuffix(']') or source}）"


@frozen
class Line:
    """One unit of a run, for the summary. `noted_gaps`, `noted_places` and `packed` (what was found) are read when asked: of most units nobody does."""

    folder: Path
    id: int
    source: str
    name: str | None
    region: str
    level: str
    state: str
    made: str | None
    errors: int
    warnings: int
    noted_gaps: str
    packed: bytes
    noted_places: str

    @property
    def output(self) -> str | None:
        """Where its report stands; a failed unit has none of its own."""
        return None if self.state == "failed" or self.made is None else str(self.folder / self.made)

    @property
    def gaps(self) -> tuple[tuple[str, str, str], ...]:
        """(dotted path, name, 提供单位) of each missing figure."""
        return _tuples(self.noted_gaps)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """(what may be a place's name, the clause in which it stands)."""
        return _tuples(self.noted_places)

    @property
    def diagnostics(self) -> tuple[dict[str, Any], ...]:
        """All that was found, as JSON has it."""
        return tuple(_unpacked(self.packed))

    @property
    def told(self) -> tuple[dict[str, Any], ...]:
        """The errors and warnings among them."""
        if not (self.errors or self.warnings):
            return ()
        return tuple(each for each in _unpacked(self.packed) if each["severity"] in _TOLD)

    @property
    def mismatches(self) -> int:
        return sum(is_mismatch(each["code"], each["severity"]) for each in self.told)

    def to_json(self) -> dict[str, object]:
        """One unit in `batch --format json`."""
        return {
            "source": self.source,
            "unit": self.name,
            "output": self.output,
            "state": self.state,
            "missing": [path for path, _, _ in self.gaps],
            "diagnostics": list(self.diagnostics),
        }


class Ledger:
    """Open for one run of one folder. `notes` say what was wrong with the ledger that stood there."""

    def __init__(self, store: sqlite3.Connection, folder: Path, notes: tuple[Diagnostic, ...] = ()) -> None:
        self._store = store
        self._folder = folder
        self.notes = notes
        self.run = 1 + self._one("SELECT coalesce(max(run), 0) FROM unit")
        self._next_id = 1 + self._one("SELECT coalesce(max(id), 0) FROM unit")

    def _one(self, query: str, *values: Any) -> Any:
        found = self._store.execute(query, values).fetchone()
        return found[0] if found else None

    # of units ----------------------------------------------------------------------

    def entries(self, outputs: Sequence[str]) -> dict[str, Entry]:
        """What is known of these outputs (planned paths), as far as they were written."""
        marks = ",".join("?" * len(outputs))
        found = self._store.execute(
            "SELECT output, source, state, made, digest, template, made_with, inputs FROM unit"
            f" WHERE made IS NOT NULL AND output IN ({marks})",
            outputs,
        )
        return {row[0]: _entry(*row[1:]) for row in found}

    def record(self, results: Iterable[tuple[int, str, Result]]) -> None:
        """(position, planned output, result) of a chunk, in one transaction. Raises CannotRecord."""
        try:
            with self._store:
                for position, output, result in results:
                    self._record(position, output, result)
        except sqlite3.Error as error:
            raise CannotRecord(
                [NOT_RECORDED.at(Place(str(self._folder)), f"账本写不进去（{said(error)}），已停下", "清理磁盘或恢复网络后重新运行，会接着做完；已经写好的报告都是完整的，汇总.xlsx 还是上一次的")]
            ) from error

    def _record(self, position: int, output: str, result: Result) -> None:
        if result.current:  # as it was: only seen again
            self._store.execute(
                "UPDATE unit SET run = ?, position = ?, state = ? WHERE output = ?",
                (self.run, position, result.state, output),
            )
            return
        known = self._store.execute("SELECT id, made, digest FROM unit WHERE output = ?", (output,)).fetchone()
        unit, made, digest = known or (self._next_id, None, "")
        self._next_id += known is None
        if result.output is not None:
            made, digest = result.output.name, result.digest
        counts = [sum(each.severity is severity for each in result.diagnostics) for severity in _COUNTED]
        row = (
            output, unit, self.run, position, result.shown, result.name, result.region, result.level, result.state,
            made, digest, result.template, result.made_with if result.output is not None else "",
            json.dumps(result.inputs, ensure_ascii=False), *counts, json.dumps(result.gaps, ensure_ascii=False),
            _packed([each.to_json() for each in result.diagnostics]),
            json.dumps(result.material.places, ensure_ascii=False),
        )  # fmt: skip
        marks = ",".join("?" * len(_COLUMNS))
        self._store.execute(f"INSERT OR REPLACE INTO unit ({','.join(_COLUMNS)}) VALUES ({marks})", row)
        self._store.execute("DELETE FROM sentence WHERE unit = ?", (unit,))
        self._store.executemany(
            "INSERT INTO sentence VALUES (?, ?, ?, ?)", ((unit, *each) for each in result.material.sentences)
        )
        self._store.execute("INSERT OR IGNORE INTO named (names) VALUES (?)", (result.figures.names,))
        self._store.execute(
            "INSERT OR REPLACE INTO figure SELECT ?, ?, id, ?, ?, ? FROM named WHERE names = ?",
            (unit, self.run, *result.figures[1:], result.figures.names),
        )

    # of the run --------------------------------------------------------------------

    def lines(self) -> Iterator[Line]:
        """The units of this run in the order of the plan, one at a time."""
        found = self._store.execute(
            "SELECT id, source, name, region, level, state, made, errors, warnings, gaps, diagnostics, places"
            " FROM unit WHERE run = ? ORDER BY position",
            (self.run,),
        )
        for row in found:
            yield Line(self._folder, *row)

    def made_now(self, made: str) -> str | None:
        """The file that this run made of the unit which an earlier one has made as `made`: of one name, in one place."""
        found: str | None = self._one(
            "SELECT now.made FROM unit old JOIN unit now USING (name, region, template) WHERE old.made = ? AND region != '' AND old.run != ? AND now.run = ? AND now.state != 'failed'"
            " AND now.made != old.made ORDER BY now.position LIMIT 1",
            made, self.run, self.run,
        )  # fmt: skip
        return found

    def made_before(self, *, failed: bool) -> Iterator[tuple[str, str, str]]:
        """(source, name, file) of reports that this run did not make: of its units that `failed`, or of units that are not its."""
        which = "run = ? AND state = 'failed'" if failed else "run != ?"
        yield from self._store.execute(
            f"SELECT source, coalesce(name, source), made FROM unit WHERE {which} AND made IS NOT NULL ORDER BY run, position",
            (self.run,),
        )

    def also_made(self) -> Iterator[tuple[str, str]]:
        """(file of an earlier run, file of this one) of units that this run made under another name.

        The same unit is the same data file, or a row of a table with the same names: rows are moved, and files of one unit are several.
        """
        row = "source LIKE '%行]'"
        unit = f"CASE WHEN {row} THEN name || char(0) || region ELSE source END AS unit"
        yield from self._store.execute(
            f"WITH told AS (SELECT run, position, made, {unit} FROM unit WHERE made IS NOT NULL AND (run != :run OR state != 'failed'))"
            " SELECT old.made, now.made FROM told old JOIN (SELECT unit, min(made) AS made FROM told WHERE run = :run GROUP BY unit) now"
            " USING (unit) WHERE old.run != :run AND old.made != now.made ORDER BY old.run, old.position",
            {"run": self.run},
        )

    def states(self) -> dict[str, int]:
        return dict(self._store.execute("SELECT state, count(*) FROM unit WHERE run = ? GROUP BY state", (self.run,)))

    def called(self, state: str) -> Iterator[str]:
        """The names of the units of the run that came to this, in the order of the plan."""
        several = self.names_of_several()
        found = self._store.execute("SELECT name, source FROM unit WHERE run = ? AND state = ? ORDER BY position", (self.run, state))
        yield from (told_apart(name, source, several) for name, source in found)

    def names_of_several(self) -> frozenset[str]:
        """Names by which more than one unit of the run goes: rows that name their county alone."""
        found = self._store.execute("SELECT name FROM unit WHERE run = ? AND name IS NOT NULL GROUP BY name HAVING count(*) > 1", (self.run,))
        return frozenset(name for (name,) in found)

    def regions(self) -> Iterator[tuple[str, str]]:
        """(region, level) of every unit of the run that could be read."""
        yield from self._store.execute(
            "SELECT DISTINCT region, level FROM unit WHERE run = ? AND region != ''", (self.run,)
        )

    def shared_sentences(self, at_most: int) -> Iterator[tuple[int, int, int, int]]:
        """(unit, item, length, other unit) of sentences that up to `at_most` units of the run have in common."""
        yield from self._store.execute(
            "WITH told AS (SELECT DISTINCT s.unit, s.item, s.digest, s.length FROM sentence s JOIN unit u ON u.id = s.unit"
            "   WHERE u.run = :run),"
            " few AS (SELECT digest, min(unit) AS first FROM told GROUP BY digest"
            "   HAVING count(DISTINCT unit) BETWEEN 2 AND :most)"
            " SELECT t.unit, t.item, t.length, o.unit FROM told t JOIN few USING (digest)"
            " JOIN (SELECT DISTINCT unit, digest FROM told) o ON o.digest = t.digest AND o.unit != t.unit"
            " ORDER BY t.unit, t.item",
            {"run": self.run, "most": at_most},
        )

    def with_figures(self) -> Iterator[tuple[int, str, str, str, str, int]]:
        """(unit, region, level, template, period, run that they are of) of the units of this run whose figures are kept, in the order of the plan."""
        yield from self._store.execute(
            "SELECT u.id, u.region, u.level, coalesce(nullif(u.template, '') ->> '$[0][0]', ''), f.period, f.run FROM unit u JOIN figure f ON f.unit = u.id"
            " WHERE u.run = ? AND u.region != '' AND f.texts != '' ORDER BY u.position",
            (self.run,),
        )

    def figures(self, unit: int) -> Figures:
        """What is kept of a unit's figures."""
        kept = "SELECT names, texts, period, notes FROM figure JOIN named ON named.id = named WHERE unit = ?"
        return Figures(*self._store.execute(kept, (unit,)).fetchone())

    def compared(self, units: bytes) -> list[tuple[Any, ...]] | None:
        """What was found when these units were compared with these figures; None where they have not been."""
        found = self._one("SELECT found FROM compared WHERE units = ?", units)
        return None if found is None else list(_tuples(found))

    def remember_compared(self, compared: Mapping[bytes, Sequence[tuple[Any, ...]]]) -> None:
        """For the next run; what is not among them is forgotten."""
        with contextlib.suppress(sqlite3.Error), self._store:
            kept = ((units, self.run, json.dumps(found, ensure_ascii=False)) for units, found in compared.items())
            self._store.executemany("INSERT OR REPLACE INTO compared VALUES (?, ?, ?)", kept)
            self._store.execute("DELETE FROM compared WHERE run != ?", (self.run,))
            self._store.execute("DELETE FROM named WHERE id NOT IN (SELECT named FROM figure)")

    def same_units(self) -> Iterator[tuple[str, list[str]]]:
        """(name, sources) of files of the run that say they are of one unit and are made by one template."""
        found = self._store.execute(
            "SELECT name, json_group_array(source) FROM (SELECT * FROM unit WHERE run = ? AND region != '' AND template != '' ORDER BY position)"
            " GROUP BY name, region, level, template HAVING count(*) > 1 ORDER BY min(position)",
            (self.run,),
        )
        yield from ((name, json.loads(sources)) for name, sources in found)

    def same_data(self) -> Iterator[list[tuple[str, str]]]:
        """(source, name) of units of the run whose data files are the same byte for byte, group by group."""
        own = "json_extract(inputs, '$[0][1]')"
        found = self._store.execute(
            f"SELECT {own}, source, coalesce(name, source) FROM unit WHERE run = ? AND {own} != '' AND {own} IN"
            f" (SELECT {own} FROM unit WHERE run = ? GROUP BY 1 HAVING count(*) > 1) ORDER BY position",
            (self.run, self.run),
        )
        groups: dict[str, list[tuple[str, str]]] = {}
        for digest, source, name in found:
            groups.setdefault(digest, []).append((source, name))
        yield from groups.values()

    def item_lengths(self, unit: int) -> dict[int, int]:
        """Characters of each item of a unit's own text, of sentences long enough to count."""
        return dict(self._store.execute("SELECT item, sum(length) FROM sentence WHERE unit = ? GROUP BY item", (unit,)))

    def source_of(self, unit: int) -> tuple[str, str]:
        """(source, name) of a unit by its number."""
        found = self._store.execute("SELECT source, coalesce(name, source) FROM unit WHERE id = ?", (unit,)).fetchone()
        return (found[0], found[1])

    # of the folder -----------------------------------------------------------------

    def fact(self, name: str) -> str:
        """Something remembered of the folder itself, "" if nothing."""
        return str(self._one("SELECT value FROM fact WHERE name = ?", name) or "")

    def remember(self, name: str, value: str) -> None:
        with contextlib.suppress(sqlite3.Error), self._store:
            self._store.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._store.close()


_COUNTED: Final = (Severity.ERROR, Severity.WARNING)
_TOLD: Final = frozenset(each.value for each in _COUNTED)


def _entry(source: str, state: str, made: str, digest: str, template: str, made_with: str, inputs: str) -> Entry:
    return Entry(source, state, made, digest, template, made_with, _tuples(inputs))


def _packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 6)


def _unpacked(blob: bytes) -> Any:
    return json.loads(zlib.decompress(blob))


def _tuples(text: str) -> tuple[Any, ...]:
    return () if text == "[]" else tuple(map(tuple, json.loads(text)))


def said(error: sqlite3.Error) -> str:
    """The usual reasons in Chinese, else the store's own words."""
    text = str(error)
    known = {"full": "磁盘满了", "readonly": "文件只读", "disk I/O": "磁盘或网络出错", "unable to open": "没有权限，或不是能写的位置"}
    return next((said for part, said in known.items() if part in text), text)
