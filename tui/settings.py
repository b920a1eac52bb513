"""What the reporter set: on the command line, in the environment, in the settings file; the first of these that says it.

Pure: what a theme or a key may be called is handed in, so that nothing of a screen is known here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import CopydeskError
from compare.reading.cleaning import visible
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tui.toml_file import TomlFile

THRESHOLDS = tuple(each.name for each in fields(Thresholds))
_NAMES = ("theme", "model", "thresholds", "keys")
_KEY = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)*(?:[^\s\w,]|\w+)")
_LONGEST = 80


class BadSettingError(CopydeskError):
    """A setting that says something that is not allowed."""


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
        BadSettingError: where one of the three says what is not allowed; all three are checked, whoever wins.
    """
    environment = os.environ if environment is None else environment
    given, names = given or Given(), names or Names()
    theme: str | None = None
    model: str | None = None
    thresholds: dict[str, float] = {}
    keys: dict[str, str] = {}
    path = settings_path(environment)
    if environment.get("COPYDESK_SETTINGS") or _is_there(path):
        from tui.toml_file import TomlFile

        theme, model, thresholds, keys = _filed(TomlFile(path), names)
    for layer in (_environment(environment), _given(given)):
        for subject, name, value in layer:
            if name == "theme":
                theme = _theme(subject, value, names)
            elif name == "model":
                model = _text(subject, value)
            else:
                thresholds[name] = _share(subject, value)
    return Settings(theme, model, Thresholds(**thresholds), keys)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder on the way that this account may not enter holds no settings for it
        return False


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


def _filed(file: TomlFile, names: Names) -> tuple[str | None, str | None, dict[str, float], dict[str, str]]:
    """What the file says, checked: theme, model, thresholds, keys."""
    _require_known(file, (), file.table, _NAMES, "settings")
    thresholds, keys = _table(file, "thresholds"), _table(file, "keys")
    _require_known(file, ("thresholds",), thresholds, THRESHOLDS, "thresholds")
    if names.keys is not None:
        _require_known(file, ("keys",), keys, names.keys, "keys")
    for name, value in thresholds.items():
        _share(file.at("thresholds", name), value, f"thresholds.{name}")
    for name, value in keys.items():
        _pressed(file.at("keys", name), value, f"keys.{name}")
    _require_apart(file, keys, names.keys or {})
    theme, model = file.table.get("theme"), file.table.get("model")
    return (
        None if theme is None else _theme(file.at("theme"), theme, names),
        None if model is None else _text(file.at("model"), model, "model"),
        {name: float(value) for name, value in thresholds.items()},
        {name: str(value) for name, value in keys.items()},
    )


def _table(file: TomlFile, name: str) -> dict[str, Any]:
    found = file.table.get(name, {})
    if not isinstance(found, dict):
        raise BadSettingError(file.at(name), f"{name} is {_shown(found)}", f"write it as a table: [{name}]")
    return found


def _require_known(file: TomlFile, table: tuple[str, ...], found: Collection[str], known: Collection[str], what: str) -> None:
    for name in found:
        if name not in known:
            raise BadSettingError(
                file.at(*table, name), f"there is no {'.'.join((*table, _bare(name)))}", _nearest(name, known, what)
            )


def _require_apart(file: TomlFile, keys: Mapping[str, str], usual: Mapping[str, Collection[str]]) -> None:
    """No key does two things on one screen, those that are not set with them."""
    taken = {(_on_start(name), key): name for name, own in usual.items() if name not in keys for key in own}
    for name, value in keys.items():
        for key in {key.strip() for key in value.split(",")}:
            if other := taken.get((_on_start(name), key)):
                cause = f"keys.{_bare(name)} has {_shown(key)}, and so has keys.{_bare(other)}"
                raise BadSettingError(file.at("keys", name), cause, "give each its own")
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
    return visible(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...")
