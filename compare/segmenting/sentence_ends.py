"""Which stops end a sentence and which do not, where sentencex does not know.

Its abbreviations say what may stand before a name; before a figure, a bracket or '&' more of them do. Each rule here is about a
kind of place between two pieces that sentencex parts, or about a script whose stops it does not know.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEAR = 16  # characters before a cut that say what it is
_LONGEST_NAME = 120  # characters after a quotation in which its speaker is named
# What is short for a word that stands before a figure or a bracket, as the Chicago Manual of Style lists them; those that are
# words of their own as well ('no.', 'art.') only with a capital.
_ABBREVIATED = regex(
    r"(?:^|[\s(\[“\"'‘])(?:(?i:approx|appr|est|ca|circa|cf|paras?|vols?|figs?|secs?|sect|chap|pts?|pp|ver|avg|incl|excl|ext|tel|al|"
    r"max|min|abs|bzw|ggf|nos|arts|тыс|млн|млрд|стр|рис|див|пп|гл|тел)|No|Nr|Art|Ch|P|Ex|App|Col|Bldg|Rm|Apt|Reg|Res|Rev|Par|Abb|ст)\.\s*$|"
    # 'l'art. 5', 'dell’artt. 3': of Italian, French, Catalan laws.
    r"\b(?i:l|d|(?:de|a|da|ne|su|que)ll)['’](?i:artt?|al)\.\s*$"
)
_DEGREES = regex(r"\bdeg\.\s*$", re.IGNORECASE)
_SCALE = regex(r"[CFK]\b(?!['’])")
# What stands before a name, as newsrooms' style books shorten offices and ranks; sentencex knows 'Mr.', 'Dr.' and 'Sgt.' only.
# Before a word that is no name, it ends a sentence: 'the Trade Comm. It met ...'.
_TITLED = frozenset(
    {"Ms", "Mx", "Sra", "Cllr", "Ald", "Amb", "Atty", "Ofc", "Ofr", "Sup", "Supvr", "Comm", "Comr", "Commr", "Comdr"}
    | {"Cmdre", "Cdr", "Cdre", "Dep", "Mgr", "Treas", "Chmn", "Assoc", "Asm", "Spc", "Spec", "Const", "Tpr", "Trpr", "Lieut"}
    | {"Gens", "Profs", "Revs", "Pte", "Sqn", "Flt", "Wg", "Br", "Ft", "Adm", "Maj"}
    # Of other languages, where a name follows as well.
    | {"Srta", "Dña", "Lic", "Exmo", "Exma", "Mons", "Hr", "Hrn", "Frl", "Sig", "Sigra", "Signa", "Sigg", "Dott", "Dott.ssa"}
    | {"sig", "sigra", "signa", "sigg", "dott", "dott.ssa", "Avv", "avv", "Ing", "ing", "Geom", "geom", "Rag", "rag"}
    | {"Dhr", "dhr", "Mevr", "mevr", "Drs", "drs"}
    | {"вул", "просп", "пров", "пл", "обл", "смт", "ім", "им", "ул", "пер", "гр", "акад", "проф", "доц"}
)
_PARTING = str.maketrans(dict.fromkeys("\n([“\"'‘—–-", " "))
_NO_NAME_WORDS = (
    r"(?:The|This|That|These|Those|There|Then|It|Its|He|His|She|Her|They|Their|We|Our|You|Your|I|A|An|And|But|Or|So|In|On|At|By|For|"
    r"From|To|With|As|If|When|While|After|Before|Since|Until|What|Who|Why|How|No|Not|Nobody|All|Some|Most|Many|Both|One|Two|"
    r"Later|Now|Today|However|Meanwhile)\b"
)
_NO_NAME = regex(_NO_NAME_WORDS)
# Days, months, states and the like, as the Associated Press shortens them; before a small letter they end nothing.
_CAPITAL_SHORT = regex(
    r"\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|"
    r"Kan|Ky|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Est|Ave|Blvd|St|Rd|Inc|Ltd|Corp|Co|Jr|Sr|"
    r"Bros)\.\s*$"
)
_BEFORE_FIGURES = frozenset("$€£¥([#§")
_LONGEST_NUMBER = 4
_STOPS = tuple(".,;:!?")
_NUMBER_ALONE = regex(r"\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-z]\))\s*")
_STOP_ALONE = regex(r"\s*[.,;:!?](?![.\w])")  # behind a bracket or a quotation mark
_HOUR = regex(r"\d\s?[ap]\. ?m\.\s*$", re.IGNORECASE)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\."
_DATES = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d"
_ZONES = r"(?:[ECMP][SD]?T|A[EW][SD]T|GMT|UTC|BST|IST|JST|MSK|[CEW]ES?T)\b"
_OF_HOUR = regex(rf"{_DAYS}|{_DATES}|{_ZONES}|(?:[A-Z]\w*\s){{1,3}}(?:[a-z]+\s)?[Tt]ime\b")
# German writes an ordinal as a figure with a stop: 'der 2. Weltkrieg', 'am 3. Oktober', but 'Er war der 3. Die Siegerin ...'.
_ORDINAL = regex(
    r"(?:^|[\s(\[“„\"'‚»«,/–-])(?:(?<!\bI )am|im|vom|zum|zur|beim|ins|de[rmns]|die|das|bis|"
    r"(?:jede|diese|ihre|seine|unsere|eine)[rmns])\s\d{1,3}\.\s*$",
    re.IGNORECASE,
)
_OPENS_SENTENCE = regex(
    r"(?:D(?:er|ie|as|en|em|es|ann|och|anach|abei|amit|ort|a|iese[rmns]?)|Eine?[rmns]?|Er|Sie|Es|Wir|Ich|Ihre?[rmns]?|Seine?[rmns]?|"
    r"Aber|Und|Auch|Nun|Am|Im|In|Auf|Bei|Nach|Vor|Mit|Für|Zu[mr]?|Von|Vom|Als|Wie|Wenn|Weil|Hier|Jetzt|Heute|Man|So)\b"
)
_FIGURE_STOP = regex(r"(?:^|\D)\d{1,2}\.\s*$")
_GERMAN_MONTH = regex(r"(?:Januar|Jänner|Februar|Feber|März|Mai|Juni|Juli|Oktober|Dezember)\b")
_MILLIONS = ("Tsd.", "Mio.", "Mill.", "Mrd.", "Bio.")
_COUNTED_OFF = regex(r"[:;]\s\(?(?:[0-9]{1,2}|[a-z])[.)]\s*$")
_DASHES = "—–-"
_AGAINST = frozenset({"v", "vs"})
_EXCLAIMED = tuple(sign + mark for sign in "!?…" for mark in "\"”’'»")
_SPOKE = (
    r"(?:said|says|asked|asks|shouted|cried|called|yelled|exclaimed|wondered|demanded|added|replied|answered|wrote|tweeted|posted|"
    r"joked|quipped|screamed|whispered|repeated|told)\b"
)
_SPEAKER = regex(
    rf"(?:(?:The|the|a|an)\s+)?(?:[^\W\d_]['\w.’-]*\s+){{1,5}}?{_SPOKE}(?!\s+(?:that|it|he|she|they|the|there)\b)|{_SPOKE}\s+[^\W\d_]"
)
# What begins a sentence whatever stands before it, and words after what sentencex takes for short with no end.
_INVERTED = regex(r"[.!?…][\"'”’»)]?\s+(?=[¿¡])", needs="¿¡")
_BROKEN_OFF = regex(r"…[\"”’»]\s+(?=[^\W\d_a-zа-яіїєґß-ÿ])", needs="…")
_SHORT = regex(
    rf"\b(?:[A-Z]\.){{2,4}}\s+(?={_NO_NAME_WORDS})|\bno\.\s+(?=[\"“«]?[A-Z][a-z])|"
    r"\b(?:кв|грн|руб|коп|ін|др|рр?|гг?|млн|млрд|тис|тыс|т\.\s?[пдіе])\.\s+(?=(?:Він|Вона|Вони|Воно|Це|Але|Проте|Однак|Також|"
    r"Ми|Я|У|В|На|За|Після|Тоді|Тепер|Он|Она|Они|Оно|Это|Но|Однако|Также|Мы|С|По|После|Тогда|Теперь|Как|Что)\s)"
)
# The number of a note behind the stop: 'the war ended.12 The next'; not behind 'No.' and the like, nor inside a figure.
_NOTED = regex(r"(?<=[a-zß-ÿ]{4})[.!?][”\"’»]?\d{1,2}[ \t]+(?=[“\"‘«]?[A-Z][a-z]+[ ,])")
# A stop of Khmer (khan, bariyoosan) needs no blank after it; Thai has none and parts its sentences by blanks.
_KHMER = regex(r"(?<=[\u17d4\u17d5\u0e5a\u0e5b])\s*(?=\S)")
_THAI = regex(r"(?<=[\u0e00-\u0e5b]) +(?=[\u0e00-\u0e5b])")
_UNBLANKED = frozenset(map(chr, (*range(0x0E00, 0x0E5C), 0x17D4, 0x17D5)))
_SHORTEST_THAI = 30  # characters: blanks stand after names and figures too
_SCRIPTS = (
    ("el", regex(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hy", regex(r"[\u0530-\u058f]")),
    ("uk", regex(r"[іїєґІЇЄҐ]")),
    ("ru", regex(r"[\u0400-\u04ff]")),
)
_SAMPLE = 400
_MOSTLY = 0.3


def language_of(text: str) -> str:
    """The language whose stops count in a text, by its script: 'el', 'hy', 'uk', 'ru', else 'en'."""
    sample = text[:_SAMPLE]
    if not any("\u0370" <= character <= "\u1fff" for character in sample):  # none of these scripts
        return "en"
    letters = sum(character.isalpha() for character in sample) or 1
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (_MOSTLY if language != "uk" else 0) and (language != "uk" or "\u0430" in sample.lower()):
            return language
    return "en"


def is_no_end(text: str, begins: int, cut: int) -> bool:
    """Whether a cut of sentencex parts what belongs together.

    Args:
        text: of a paragraph.
        begins: where the piece before the cut begins.
        cut: where the piece after it begins.
    """
    if len(text[begins:cut].strip()) <= _LONGEST_NUMBER and _NUMBER_ALONE.fullmatch(text, begins, cut):
        return True
    if text[cut : cut + _NEAR].lstrip().startswith(_STOPS) and _STOP_ALONE.match(text, cut):
        return True
    return _goes_on(text[max(begins, cut - _NEAR) : cut], text[cut : cut + _LONGEST_NAME].lstrip())


@lru_cache(maxsize=1_024)  # sentences repeat
def _goes_on(end: str, rest: str) -> bool:
    """Whether what begins with `rest` goes on with the sentence that seems to end with `end`."""
    return (
        _is_short(end, rest)
        or _is_one_name(end, rest)
        or _is_ordinal(end, rest)
        or _is_numbered(end, rest)
        or _goes_on_small(end.rstrip(), rest)
        or bool(end.rstrip().endswith(_EXCLAIMED) and _SPEAKER.match(rest))
    )


def _is_short(end: str, rest: str) -> bool:
    """Whether a stop shortens a word that stands before such a beginning."""
    ending, first = end.rstrip(), rest[:1]
    if first == "&" and rest[1:2].isspace():
        return True
    if not ending.endswith("."):
        return False
    word = ending[:-1].translate(_PARTING).rpartition(" ")[2]
    if word in _AGAINST or (first.isupper() and word in _TITLED and not _NO_NAME.match(rest)):
        return True
    if (first.isdecimal() or first in _BEFORE_FIGURES) and _ABBREVIATED.search(end):
        return True
    if ending[-4:].lower() == "deg." and _DEGREES.search(end) and _SCALE.match(rest):
        return True
    hour = ending[-2:].lower() == "m." and "." in ending[-5:-2]  # 'p.m.', 'p. m.'
    return hour and bool(_HOUR.search(end) and _OF_HOUR.match(rest))


def _is_numbered(end: str, rest: str) -> bool:
    """Whether a stop belongs to a figure: one that counts off, a fraction in another script, 'Mio.' before what it counts."""
    ending = end.rstrip()
    if rest[:1].isdecimal() and end.endswith(".") and end[-2:-1].isdecimal():
        return True
    counted = ending.endswith(_MILLIONS) and not _OPENS_SENTENCE.match(rest)
    return counted or bool(ending.endswith((".", ")")) and {":", ";"} & set(ending) and _COUNTED_OFF.search(end))


def _goes_on_small(ending: str, rest: str) -> bool:
    """Whether a small letter goes on behind a bracket, a word that is short, or a cry and a dash."""
    if rest[:1] in _DASHES:
        return ending.endswith(("!", "?", "…", *_EXCLAIMED)) and rest.lstrip(_DASHES + " ")[:1].islower()
    return rest[:1].islower() and (ending.endswith((")", "]")) or bool(ending.endswith(".") and _CAPITAL_SHORT.search(ending)))


def _is_one_name(end: str, rest: str) -> bool:
    """Whether a stop stands between two initials, or inside a name like 'EE. UU.'."""
    ending, before = end.rstrip(), end.rstrip()[-3:-2]
    if not ending.endswith(".") or not ending[-2:-1].isupper():
        return False
    if before == ending[-2]:
        return rest[:1].islower() or (rest[:1] == rest[1:2] and rest[2:3] == ".")
    alone = not before.isalnum() and (before != "." or ending == end)
    return alone and rest[:1].isupper() and rest[1:2] == "."


def _is_ordinal(end: str, rest: str) -> bool:
    """Whether a figure with a stop counts what is named after it: 'am 3. Oktober', 'im 19. Jahrhundert'."""
    if not end.rstrip().endswith(".") or not end.rstrip()[-2:-1].isdecimal():
        return False
    if _FIGURE_STOP.search(end) and _GERMAN_MONTH.match(rest):
        return True
    return bool(rest[:1].isalpha() and _ORDINAL.search(end) and not _OPENS_SENTENCE.match(rest))


def further_ends(text: str) -> Iterator[int]:
    """Where sentences begin after stops that sentencex does not know, as offsets into the text."""
    yield from (match.end() for match in _INVERTED.finditer(text))
    yield from (m.end() for m in _BROKEN_OFF.finditer(text) if not _SPEAKER.match(text[m.end() : m.end() + _LONGEST_NAME]))
    yield from (match.end() for match in _SHORT.finditer(text))
    yield from (m.end() for m in _NOTED.finditer(text) if not _ABBREVIATED.search(text[max(0, m.start() - _NEAR) : m.start() + 1]))
    if text.isascii() or _UNBLANKED.isdisjoint(text):
        return
    yield from (match.end() for match in _KHMER.finditer(text))
    last = 0
    for match in _THAI.finditer(text):
        if match.start() - last >= _SHORTEST_THAI:
            yield match.end()
            last = match.end()
