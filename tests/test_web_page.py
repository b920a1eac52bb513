"""An HTML page becomes its story: headings, lists, captions and quotes apart, nothing that it says lost in silence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from compare.article import Article, Role
from compare.errors import UnreadableSourceError
from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "<p>The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years.</p>"
    "<p>Repairs would have cost 14 million crowns, said Petra Kvist, the board’s chair, after a long meeting.</p>"
    "<p>The dock will be taken down before the winter storms, and the stones will be used for a new sea wall.</p>"
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Ferry Dock to Close</title>{head}</head><body>{body}</body></html>"


def read_page(tmp_path: Path, html: str, name: str = "story.html", encoding: str = "utf-8") -> Article:
    (tmp_path / name).write_bytes(html.encode(encoding))
    return read(str(tmp_path / name))


def story(found: Article) -> list[tuple[Role, str]]:
    return [(p.role, found.text[p.start : p.end]) for p in found.paragraphs if not p.furniture]


def texts(found: Article) -> list[str]:
    return [text for _, text in story(found)]


def around(found: Article) -> list[str]:
    return [found.text[p.start : p.end] for p in found.paragraphs if p.furniture]


def test_what_a_line_is_comes_from_its_tag(tmp_path: Path) -> None:
    found = read_page(
        tmp_path,
        page(
            "<article><h1>Ferry Dock to Close</h1><figure><img src=a.jpg><figcaption>The dock on a quiet day</figcaption></figure>"
            f"{STORY}<h2>What comes next</h2><ul><li>A tender in May</li><li>Work from June</li></ul>"
            "<blockquote><p>“Nobody will miss it,” said a fisherman who keeps his boat there.</p></blockquote>"
            "<table><tr><th>Year<th>Boats</tr><tr><td>2015<td>412</tr></table>"
            "<p>The last ferry left the dock on a rainy morning in October, with eleven people on board.</p></article>"
        ),
    )
    kinds = [(role, text) for role, text in story(found) if role is not Role.BODY]
    assert kinds == [
        (Role.HEADLINE, "Ferry Dock to Close"),
        (Role.CAPTION, "The dock on a quiet day"),
        (Role.HEADING, "What comes next"),
        (Role.LIST, "A tender in May"),
        (Role.LIST, "Work from June"),
        (Role.LIST, "Year | Boats"),
        (Role.LIST, "2015 | 412"),
    ]
    assert "“Nobody will miss it,” said a fisherman who keeps his boat there." in texts(found)


def test_the_page_says_who_published_it_and_when(tmp_path: Path) -> None:
    outlet = '<meta property="og:site_name" content="The Daily Pier">'
    head = outlet + '<meta property="article:published_time" content="2026-03-04T10:00Z"><meta name="author" content="Nils Aune">'
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}</article>", head))
    assert (found.title, found.outlet, found.published) == ("Ferry Dock to Close", "The Daily Pier", date(2026, 3, 4))
    assert found.author == "Nils Aune"


def test_the_author_of_a_plain_text_is_whom_its_by_line_names(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Ferry Dock to Close\n\nBy Nils Aune\n\nThe harbour board voted on Tuesday to close it.")
    (tmp_path / "other.txt").write_text("Ferry Dock to Close\n\nThe harbour board voted on Tuesday to close it.")
    assert (read(str(tmp_path / "story.txt")).author, read(str(tmp_path / "other.txt")).author) == ("Nils Aune", "")


def test_what_stands_around_is_kept_as_furniture_where_it_says_something(tmp_path: Path) -> None:
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>Weather</a></li></ul></nav>"
    found = read_page(
        tmp_path,
        page(
            f"{menu}<article><h1>Ferry Dock to Close</h1>{STORY}</article>"
            "<aside><p>Our weekly letter tells you what the harbour board decided.</p></aside>"
        ),
    )
    assert around(found) == ["Our weekly letter tells you what the harbour board decided."]
    assert any("2 short lines around the story" in warning for warning in found.warnings)
    assert len(texts(found)) == 4


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>T</h1>{STORY}<p>It ends here, she said.</p></article>",
        f"<div><div>{STORY}</div><div class='ad share promo'><p>It ends here, she said.</p></div><div>{STORY}</div></div>",
        f"<table><tr><td><p>{STORY.replace('<p>', '').replace('</p>', '<br><br>')}It ends here, she said.</td></tr></table>",
        f"<div>{STORY.replace('p>', 'div>')}<div>It ends here, she said.</div></div>",
        f"<main>{STORY}<section class=comments><p>It ends here, she said.</p></section></main>",
    ],
)
def test_no_sentence_is_lost_in_silence(tmp_path: Path, body: str) -> None:
    found = read_page(tmp_path, page(body))
    for sentence in ("closed the old", "Repairs would have cost 14 million", "taken down before", "It ends here, she said."):
        assert sentence.replace("closed", "close") in found.text


def test_a_page_is_known_by_what_it_holds(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}</article>"), name="story")
    assert "<p>" not in found.text
    assert len(texts(found)) == 4


def test_what_the_page_hides_is_left_out_and_told(tmp_path: Path) -> None:
    found = read_page(
        tmp_path, page(f"<article><h1>T</h1>{STORY}<p style='display:none'>Nobody shall see this line.</p></article>")
    )
    assert "Nobody shall see" not in found.text
    assert "1 line that the page hides was left out (5 words, from “Nobody shall see this line.” on)" in found.warnings


def test_scripts_styles_and_controls_in_entities_do_no_harm(tmp_path: Path) -> None:
    found = read_page(
        tmp_path,
        page(
            f"<article><script>alert('x')</script><style>p {{}}</style><h1>T</h1>{STORY}"
            "<p>It&#27;[2J ends &#x202e;here, she said.</p></article>"
        ),
    )
    assert "alert" not in found.text
    assert not set(found.text) & {"\x1b", "\u202e"}


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("windows-1252", "utf-8"), ("nonsense", "utf-8")],
)
def test_a_wrong_charset_makes_no_difference(tmp_path: Path, declared: str, encoding: str) -> None:
    head = f'<meta charset="{declared}">'
    found = read_page(tmp_path, page(f"<article><h1>Café at the Dock</h1>{STORY}</article>", head), encoding=encoding)
    assert "Café at the Dock" in found.text
    assert "board’s chair" in found.text


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<p>Ferry dock to close.</p><p>Subscribe now to continue reading this story.</p>", "only a stub"),
        ("<div id=app></div><script src=a.js></script>", "runs scripts"),
        ("<noscript>x</noscript><p>Please enable JavaScript to read this page.</p>", "runs scripts"),
        ("<h1>Log in</h1><form><label>Password<input></label></form>", "asks for a login"),
        ("<h1>We value your privacy</h1><p>We and our partners use cookies on this site.</p>", "asks for consent"),
        ("<div></div>", "holds no text"),
        ("<div>" * 100_000 + "<p>A sentence far down in the page.</p>", "nested too deeply"),
    ],
    ids=["stub", "scripts", "no script", "login", "consent", "empty", "nested"],
)
def test_a_page_without_a_story_is_one_sentence(tmp_path: Path, body: str, cause: str) -> None:
    with pytest.raises(UnreadableSourceError, match=cause) as caught:
        read_page(tmp_path, page(body))
    assert "\n" not in str(caught.value)


def test_a_very_long_page_keeps_every_sentence(tmp_path: Path) -> None:
    many = "".join(f"<p>Boat {number} left the harbour on a calm morning.</p>" for number in range(6_000))
    assert len(texts(read_page(tmp_path, page(many)))[1:]) == 6_000  # the first is the title, from its head


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<p>Das Dock schließt.</p><p>Weiterlesen mit Abo: Jetzt 4 Wochen testen.</p>", "only a stub"),
        ("<p>Le quai va fermer.</p><p>La suite est réservée à nos abonnés.</p>", "only a stub"),
        ("<p>El muelle cerrará.</p><p>Suscríbete para seguir leyendo.</p>", "only a stub"),
        ("<p>Причал закроют.</p><p>Оформите подписку, чтобы читать дальше.</p>", "only a stub"),
        ("<p>Причал закриють.</p><p>Доступно лише за передплатою.</p>", "only a stub"),
        ("<h1>Datenschutz</h1><p>Wir brauchen Ihre Zustimmung für Cookies auf dieser Seite.</p>", "asks for consent"),
        ("<h1>Vie privée</h1><p>Nous avons besoin de votre consentement pour continuer.</p>", "asks for consent"),
        ("<h1>Вход</h1><form><label>Пароль<input></label></form>", "asks for a login"),
        ("<h1>Anmelden</h1><form><label>Passwort<input></label></form>", "asks for a login"),
        ("<p>Por favor, active JavaScript para ver esta página.</p>", "runs scripts"),
    ],
)
def test_a_page_without_a_story_is_known_in_other_languages(tmp_path: Path, body: str, cause: str) -> None:
    with pytest.raises(UnreadableSourceError, match=cause):
        read_page(tmp_path, page(body))


def test_what_is_left_out_is_told_with_its_words_and_its_beginning(tmp_path: Path) -> None:
    menu = "<nav><a href=/>Front page</a></nav><button>Load more</button>"
    found = read_page(tmp_path, page(f"{menu}<article><h1>Ferry Dock to Close</h1>{STORY}</article>"))
    assert "2 short lines around the story (menus, buttons; 4 words, from “Front page” on) left out" in found.warnings


def test_what_only_browsers_without_scripts_show_is_told(tmp_path: Path) -> None:
    hidden = "<noscript><p>The dock was built in 1911 by two brothers.</p></noscript>"
    found = read_page(tmp_path, page(f"<article><h1>T</h1>{STORY}{hidden}</article><noscript>Please enable JavaScript.</noscript>"))
    told = [warning for warning in found.warnings if "without scripts" in warning]
    assert told == [
        "what the page shows to browsers without scripts (9 words, from “The dock was built in 1911 by two…” on) left out"
    ]


def test_a_warning_holds_no_control_of_the_page(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<nav>&#27;]52;c;x&#7; menu</nav><article><h1>T</h1>{STORY}</article>"))
    assert not set("".join(found.warnings)) & {"\x1b", "\x07"}


def test_a_heading_that_folds_its_section_is_kept(tmp_path: Path) -> None:
    folded = "<h3><button>Who will pay for it?</button></h3><div><p>The town will pay for it, said the chair.</p></div>"
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}{folded}{STORY}</article>"))
    assert (Role.HEADING, "Who will pay for it?") in story(found)


@pytest.mark.parametrize(
    "part",
    [
        "<div>Nobody will.</div>",
        "<details><summary>What now?</summary><p>Nobody will.</p></details>",
        "<dl><dt>Who will?</dt><dd>Nobody will.</dd></dl>",
        "<aside>Repairs would have cost 14 million crowns, said Petra Kvist, the board’s chair, after a long meeting.</aside>",
        "<p>Nobody will,<br>nobody can</p>",
        "<pre>Nobody: 14\nSomebody: 2</pre>",
        "<ul><li>Nobody will</li><li>Nobody can</li></ul>",
        "<figure><table><tr><td>Nobody</td><td>14</td></tr></table></figure>",
        "<h4>Nobody will</h4>",
        "<blockquote>Nobody will miss it but me</blockquote>",
        "<div class='share-price'>Nobody will miss the share.</div>",
    ],
)
def test_a_part_of_the_story_is_the_story_whatever_its_element(tmp_path: Path, part: str) -> None:
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}{part}{STORY}</article>"))
    assert around(found) == []
    assert len(texts(found)) > 7


def test_what_the_page_itself_calls_a_newsletter_box_is_furniture(tmp_path: Path) -> None:
    box = "<div class='newsletter-box'><h3>The Pier Letter</h3><p>Everything about docks, once a week.</p></div>"
    found = read_page(tmp_path, page(f"<article><h1>Ferry Dock to Close</h1>{STORY}{box}{STORY}</article>"))
    assert around(found) == ["The Pier Letter", "Everything about docks, once a week."]


def test_a_page_that_calls_all_of_its_story_so_means_something_else(tmp_path: Path) -> None:
    found = read_page(tmp_path, page(f"<div class='newsletter'><h1>Ferry Dock to Close</h1>{STORY}</div>"))
    assert around(found) == []


def test_a_page_set_as_a_table_has_paragraphs(tmp_path: Path) -> None:
    told = STORY.replace("<p>", "").replace("</p>", "<br><br>")
    menu = "<a href=a>News</a><br><a href=b>Diary</a><br><a href=c>Guests</a>"
    found = read_page(tmp_path, page(f"<table><tr><td>{menu}</td><td><b>Ferry Dock to Close</b><br><br>{told}</td></tr></table>"))
    assert [role for role, _ in story(found)] == [Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY]
