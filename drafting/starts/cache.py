"""What is kept between two starts, in the user's own cache folder: never anything that could not be made anew.

`DRAFTING_CACHE=off` keeps nothing. A folder that belongs to somebody else or that others may write to is not used,
since compiled templates stand in it; what cannot be read or written counts as not there.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from drafting import __version__

SWITCH: Final = "DRAFTING_CACHE"
_OFF: Final = ("off", "0", "no", "false")
_HERE: Final = Path(__file__).parents[1]
_CHECK: Final = 4
"""Bytes of the sum before what is kept: it tells a spoilt file, and costs a fourth of a digest that nobody could forge."""
_NAMED: Final = 32
"""Characters of a digest in a file's name."""
_DAY: Final = 86400  # seconds
_KEPT_FOR: Final = 10 * _DAY
_MOST: Final = 2_000_000
"""Bytes of a table from which on what earlier starts have added is dropped: every start reads it whole, and every worker holds it."""


def cache_folder(name: str = "") -> Path | None:
    """The folder (or the one called `name` in it), made where it is not there; None where nothing can be kept."""
    if os.environ.get(SWITCH, "").lower() in _OFF:
        return None
    try:
        return _made(name)
    except (OSError, RuntimeError):  # a read-only home, or none
        return None


def _made(name: str) -> Path | None:
    outer = users_folder()
    for folder in (outer, outer / name):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return None
    return outer / name


def users_folder() -> Path:
    """Where the system has it. Of Linux it is told here, as platformdirs has it, which takes longer to load than all that is kept to be read."""
    if sys.platform == "linux":
        given, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(given):
            return Path(given, "drafting")
        if os.path.isabs(home):
            return Path(home, ".cache", "drafting")
    from platformdirs import user_cache_path

    return user_cache_path("drafting", appauthor=False)


def _is_ours(folder: Path) -> bool:
    if os.name == "nt":  # the profile's folder, which Windows keeps from other users
        return True
    about = folder.stat()
    return about.st_uid == os.getuid() and not about.st_mode & 0o022


def kept_of(folder: Path | None, kind: str, made_from: bytes) -> Path | None:
    """The file in `folder` for what is made from these bytes, by their digest; None where nothing is kept."""
    return kept_as(folder, kind, sha256(made_from).hexdigest()) if folder is not None else None


def kept_as(folder: Path | None, kind: str, digest: str) -> Path | None:
    """As `kept_of`, of a digest that is known already."""
    return folder / f"{kind}-{digest[:_NAMED]}" if folder is not None else None


@lru_cache(maxsize=1)
def code_stamp() -> str:
    """Of this process, which runs what stood there when it started: what another state of the program has made is not taken for today's."""
    return stamp_of(_HERE)


def stamp_of(program: Path) -> str:
    """Changes with the version and with every file of the program."""
    files = sorted((each.path, (about := each.stat()).st_mtime_ns, about.st_size) for each in _sources(str(program)))
    return f"{__version__}-{sha256(repr(files).encode()).hexdigest()[:16]}"


def _sources(folder: str) -> list[os.DirEntry[str]]:
    found = []
    with os.scandir(folder) as entries:
        for each in entries:
            if each.name.endswith(".py"):
                found.append(each)
            elif each.is_dir() and each.name != "__pycache__":
                found += _sources(each.path)
    return found


def read_kept(file: Path | None) -> bytes | None:
    """What was kept there; None where nothing can be read, or it is not what was written."""
    if file is not None:
        with suppress(OSError):
            check, data = (kept := file.read_bytes())[:_CHECK], kept[_CHECK:]
            return data if _check_of(data) == check else None
    return None


def _check_of(data: bytes) -> bytes:
    """Begun with the length: nothing but zeros, as an interrupted write leaves it, is not sound."""
    return crc32(data, len(data)).to_bytes(_CHECK, "big")


def keep(file: Path | None, data: bytes) -> None:
    """Written beside and renamed, so that another process never reads half of it; its sum goes before it."""
    if file is None:
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(_check_of(data) + data)
        beside.replace(file)
    except OSError:  # a full or read-only cache: made anew next time
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def read_plain(file: Path | None) -> Any:
    """The value that was kept there by `keep_plain`; None where there is none, or it is of a Python that writes otherwise."""
    data = read_kept(file)
    with suppress(ValueError, EOFError, TypeError):
        return marshal.loads(data) if data else None
    return None


def keep_plain(file: Path | None, value: Any) -> None:
    """A value of texts, numbers, tuples, lists, dicts, sets and compiled code, as `keep` keeps bytes."""
    if file is not None:
        keep(file, marshal.dumps(value))


class KeptTable:
    """Values that `keep_plain` takes, by such keys, in one file, to which each start adds what it has made; None keeps nothing. `known` are those of earlier starts.

    `most` of them are kept, however many starts run side by side, each of which adds to what it has found.
    """

    def __init__(self, file: Path | None, most: int | None = None) -> None:
        self._file = file
        self._most = most
        self.known = self._read()
        self._more: dict[Any, Any] = {}

    def get(self, key: Any) -> Any:
        return self.known.get(key) or self._more.get(key)

    def add(self, key: Any, value: Any) -> None:
        self._more[key] = value

    def keep(self) -> None:
        """For the next start. What older states of the program have left is dropped with all else when it is too much."""
        if self._more:
            before = self._read() if self._has_room() else {}  # another process may have written meanwhile
            keep_plain(self._file, dict(islice({**before, **self._more}.items(), self._most)))
            self._more = {}

    def _has_room(self) -> bool:
        with suppress(OSError):
            return self._file is not None and self._file.stat().st_size < _MOST
        return False

    def _read(self) -> dict[Any, Any]:
        found = read_plain(self._file)
        return found if isinstance(found, dict) else {}


def sweep(now: float) -> None:
    """Once a day: what was written ten days ago goes, be it of an older state of the files; what is in use is made anew."""
    folder = cache_folder()
    if folder is None:
        return
    swept = folder / "swept"
    with suppress(OSError):
        if not swept.exists() or now - swept.stat().st_mtime > _DAY:
            swept.touch()
            for inner, _, names in os.walk(folder, topdown=False):
                _drop([Path(inner, name) for name in names], now)
                with suppress(OSError):  # there is still something in it
                    Path(inner).rmdir()


def _drop(files: list[Path], now: float) -> None:
    for file in files:
        with suppress(OSError):  # another process was sooner
            if now - file.stat().st_mtime > _KEPT_FOR:
                file.unlink()
