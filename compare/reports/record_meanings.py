"""What every field of the record means, for its schema: a program that was never told anything else must get along."""

from __future__ import annotations

from typing import Any

_VERDICT = "What the reporter decided; null where nothing yet."
_NOTE = "What the reporter wrote; empty where nothing."
_PASSAGES = "Ids of passages, rising."
_FURNITURE = "Whether it is text around the story, which no share counts."
_PLACE = "Counted in characters (code points) from 0, in the cleaned text of the article (see `cleaned`)."
_WORDS = "How many words of the story"

MEANINGS: dict[str, dict[str, str]] = {
    "Record": {
        "schema": "Which form this is; a new form has a new name.",
        "copydesk": "The version that compared.",
        "settings": "What the comparison was made with.",
        "left": "The first article.",
        "right": "The second article, which is compared with the first.",
        "links": "Passages of both sides that say the same, in the order of the left.",
        "unique": "Runs of passages that only one side has: the left's, then the right's.",
        "facts": "Differences that belong to no link; those of a link stand in it.",
        "summary": "How much is shared, in figures.",
        "orphans": "What was decided about passages that an article no longer has.",
        "selection": "Of a part, what it holds, as a sentence; empty for the whole.",
        "omitted": "Of a part, the links that it leaves out; they count in all shares.",
        "passage_notes": "Notes at passages that were taken out of a link and stand alone.",
        "last_number": "The highest number that a link ever had, where no link of the record has it.",
        "made": "Who made the record and on which day, where that was said.",
        "reviewed": "How far the reporter was, where anything was settled or noted.",
    },
    "MadeRecord": {"by": "Who made it, as they called themselves.", "on": "The day, YYYY-MM-DD."},
    "ReviewedRecord": {
        "settled": "How many points of the worklist are settled.",
        "of": "How many points there are: facts, sections that one side has, links.",
        "problems": "How many of them the reporter called an error or a problem.",
        "notes": "How many notes and sentences the reporter wrote.",
    },
    "SettingsRecord": {
        "model": "The name of the model of meaning.",
        "model_sha256": "The hash of its weights.",
        "thresholds": "By which scores it was decided, by name, 0 to 1.",
    },
    "ArticleRecord": {
        "source": "A path or an address, as it was given, without a password; what was typed or piped in has a name of its own.",
        "title": "The headline; empty where there is none.",
        "words": f"{_WORDS} there are.",
        "sha256": "The hash of the source's bytes as they were read.",
        "warnings": "What a reader of the article should know of how it was read, as clauses.",
        "passages": "The sentences of the article in their order; headlines, captions and lines of lists are passages too.",
        "paragraphs": "The paragraphs, which passages name by their place in this list.",
        "published": "The day it was published, YYYY-MM-DD, where that is known.",
        "outlet": "Who published it, where that is known.",
        "author": "Who wrote it, where that is known.",
        "cleaned": "What was done to the source's text before places were counted, in this order: done to the source again, it"
        " gives text in which every passage is found, white space aside.",
        "language": "The language that it is in, as a code of ISO 639-1; 'und' where only that it is not English is known, missing"
        " where it is English.",
    },
    "PassageRecord": {
        "id": "Its place among the passages of its article, from 0.",
        "paragraph": "The place of its paragraph in `paragraphs`, from 0.",
        "start": f"Where it begins. {_PLACE}",
        "end": f"Behind its last character. {_PLACE}",
        "text": "The passage, as long as from `start` to `end`.",
        "furniture": _FURNITURE,
    },
    "ParagraphRecord": {
        "start": f"Where it begins. {_PLACE}",
        "end": f"Behind its last character. {_PLACE}",
        "role": "What it is: body, headline, heading, caption, list ...",
        "furniture": _FURNITURE,
    },
    "LinkRecord": {
        "id": "Its place in the list of links, from 0.",
        "left": f"{_PASSAGES} They need not stand together.",
        "right": f"{_PASSAGES} They need not stand together.",
        "kind": "matched: as it stands or nearly; paraphrased: in other words; unique: the reporter says that it is none.",
        "score": "How sure it is that both sides say the same, 0 to 1. It does not say how alike they are.",
        "semantic": "How alike in meaning, 0 to 1.",
        "lexical": "How alike in words, 0 to 1.",
        "moved": "Whether it is out of the order that the other links keep.",
        "verdict": _VERDICT,
        "note": _NOTE,
        "facts": "Differences inside it that a reporter must see.",
        "order": "What its neighbours added to the score, 0 to 1.",
        "labelled": "Whether the reporter named its kind.",
        "reasons": "What each feature says of it, in log-odds: above 0 for the link, below 0 against it.",
        "number": "What a reporter calls it by, for life; where no link has one it is `id` + 1.",
        "identical": "Of a matched link, whether both sides are the same text but for white space, quotation marks and dashes.",
        "wording": "The words that say what the other side does not, where they were looked for.",
    },
    "WordingRecord": {"left": "Words of the left, in reading order.", "right": "Words of the right, in reading order."},
    "WordScoreRecord": {
        "passage": "The id of the passage.",
        "start": "The character of the passage's text that it begins at.",
        "end": "The character behind its last.",
        "score": "0 where the other side says the same, 1 where it says nothing like it; words that are not listed have 0.",
    },
    "FactRecord": {
        "type": "What it is about and what happened to it from left to right: number_changed, quote_lost ...",
        "left": "Its words on the left; null where only the right has it.",
        "right": "Its words on the right; null where only the left has it.",
        "note": "What is different, in a few words.",
        "verdict": "What the reporter says of it.",
        "why": "In which respect the sides differ, as a word for programs.",
        "gone": "The words that the left has and the right has not.",
        "new": "The words that the right has and the left has not.",
        "memo": "The sentence that the reporter wrote about it for the editor.",
        "number": "In a part, its place in the ledger of the whole, from 1.",
        "sure": "How likely the wording that it is about changes what is said, 0 to 1, where a second reader could judge it.",
    },
    "SpanRecord": {
        "passage": "The id of the passage.",
        "start": "Where the words begin, in characters of the passage's text, from 0.",
        "end": "Behind their last character, likewise.",
        "text": "The words.",
    },
    "OmittedRecord": {
        "left": _PASSAGES,
        "right": _PASSAGES,
        "kind": "What its passages count as.",
        "number": "As of a link.",
    },
    "UniqueRecord": {
        "side": "Which article has it.",
        "passages": _PASSAGES,
        "label": "What it is about, in a few of its own words.",
        "verdict": _VERDICT,
        "note": _NOTE,
    },
    "SummaryRecord": {
        "left": "The shares of the first article.",
        "right": "The shares of the second article.",
        "facts": "How many facts there are, in links and in none.",
    },
    "SharesRecord": {
        "words": f"{_WORDS} there are; the other three add up to it.",
        "matched": f"{_WORDS} stand on both sides as they are or nearly.",
        "paraphrased": f"{_WORDS} say what the other side says in other words.",
        "unique": f"{_WORDS} say what the other side does not.",
    },
    "OrphanRecord": {
        "left": "The passages of the left as they were.",
        "right": "The passages of the right as they were.",
        "kind": "As which the reporter had named the link; null where the text had decided.",
        "verdict": _VERDICT,
        "note": _NOTE,
        "about": "What it was about: a link, a section or a fact.",
    },
    "PassageNoteRecord": {"side": "Which article has the passage.", "passage": "The id of the passage.", "note": _NOTE},
}


def with_meanings(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with a description at every field that has none."""
    told = {
        name: {**each, "properties": {field: _told(value, MEANINGS[name][field]) for field, value in each["properties"].items()}}
        for name, each in schema["$defs"].items()
    }
    return {**schema, "$defs": told}


def _told(value: dict[str, Any], meaning: str) -> dict[str, Any]:
    return {"description": meaning, **value}
