"""What the reporter set: on the command line, in the environment, in the settings file; the first of these that says it.

Pure: what a theme or a key may be called is handed in, so that nothing of a screen is known here.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import CopydeskError
from compare.machine.paths import is_there
from compare.patterns import regex
from compare.reading.cleaning import visible
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Mapping, Sequence

    from tui.kept.toml_file import TomlFile

THRESHOLDS = tuple(each.name for each in fields(Thresholds))
_NAMES = ("theme", "model", "thresholds", "keys")
_KEY = regex(r"(?:(?:ctrl|shift|alt|super)\+)*(?:[^\s\w,]|\w+)")
_IN_LINE = regex(r", line (\d+)$")
_LONGEST = 80
_MOST_TOLD = 5


class BadSettingError(CopydeskError):
    """A setting that says something that is not allowed."""


class BadSettingsError(BadSettingError):
    """Several of them, told at once, so that nobody runs copydesk once for each.

    Args:
        found: two or more, in the order in which they are told.
        unseen: how many more there are.
    """

    def __init__(self, found: Sequence[BadSettingError], unseen: int = 0) -> None:
        super().__init__(found[0].subject, found[0].cause, found[0].advice)
        told = [str(each) for each in found[:_MOST_TOLD]]
        more = len(found) - len(told) + unseen
        self.sentences = (*told, *([f"{more} more of the settings {'is' if more == 1 else 'are'} not allowed."] if more else []))

    def __str__(self) -> str:
        return " ".join(self.sentences)


def _line(error: BadSettingError) -> float:
    found = _IN_LINE.search(error.subject)
    return int(found[1]) if found else float("inf")


class _Bad:
    """Collects what is not allowed, while the rest is still looked at."""

    def __init__(self) -> None:
        self._found: list[BadSettingError] = []
        self.more = 0  # that nobody looks at one by one: to find its line in the file takes long

    @contextmanager
    def noted(self) -> Generator[None]:
        """Keep an error, and go on after the block."""
        try:
            yield
        except BadSettingError as error:
            self.note(error)

    def note(self, error: BadSettingError) -> None:
        """Keep an error."""
        self._found.append(error)

    def tell(self) -> None:
        """Raise what was found, if anything: the file's from top to bottom, then the others."""
        self._found.sort(key=_line)
        if len(self._found) > 1:
            raise BadSettingsError(self._found, self.more)
        if self._found:
            raise self._found[0]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set, and the defaults for the rest.

    Attributes:
        theme: by name; None for the desk's own.
        model: by name or folder; None for the one that comes with copydesk.
        thresholds: of the comparison.
        keys: what to press for a key's id, as 'ctrl+n,j'.
    """

    theme: str | None = None
    model: str | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None where it says nothing."""

    theme: str | None = None
    model: str | None = None
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What themes and keys there are; None where nobody asks, as for a report, and any name will do.

    Attributes:
        themes: by name.
        keys: by id, with what is pressed for each where nothing is set, in all the ways it can be written.
    """

    themes: Collection[str] | None = None
    keys: Mapping[str, Collection[str]] | None = None


def settings_path(environment: Mapping[str, str]) -> Path:
    """The settings file: where COPYDESK_SETTINGS says, or in the user's folder for configuration."""
    if named := environment.get("COPYDESK_SETTINGS"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("copydesk", appauthor=False) / "settings.toml"


def load_settings(given: Given | None = None, names: Names | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings: the command line before the environment before the file before the defaults.

    Args:
        given: by the command line.
        names: of the themes and keys that there are.
        environment: by default the process's own.

    Raises:
        BadSettingError: where one of the three says what is not allowed; all three are checked, whoever wins, and all that
            is wrong is told.
    """
    environment = os.environ if environment is None else environment
    given, names, bad = given or Given(), names or Names(), _Bad()
    theme: str | None = None
    model: str | None = None
    thresholds: dict[str, float] = {}
    keys: dict[str, str] = {}
    path = settings_path(environment)
    if environment.get("COPYDESK_SETTINGS") or is_there(path):
        from tui.kept.toml_file import TomlFile

        theme, model, thresholds, keys = _filed(TomlFile(path), names, bad)
    for subject, name, value in (*_environment(environment), *_given(given)):
        with bad.noted():
            if name == "theme":
                theme = _theme(subject, value, names)
            elif name == "model":
                model = _text(subject, value)
            else:
                thresholds[name] = _share(subject, value)
    bad.tell()
    return Settings(theme, model, Thresholds(**thresholds), keys)


def _environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str, Any]]:
    """What is set in the environment: where, what, and the value; an empty one is none."""
    variables = {"COPYDESK_THEME": "theme", "COPYDESK_MODEL": "model"}
    variables |= {f"COPYDESK_{name.upper()}_THRESHOLD": name for name in THRESHOLDS}
    for variable, name in variables.items():
        if value := environment.get(variable):
            yield variable, name, _number(value) if name in THRESHOLDS else value


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _given(given: Given) -> Iterator[tuple[str, str, Any]]:
    told = (("--theme", "theme", given.theme), ("--model", "model", given.model), ("--threshold", "link", given.threshold))
    return ((option, name, value) for option, name, value in told if value is not None)


def _filed(file: TomlFile, names: Names, bad: _Bad) -> tuple[str | None, str | None, dict[str, float], dict[str, str]]:
    """What the file says and may say: theme, model, thresholds, keys."""
    _known(file, (), file.table, _NAMES, bad)
    theme: str | None = None
    model: str | None = None
    with bad.noted():
        if "theme" in file.table:
            theme = _theme(file.at("theme"), file.table["theme"], names)
    with bad.noted():
        if "model" in file.table:
            model = _text(file.at("model"), file.table["model"], "model")
    thresholds: dict[str, float] = {}
    for name, value in _known(file, ("thresholds",), _table(file, "thresholds", bad), THRESHOLDS, bad).items():
        with bad.noted():
            thresholds[name] = _share(file.at("thresholds", name), value, f"thresholds.{name}")
    keys: dict[str, str] = {}
    for name, value in _known(file, ("keys",), _table(file, "keys", bad), names.keys, bad).items():
        with bad.noted():
            keys[name] = _pressed(file.at("keys", name), value, f"keys.{name}")
    _check_apart(file, keys, names.keys or {}, bad)
    return theme, model, thresholds, keys


def _table(file: TomlFile, name: str, bad: _Bad) -> dict[str, Any]:
    found = file.table.get(name, {})
    if isinstance(found, dict):
        return found
    bad.note(BadSettingError(file.at(name), f"{name} is {_shown(found)}", f"write it as a table: [{name}]"))
    return {}


def _known(
    file: TomlFile, table: tuple[str, ...], found: Mapping[str, Any], known: Collection[str] | None, bad: _Bad
) -> dict[str, Any]:
    """What of a table may stand in it; all of it where nobody knows what may."""
    if known is None:
        return dict(found)
    unknown = [name for name in found if name not in known]
    for name in unknown[:_MOST_TOLD]:
        cause = f"there is no {'.'.join((*table, _bare(name)))}"
        bad.note(BadSettingError(file.at(*table, name), cause, _nearest(name, known, "".join(table) or "settings")))
    bad.more += len(unknown[_MOST_TOLD:])
    return {name: value for name, value in found.items() if name in known}


def _check_apart(file: TomlFile, keys: Mapping[str, str], usual: Mapping[str, Collection[str]], bad: _Bad) -> None:
    """No key does two things on one screen, those that are not set with them."""
    taken = {(_on_start(name), key): name for name, own in usual.items() if name not in keys for key in own}
    for name, value in keys.items():
        for key in dict.fromkeys(key.strip() for key in value.split(",")):
            if other := taken.get((_on_start(name), key)):
                cause = f"keys.{_bare(name)} has {_shown(key)}, and so has keys.{_bare(other)}"
                bad.note(BadSettingError(file.at("keys", name), cause, "give each its own"))
            taken[_on_start(name), key] = name


def _on_start(name: str) -> bool:
    return name.startswith("start-")


def _theme(subject: str, value: object, names: Names) -> str:
    theme = _text(subject, value, "theme")
    if names.themes is not None and theme not in names.themes:
        raise BadSettingError(subject, f"there is no theme {_shown(theme)}", _nearest(theme, names.themes, "themes"))
    return theme


def _text(subject: str, value: object, name: str = "") -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadSettingError(subject, f"{name + ' is ' if name else ''}{_shown(value)}", "give a name in quotation marks")
    return value


def _share(subject: str, value: object, name: str = "") -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise BadSettingError(subject, f"{name + ' is ' if name else ''}{_shown(value)}", "give a number from 0 to 1")
    return float(value)


def _pressed(subject: str, value: object, name: str) -> str:
    if not isinstance(value, str) or not all(_KEY.fullmatch(key.strip()) for key in value.split(",")):
        advice = 'give keys parted by commas, like "j,down" or "ctrl+n"'
        raise BadSettingError(subject, f"{name} is {_shown(value)}", advice)
    return value


def _nearest(name: str, known: Collection[str], what: str) -> str:
    """Advice: the names that are meant most likely, or all where none is near."""
    from rapidfuzz import fuzz, process

    near = [found for found, _, _ in process.extract(name, sorted(known), scorer=fuzz.ratio, limit=3, score_cutoff=60)]
    return f"perhaps {' or '.join(near)} is meant" if near else f"the {what} are {', '.join(sorted(known))}"


def _bare(name: str) -> str:
    return visible(name)[:_LONGEST]


def _shown(value: object) -> str:
    """A value as a message can show it: in short, and safe."""
    try:
        text = str(value).lower() if isinstance(value, bool) else repr(value)
    except ValueError:  # Python writes no number of more than 4300 digits
        text = "a very long number"
    except RecursionError:
        text = "nested too deeply"
    return visible(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...")
