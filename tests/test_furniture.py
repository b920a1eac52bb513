"""Furniture is recognised, kept and marked; no sentence of a story is."""

from __future__ import annotations

import pytest
from conftest import ROOT, MakeArticle, real

from compare.article import Role
from compare.reading.blocks import Block
from compare.reading.furniture.set_aside import set_aside

STORY = [
    "The council delayed its vote on Tuesday night after four members walked out of the chamber in protest.",
    "The mayor said that the city had eight weeks to fill a hole of eighteen million in its budget.",
]


def aside(*lines: str) -> list[str]:
    blocks = [Block(line, Role.LIST if line.startswith("•") else Role.BODY) for line in lines]
    return [b.text for b, flag in zip(blocks, set_aside(blocks), strict=True) if flag]


@pytest.mark.parametrize(
    "line",
    [
        "Do you have a tip on a story we should be covering? Let us know via desk@example.org.",
        "Sign up for our evening newsletter",
        "Subscribe now",
        "We don't have a paywall. We rely on readers like you to pay for our journalism.",
        "This article is republished from The Post under a Creative Commons license. Read the original article.",
        "This is a developing story. Please check back for updates.",
        "Iscriviti alla newsletter",
        "Meld je aan voor onze nieuwsbrief.",
        "Leia também: O que falta no porto",
        "Share this article",
        "3 comments",
        "Advertisement",
        "Read more: The council's long year",
        "(Reporting by Ann Lee in Oslo; editing by T. Osei)",
        "Follow us on Instagram and Facebook",
        "© 2024 The Courier. All rights reserved.",
        "Follow the Harbour Post Opinion section on Facebook, Twitter (@HPopinion) and Instagram.",
        "Get the latest updates right in your inbox. Subscribe to our newsletters.",
        "Write to Ann Moss at ann.moss@example.org",
        "Opinions expressed by Harbour contributors are their own.",
        "For the latest stories and breaking news updates download our apps.",
        "Start your day with the Morning Bell, brought to you by our desk.",
        "Please enable JavaScript to see comments.",
        "JavaScript is disabled in your browser. Please enable it to view this page.",
        "Your browser does not support the audio element.",
        "Bitte aktivieren Sie JavaScript, um die Kommentare zu sehen.",
        "Das könnte Sie auch interessieren!",
        "Lesen Sie auch die folgenden Beiträge:",
        "Unterstütze unser Blatt bereits mit 2,50!",
    ],
)
def test_a_known_phrase_is_furniture_between_paragraphs_too(line: str) -> None:
    assert aside(STORY[0], line, STORY[1]) == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "JavaScript is required in most such jobs, the agency said.",
        "Enable JavaScript and the page tracks whoever opens it, a study found.",
        "The site requires JavaScript, the regulator wrote, and blind readers cannot use it.",
        "Cookies are needed for Santa, and milk.",
        "Thousands follow him on Instagram, where he posts about the war.",
        "Users can sign up for the alerts on the city's website, the mayor said.",
        "The company changed its terms of service and its privacy policy in March.",
        "“Do you have any questions?” she asked the reporters, and left.",
        "Readers were asked to share this information with the police.",
        "She said the paper is a newspaper of record and its reporter was based in Kyiv.",
        "The article was first published in a Latvian newspaper, according to the agency.",
        "He was told to read more and to talk less, and he subscribed to that view.",
        "Anna Berg was a reporter for the local paper before she was elected.",
        "Follow the talks on Facebook and you will learn nothing, the mayor said.",
        "Start your day with a glass of water.",
        "Comments on the plan were few.",
        "The views expressed by the minister were his own.",
        "Weitere Informationen gibt es derzeit nicht.",
        "Unterstützt wird das Vorhaben ab Mai, jetzt auch von uns.",
    ],
)
def test_a_sentence_of_a_story_is_not(sentence: str) -> None:
    assert aside(STORY[0], sentence, STORY[1]) == []
    assert aside(*STORY, sentence, STORY[0]) == []


def test_the_foot_of_a_page_is_furniture_from_its_first_phrase_on() -> None:
    foot = ["Share your rating", "House rules", "Ann Lee is a reporter based in Oslo.", "• Our app", "• Our app"]
    assert aside(*STORY, *foot) == foot


def test_a_list_that_ends_a_story_is_no_foot() -> None:
    assert aside(*STORY, "The dates:", "• 4 May: first vote", "• 9 May: second vote") == []


def test_a_story_after_a_phrase_ends_the_foot() -> None:
    assert aside("Most read", *STORY) == ["Most read"]


def test_a_text_of_nothing_else_is_kept() -> None:
    assert aside("Share this article", "Share this article") == []


def test_the_real_first_article_ends_in_thirty_lines_of_it(article: MakeArticle) -> None:
    found = article(real("seeds/first.txt").read_text(encoding="utf-8"))
    foot = found.text.index("Do you have a tip on")
    assert all(p.furniture == (p.start >= foot or p.text.startswith("YURI KADOBNOV")) for p in found.passages)
    assert sum(p.furniture for p in found.passages) >= 30


def test_the_real_second_article_has_none(article: MakeArticle) -> None:
    assert not any(p.furniture for p in article(real("seeds/second.txt").read_text(encoding="utf-8")).passages)


def test_our_own_first_article(article: MakeArticle) -> None:
    found = article((ROOT / "seeds/first.txt").read_text(encoding="utf-8"))
    foot = found.text.index("Do you have a tip on")
    assert [p.text for p in found.passages if p.furniture and p.start < foot] == ["JAN WILK/Vistula Images"]
    assert all(p.furniture for p in found.passages if p.start >= foot)


def test_furniture_is_left_out_of_the_words(article: MakeArticle) -> None:
    assert article("\n\n".join([*STORY, "Share this article"])).words == article("\n\n".join(STORY)).words


CHAPTERS_AND_SENTENCES = [
    "Copyright law was last changed in 2019.",
    "Snow cover",
    "Help.",
    "Never.",
    "Save our school",
    "Related by marriage",
    "Related: that was the word the court used.",
    "More by accident than by design",
    "Comments were few.",
    "No comment.",
    "About the money",
    "Topics: schools, roads and the pool",
    "Watch and wait",
    "Ends and means",
    "Follow the money",
    "Like it or not",
    "What comes next",
    "What happens next?",
    "Promoted",
    "Recommended",
    "Support our troops, the banner said.",
    "Get the latest vaccine, the ministry urged everyone.",
    "Have you been a victim of the storm? Thousands have.",
    "Are you affected? That depends on where you live.",
    "Published in 1998, the novel sold 40,000 copies",
    "4 May 2026",
    "9 a.m.",
    "Photographs by the dead man were on every wall",
    "Video: none. Witnesses: none.",
    "SOURCE of the Nile found",
    "We use cookies to calm the children.",
    "Sign up for our newsletter. In 2019 that sentence stood on every page, and almost nobody did.",
    "Subscribe now, it said at the end, or do not.",
    "Share this story, it said under the announcement. 22,000 people did.",
    "Thank you for reading, she wrote.",
    "By clicking his tongue he called the privacy commissioner to terms.",
    "Her aunt contributed to this story of success.",
    "Reporting by telephone began in 1890",
    "• Share the road",
    "• Sign up by Friday",
    "• Subscribe to nothing",
    "Attendance: 11,204",
    "Email: the end of an era",
    "Correction: The plant opened in 2011.",
    "Editor's note: The number of wolves was right on 2 March.",
    "This article was amended on 4 May 2026. It first said 46.",
    "Anzeige gegen unbekannt",
    "Folgen",
    "Werbung wirkt",
    "Quelle: Statistisches Amt",
    "Abonnieren Sie das Leben, sagte er.",
    "Publicité mensongère",
    "Sur le même sujet, il se taisait.",
    "Más de mil",
    "Más que nunca",
    "Compartir piso",
    "Реклама не помогла.",
    "Войти в историю",
    "Подробнее: завтра.",
    "Подписаться под новым договором стороны отказались.",
    "Про війну",
    "Підписатися на уроки може кожен мешканець села, сказала вона.",
]


@pytest.mark.parametrize("line", CHAPTERS_AND_SENTENCES)
def test_a_cue_s_words_do_not_make_a_line_furniture(line: str) -> None:
    assert aside(STORY[0], line, STORY[1]) == []
    assert aside(*STORY, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Jetzt anmelden",
        "Lesen Sie auch: Diese Freibäder öffnen schon im April",
        "Der Artikel geht unten weiter",
        "Folgen Sie uns auf Instagram",
        "Stand: 03.03.2026, 21:14 Uhr",
        "Lire aussi : Ces villages qui font revenir les médecins",
        "La suite après cette publicité",
        "Publié le 7 avril 2026 à 06h30",
        "Suscríbete a nuestro boletín",
        "Lo más leído",
        "Todos los derechos reservados",
        "Читайте также: Почему подорожал проезд",
        "Подписывайтесь на наш канал в Telegram",
        "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter",
        "Читайте також: Скільки коштує хліб",
        "Підписуйтесь на наш канал у Telegram",
        "Усі права захищені",
    ],
)
def test_phrases_of_other_languages_are_known(line: str) -> None:
    assert aside(STORY[0], line, STORY[1]) == [line]


def test_names_of_sections_and_a_date_stand_before_the_story() -> None:
    head = ["Home > News > Local News", "News | Sport | Weather", "14 March 2026, 06:00"]
    assert aside(*head[:2], "Ferry dock to close in the spring", head[2], *STORY) == head


def test_dates_that_part_a_chronicle_are_kept() -> None:
    assert aside("A year of the dock", "4 May 2026", STORY[0], "5 May 2026", STORY[1]) == []


def test_numbers_alone_before_a_story_are_no_date() -> None:
    assert aside("Boats in the harbour", "2015 | 412", "12 30", *STORY) == []


def test_a_figure_at_the_foot_is_of_the_story() -> None:
    results = ["Results by town", "Larch City: Okafor 14,210, Pruitt 11,002", "Fir Creek: Okafor 2,818, Pruitt 4,377"]
    assert aside(*STORY, "Advertisement", *results) == ["Advertisement"]
    assert aside(*STORY, "Related articles", *results) == ["Related articles"]


def test_a_recipe_below_a_button_is_of_the_story() -> None:
    assert aside(*STORY, "Print this recipe", "Barley soup", "200 g barley", "3 onions", "salt") == ["Print this recipe"]


def test_readers_comments_are_furniture_with_what_they_say() -> None:
    comments = [
        "2 comments",
        "Wilma says:",
        "We have a window like that. Painted on.",
        "Reply",
        "Tom says:",
        "So have we.",
        "Reply",
    ]
    assert aside(*STORY, *STORY, *comments) == comments


def test_a_heading_of_comments_alone_takes_no_paragraph_with_it() -> None:
    assert aside(*STORY, "Comments", *STORY) == []


def test_the_boilerplate_of_a_press_release_goes_and_its_notes_stay() -> None:
    notes = ["Notes to editors", "1. The survey asked 2,000 people in March."]
    sender = ["About the Dock Trust", "The Dock Trust looks after docks. It has 400 members."]
    contact = ["Media contact", "Joan Abbey, press officer", "Tel: 01632 960 123"]
    assert aside("Docks are safe", *STORY, "ENDS", *notes, *sender, *contact) == ["ENDS", *sender, *contact]


def test_a_chapter_about_a_firm_is_no_boilerplate() -> None:
    assert aside("Docks are safe", *STORY, "About the Dock Trust", "The Dock Trust looks after docks. It has 400 members.") == []


def test_a_note_about_the_author_is_known_by_the_by_line(article: MakeArticle) -> None:
    found = article(
        "\n\n".join(["Ferry dock to close", "By Oona Silver", *STORY, "Oona Silver writes obituaries for the Gazette."])
    )
    assert [p.text for p in found.passages if p.furniture] == ["Oona Silver writes obituaries for the Gazette."]


def test_the_headline_is_of_the_story(article: MakeArticle) -> None:
    found = article("\n\n".join(["Skip to content", "News | Sport", "Ferry dock to close in the spring", *STORY]))
    assert found.title == "Ferry dock to close in the spring"


@pytest.mark.parametrize("line", ["@" * 600, "a" + ":" * 590 + "b", "- " * 250, "a." * 290, "Get the latest " + "x" * 500])
def test_a_line_made_to_stall_an_expression_does_not(line: str) -> None:
    assert aside(STORY[0], line, STORY[1]) == []


OF_ITSELF = [
    "Pelorus is a leading provider of pier engineering for small harbours.",
    "The vision of Pelorus is to keep every harbour dry.",
    "Pelorus is headquartered in Stade and employs around 1,300 people.",
]
TOLD_OF_IT = (
    "Pelorus is a maker of pumps; founded in 1931, it is based in Stade, employs 1,300 people and is listed on the Oslo exchange."
)


def test_what_a_company_says_of_itself_below_its_release_needs_no_heading() -> None:
    assert aside(*STORY, *OF_ITSELF) == OF_ITSELF
    assert aside(*STORY, *STORY, " ".join(OF_ITSELF)) == [" ".join(OF_ITSELF)]


def test_what_a_paper_tells_of_a_company_is_of_the_story() -> None:
    assert aside(*STORY, TOLD_OF_IT) == []
    assert aside(*STORY, OF_ITSELF[0], STORY[1]) == []
