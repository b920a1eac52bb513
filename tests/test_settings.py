"""Settings: who wins, and that a bad one names its file and line and what is allowed."""

from __future__ import annotations

import json
import sys
import tomllib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import CopydeskError
from compare.thresholds import Thresholds
from tui.kept.settings import BadSettingError, BadSettingsError, Given, Names, Settings, load_settings
from tui.kept.toml_file import MAX_BYTES, TomlFile, UnreadableSettingsError

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from conftest import Run

NAMES = Names(
    themes=["nord", "gruvbox", "textual-dark"],
    keys={"accept": ["a"], "next-link": ["right_square_bracket", "]"], "note": ["c"], "start-clear": ["ctrl+l"]},
)


def loaded(path: Path, text: str, given: Given | None = None, **environment: str) -> Settings:
    (path / "s.toml").write_text(text, encoding="utf-8")
    return load_settings(given, NAMES, {"COPYDESK_SETTINGS": str(path / "s.toml"), **environment})


def test_without_a_file_all_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load_settings(environment={}) == Settings()


def test_the_file_is_in_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "copydesk").mkdir()
    (tmp_path / "copydesk" / "settings.toml").write_text('theme = "nord"')
    assert load_settings(environment={}).theme == "nord"


def test_a_whole_file(tmp_path: Path) -> None:
    text = (
        'theme = "nord"\nmodel = "my-model"\n[thresholds]\nlink = 0.4\nmatched = 1\n'
        '[keys]\naccept = "ctrl+n,j"\nnote = "?"\nnext-link = "ctrl+shift+down"\n'
    )
    keys = {"accept": "ctrl+n,j", "note": "?", "next-link": "ctrl+shift+down"}
    assert loaded(tmp_path, text) == Settings("nord", "my-model", Thresholds(link=0.4, matched=1.0), keys)


def test_the_command_line_wins_over_the_environment_over_the_file(tmp_path: Path) -> None:
    text = 'theme = "nord"\nmodel = "filed"\nthresholds.link = 0.1\nthresholds.matched = 0.2\n'
    environment = {"COPYDESK_THEME": "gruvbox", "COPYDESK_MODEL": "named", "COPYDESK_LINK_THRESHOLD": "0.5"}
    given = Given("textual-dark", "typed", 0.9)
    assert loaded(tmp_path, text) == Settings("nord", "filed", Thresholds(link=0.1, matched=0.2))
    assert loaded(tmp_path, text, None, **environment) == Settings("gruvbox", "named", Thresholds(link=0.5, matched=0.2))
    assert loaded(tmp_path, text, given, **environment) == Settings("textual-dark", "typed", Thresholds(link=0.9, matched=0.2))


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, 'theme = "nord"', COPYDESK_THEME="", COPYDESK_LINK_THRESHOLD="").theme == "nord"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("\n\ntheem = 'nord'", 3, "there is no theem; perhaps theme is meant"),
        ("theme = 'nordd'", 1, "there is no theme 'nordd'; perhaps nord is meant"),
        ("theme = 'qqqqq'", 1, "the themes are gruvbox, nord, textual-dark"),
        ("# a\ntheme = 3", 2, "theme is 3; give a name in quotation marks"),
        ("model = ''", 1, "model is ''"),
        ("[thresholds]\nlink = 1.5", 2, "thresholds.link is 1.5; give a number from 0 to 1"),
        ("[thresholds]\nlink = -1", 2, "give a number from 0 to 1"),
        ("[thresholds]\nlink = nan", 2, "give a number from 0 to 1"),
        ("[thresholds]\nlink = true", 2, "thresholds.link is true"),
        ("[thresholds]\nlink = '0.5'", 2, "thresholds.link is '0.5'"),
        ("[thresholds]\nmatched = 0.5\nlnk = 0.5", 3, "there is no thresholds.lnk; perhaps link is meant"),
        ("thresholds = 0.5", 1, "write it as a table: [thresholds]"),
        ("thresholds = {matched = 0.9, link = 7}", 1, "thresholds.link is 7"),
        ("theme = 'nord'\nthresholds.link = 7", 2, "thresholds.link is 7"),
        ('theme = """\nlink = 7"""', 1, "there is no theme"),
        ("model = 'link = 7'\n[keys]\nnote = 'c'\n[thresholds]\n\n'link' = 7", 6, "thresholds.link is 7"),
        ("[keys]\nlink = 'l'\n[thresholds]\nlink = 7", 2, "there is no keys.link; perhaps next-link is meant"),
        ("[keys]\naccept = ''", 2, "give keys parted by commas"),
        ("[keys]\naccept = 'a,,b'", 2, "give keys parted by commas"),
        ("[keys]\naccept = 'ctl+a'", 2, "give keys parted by commas"),
        ("[keys]\naccept = [\n  'a',\n]", 2, "keys.accept is ['a']"),
        ("[keys]\naccept = 'a'\nnote = 'n, a'", 3, "keys.note has 'a', and so has keys.accept"),
    ],
)
def test_a_bad_setting_names_its_line_and_what_is_allowed(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(BadSettingError) as told:
        loaded(tmp_path, text)
    assert str(told.value).startswith(f"{tmp_path / 's.toml'}, line {line}: ")
    assert says in str(told.value)


def test_all_that_is_bad_is_told_at_once(tmp_path: Path) -> None:
    text = "theem = 'nord'\ntheme = 3\n[thresholds]\nlink = 7\n[keys]\naccept = ''\nnote = 'q'\nsplitt = 's'\n"
    with pytest.raises(BadSettingsError) as told:
        loaded(tmp_path, text, Given(threshold=2.0))
    lines = [int(sentence.split(", line ")[1].split(":")[0]) for sentence in told.value.sentences[:5]]
    assert lines == [1, 2, 4, 6, 8]
    assert told.value.sentences[5:] == ("1 more of the settings is not allowed.",)
    assert all(sentence in str(told.value) for sentence in told.value.sentences)


def test_a_file_of_nothing_but_mistakes_is_answered_in_short(tmp_path: Path) -> None:
    with pytest.raises(BadSettingsError) as told:
        loaded(tmp_path, "".join(f"k{n} = 1\n" for n in range(2000)))
    assert len(told.value.sentences) == 6
    assert "1995 more" in told.value.sentences[-1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("theme =", 1),
        ("theme = 'nord'\nmodel = nord", 2),
        ("theme = 'nord'\n\n[thresholds\n", 3),
        ("theme = 'nord'\nmodel = '''\nnever\nended", 2),
        ("theme = 'nord'\ntheme = 'nord'", 2),
        ("theme = 'nord'\nmodel = " + "[" * 5000, 2),
    ],
)
def test_what_is_no_toml_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(UnreadableSettingsError, match=rf", line {line}: this is no TOML"):
        loaded(tmp_path, text)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSettingsError, match="no such file"):
        load_settings(environment={"COPYDESK_SETTINGS": str(tmp_path / "absent.toml")})
    with pytest.raises(UnreadableSettingsError, match="is no file"):
        load_settings(environment={"COPYDESK_SETTINGS": str(tmp_path)})
    (tmp_path / "s.toml").write_bytes(b"theme = 'x'\nmodel = '\xff'")
    with pytest.raises(UnreadableSettingsError, match="line 2: this is no UTF-8"):
        load_settings(environment={"COPYDESK_SETTINGS": str(tmp_path / "s.toml")})
    (tmp_path / "s.toml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(UnreadableSettingsError, match="too large"):
        load_settings(environment={"COPYDESK_SETTINGS": str(tmp_path / "s.toml")})


@pytest.mark.parametrize(
    ("given", "environment", "says"),
    [
        (Given(threshold=2.0), {}, "--threshold: 2.0; give a number from 0 to 1"),
        (Given(threshold=float("nan")), {}, "--threshold: nan"),
        (Given(theme="nrd"), {}, "--theme: there is no theme 'nrd'; perhaps nord is meant"),
        (None, {"COPYDESK_LINK_THRESHOLD": "half"}, "COPYDESK_LINK_THRESHOLD: 'half'; give a number from 0 to 1"),
        (None, {"COPYDESK_REMAINDER_THRESHOLD": "-0.1"}, "COPYDESK_REMAINDER_THRESHOLD: -0.1"),
        (None, {"COPYDESK_THEME": "\x1b[2J"}, "COPYDESK_THEME: there is no theme"),
    ],
)
def test_a_bad_option_or_variable_is_named(tmp_path: Path, given: Given | None, environment: dict[str, str], says: str) -> None:
    with pytest.raises(BadSettingError) as told:
        loaded(tmp_path, "", given, **environment)
    assert says in str(told.value)
    assert "\x1b" not in str(told.value)


def test_a_report_takes_any_theme_and_key(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("theme = 'of-a-later-version'\nkeys.whatever = 'x'")
    assert load_settings(environment={"COPYDESK_SETTINGS": str(tmp_path / "s.toml")}).theme == "of-a-later-version"


PARTS = st.sampled_from(
    [
        "theme",
        "thresholds",
        "keys",
        "link",
        "accept",
        "[",
        "]",
        "=",
        "'",
        '"""',
        "0.5",
        "9" * 5000,
        "nan",
        "{",
        "}",
        ".",
        "\n",
        " ",
        ",",
    ]
)


@given(st.one_of(st.text(), st.lists(PARTS, max_size=12).map("".join), st.binary()))
def test_never_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str | bytes) -> None:
    path = tmp_path_factory.mktemp("settings") / "s.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    try:
        settings, said = load_settings(Given(), NAMES, {"COPYDESK_SETTINGS": str(path)}), ""
    except CopydeskError as error:
        settings, said = Settings(), str(error)
    assert not {"\n", "\x1b"} & set(said)
    assert 0 <= settings.thresholds.link <= 1


KEYS = st.sampled_from(["a", "b", '"c d"', "e.f"])


@given(
    st.lists(
        st.tuples(KEYS, st.sampled_from(["1", "'''\n\n'''", "[\n1,\n]", "'x = 1'"]), st.integers(0, 2)), unique_by=lambda t: t[0]
    )
)
def test_every_key_is_found_in_its_line(tmp_path_factory: pytest.TempPathFactory, statements: list[tuple[str, str, int]]) -> None:
    text, expected = "# a comment\n", {}
    for key, value, blank in statements:
        text += "\n" * blank
        expected[key] = text.count("\n") + 1
        text += f"{key} = {value}\n"
    path = tmp_path_factory.mktemp("settings") / "s.toml"
    path.write_text(text)
    names = {"a": ("a",), "b": ("b",), '"c d"': ("c d",), "e.f": ("e", "f")}
    file = TomlFile(path)
    assert {key: file.line(*names[key]) for key in expected} == expected


def thresholds_of(done: subprocess.CompletedProcess[str]) -> dict[str, float]:
    found: dict[str, float] = json.loads(done.stdout)["settings"]["thresholds"]
    return found


def test_settings_change_a_report(copydesk: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council postponed its vote.")
    (tmp_path / "b.txt").write_text("The council postponed its vote.")
    (tmp_path / ".config/copydesk").mkdir(parents=True)
    settings = tmp_path / ".config/copydesk/settings.toml"
    if sys.platform != "linux":
        pytest.skip("the folder is Linux's")
    settings.write_text("[thresholds]\nlink = 0.77\n")
    assert thresholds_of(copydesk("a.txt", "b.txt", "--format", "json")) == {**asdict(Thresholds()), "link": 0.77}
    assert thresholds_of(copydesk("a.txt", "b.txt", "--format", "json", "--threshold", "0.2"))["link"] == 0.2
    settings.write_text("[thresholds]\nlink = 77\n")
    done = copydesk("a.txt", "b.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "settings.toml, line 2: thresholds.link is 77" in done.stderr
    settings.write_text("theme = 5\n[thresholds]\nlink = 77\n")
    done = copydesk("a.txt", "b.txt")
    told = done.stderr.splitlines()
    assert (done.returncode, done.stdout, len(told)) == (2, "", 2)
    assert "settings.toml, line 1: theme is 5" in told[0]
    assert "settings.toml, line 3: thresholds.link is 77" in told[1]
    assert copydesk("--help").returncode == 0


@pytest.mark.parametrize("pressed", ["c", "]", "right_square_bracket"])
def test_a_key_that_another_has_where_nothing_is_set_is_named(tmp_path: Path, pressed: str) -> None:
    other = "note" if pressed == "c" else "next-link"
    with pytest.raises(BadSettingError, match=f"line 2.*keys.accept has '{pressed}', and so has keys.{other}"):
        loaded(tmp_path, f'[keys]\naccept = "{pressed}"\n')


def test_keys_may_change_places_and_the_screens_keys_are_apart(tmp_path: Path) -> None:
    assert loaded(tmp_path, '[keys]\naccept = "c"\nnote = "a"\n').keys == {"accept": "c", "note": "a"}
    assert loaded(tmp_path, '[keys]\naccept = "ctrl+l"\n').keys == {"accept": "ctrl+l"}


HOSTILE = {
    "dots": "model" + ".a" * 15_000 + " = 1",
    "dots in a table": "[" + "a." * 15_000 + "a]",
    "brackets": "a = " + "[" * 31_000,
    "braces": "a = " + "{a=" * 10_000,
    "a string without end": 'a = """' + "\n" * 31_000,
    "a list without end": "a = [\n" + "1,\n" * 10_000,
    "nested as far as may be": "model" + ".a" * 99 + " = 1",
    "a table in a table": "model = {a = " * 200 + "1" + "}" * 200,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_settings_file_costs_little_whatever_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    real, parsed = tomllib.loads, [0, 0]

    def counted(given: str) -> dict[str, Any]:
        parsed[0] += len(given)
        parsed[1] = max(parsed[1], *(line.count(".") for line in given.split("\n")))
        return real(given)

    monkeypatch.setattr(tomllib, "loads", counted)
    with pytest.raises(CopydeskError) as told:
        loaded(tmp_path, text)
    assert len(str(told.value).replace(str(tmp_path), "")) < 300
    assert parsed[0] < 1_500_000
    assert parsed[1] <= 100
