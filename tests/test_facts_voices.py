"""Who says it: which verbs report, where their source stands, and whom a pronoun means."""

from __future__ import annotations

import pytest
from linked import story, told, types

from compare.facts.doc.doc import read_docs
from compare.facts.doc.sources.antecedents import resolved
from compare.facts.doc.sources.sourcing import DESCRIBED, MANY, NAMED
from compare.facts.doc.sources.voices import voices_in

DROPPED = [
    ("Doctors stress that the results are early.", "The results are early."),
    ("The charity cautions that prices could rise again.", "Prices could rise again."),
    ("The keepers have complained that the lamp was left unlit.", "The lamp was left unlit."),
    ("The chief engineer acknowledged that the weld had failed.", "The weld had failed."),
    ("Leave the windows shut, the fire service advised.", "Leave the windows shut."),
    ("The gate was open at 3am, the inquest heard.", "The gate was open at 3am."),
    ("The jury was told that the gate was open at 3am.", "The gate was open at 3am."),
    ("Tram drivers will stay at work, their union, Concord, said.", "Tram drivers will stay at work."),
    ("The gate was open, campaigners point out.", "The gate was open."),
    ("The charity claims that the fund was empty.", "The fund was empty."),
]


@pytest.mark.parametrize(("left", "right"), DROPPED)
def test_verbs_that_report(left: str, right: str) -> None:
    assert [kind for kind in types(left, right) if kind.startswith("attribution")] == ["attribution_dropped"]
    assert [kind for kind in types(right, left) if kind.startswith("attribution")] == ["attribution_added"]


@pytest.mark.parametrize("left", [left for left, _ in DROPPED])
def test_what_the_other_side_does_not_tell_misses_no_source(left: str) -> None:
    right = "It is the case."
    assert [kind for kind in types(left, right) if kind.startswith("attribution")] == []
    assert [kind for kind in types(right, left) if kind.startswith("attribution")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Nurses told to wear masks on wards",
        "Drivers urged to keep off the coast road",
        "Pupils advised not to swim in the lake",
        "Kettles recalled",
        "Rangers catch suspect in theft of eggs",
        "Her aides rejected claims that the fund was empty.",
        "Brand's report that week was wrong.",
        "Nine pupils in a small trial showed raised levels.",
        "The council opened an inquiry into suspected leaks.",
        "There was no word on reported sightings of the boat.",
        "The court heard an appeal.",
        "The heat stress that week killed the trees.",
        "She lost only to see the Harbour League announce a merger.",
        "The lawyer advised the firm on the sale.",
        "The commonest effect was a dry mouth, reported in 6 percent of patients.",
    ],
)
def test_who_is_told_or_what_is_a_thing_reports_nothing(text: str) -> None:
    article = story(text)
    doc = read_docs(article, article).left
    assert [v.source.text for v in voices_in(doc.view([0])) if v.strength != "act"] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It advised guests not to leave early.", "It told guests not to leave early."),
        ("Keep the doors shut, the council said.", "Keep the doors shut, the council advised."),
        ("Parents have complained that they waited all day.", "Parents say they waited all day."),
        ("The watchdog found 14 faults at the plant.", "There were 14 faults at the plant, according to the watchdog."),
        ("The survey office put the loss at $5 million.", "The loss was $5 million, the survey office said."),
        (
            "The head of the Reform Circle, Nils Tarn, said it was late.",
            "Nils Tarn, who heads the Reform Circle, said it was late.",
        ),
    ],
)
def test_the_same_source_by_another_verb_or_in_another_order(left: str, right: str) -> None:
    assert types(left, right) == types(right, left) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Three sailors who had just left the ship told us it leaked.", "The ship leaked, sailors said."),
        ("The Met Institute forecast rain by Friday.", "Forecasters expect rain by Friday."),
        ("Prosecutor Ada Lund told the jury that the safe was open.", "The court heard that the safe was open."),
    ],
)
def test_a_source_that_says_less_about_who_it_was(left: str, right: str) -> None:
    assert types(left, right) == ["attribution_weakened"]
    assert types(right, left) == ["attribution_strengthened"]


def test_whom_a_source_cites_may_be_the_subject_of_what_it_says() -> None:
    left = "Two people close to the inquiry said the ship's log, found on Sunday, showed that the engine had stopped."
    right = "The engine had stopped, according to the ship's log."
    assert types(left, right) == ["intermediary_dropped"]
    assert types(right, left) == ["intermediary_added"]


def test_each_source_pairs_with_its_own_claim() -> None:
    left = "Norvia says drones hit the depot, Kestia reports four killed in shelling"
    assert told(left, "Depot ablaze as Kestia says shelling killed four")[0] == ("attribution_dropped", "Norvia says", None)


@pytest.mark.parametrize(
    ("text", "source", "rank"),
    [
        ("“No,” the town's chief clerk, Ivo Brand, said on Monday.", "the town's chief clerk, Ivo Brand", NAMED),
        ("“No,” the mayor's aide, Lena Ott, told us in May.", "the mayor's aide, Lena Ott", NAMED),
        ("Two sailors who had come ashore said it was late.", "Two sailors who had come ashore", DESCRIBED),
        ("It was late, the tribunal heard.", "the tribunal", MANY),
        ("The party won in 2022. Norvia said it was late.", "Norvia", NAMED),
    ],
)
def test_where_the_source_stands(text: str, source: str, rank: int) -> None:
    article = story(text)
    doc = read_docs(article, article).left
    voices = [v for p in article.passages for v in voices_in(doc.view([p.id]))]
    assert [(v.source.text, v.source.rank) for v in voices] == [(source, rank)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mayor Ivo Brand said no. He said it was late.", "Ivo Brand"),
        ("Mayor Ivo Brand was out. Judge Ada Lund said she was ill. He said it was late.", "Brand"),
        ("Mayor Ivo Brand spoke first. Brand would not discuss the vote. He said it was late.", "Brand"),
        ("The Harbour League said no. He said it was late.", None),
        ("Corvane Bank is closed. Corvane said no. He said it was late.", None),
        ("Clerk Ada Lund met clerk Ivo Brand in the hall. He said it was late.", None),
    ],
)
def test_whom_he_means(text: str, meant: str | None) -> None:
    article = story(text)
    doc = read_docs(article, article).left
    last = article.passages[-1].id
    (voice,) = voices_in(doc.view([last]))
    found = resolved(voice.source, doc, last)
    assert (None if found.pronoun else found.name) == meant


def test_two_pronouns_prove_no_change() -> None:
    left = "Mayor Ivo Brand said no.\nHe said it was late."
    right = "Mayor Olaf Tarn said no.\nHe said it was late."
    assert types(left, right).count("attribution_changed") == 1


def test_a_date_behind_the_verb_speaks_no_quotation() -> None:
    left = "“We are ready to trade boats,” the town's clerk, Ivo Brand, said on Monday."
    right = "“We are ready to trade boats,” Tarn said on Monday."
    ((one, two),) = [(one, two) for kind, one, two in told(left, right) if kind == "speaker_changed"]
    assert two == "Tarn"
    assert one is not None
    assert "Ivo Brand" in one


def test_a_retold_quote_begins_behind_who_says_it() -> None:
    left = "“The gain is real and so is the price,” said Ada Lund of Dorne College, who took no part in the work."
    right = "Ada Lund of Dorne College, who had no part in the work, said that the gain was real and so was the price."
    ((kind, _, span),) = told(left, right)
    assert (kind, span) == ("quote_to_paraphrase", "the gain was real and so was the price")


def test_who_has_said_it_before_is_no_source_of_its_own() -> None:
    left = "Ada Lund said rates would rise, having previously predicted a fall."
    assert types(left, "Ada Lund said rates would rise.") == []


def test_what_somebody_told_as_the_matter_of_a_sentence_is_no_source() -> None:
    left = "The trial turned on what her former clerk told the jury."
    assert types(left, "The trial turned on the clerk.") == []
    assert types("The hull was thin, her former clerk told the jury.", "The hull was thin.") == ["attribution_dropped"]


def test_who_shouted_is_who_spoke() -> None:
    left = '"This pier is a danger to all of us!" Marta Quill shouted at the meeting.'
    right = '"This pier is a danger to all of us!" Peter Voss shouted at the meeting.'
    assert types(left, right) == types(right, left) == ["speaker_changed"]
