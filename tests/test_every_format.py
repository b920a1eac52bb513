"""Every format tells the same: as many facts, notes, verdicts and sections, whichever of them a colleague opens."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import pytest
from eventful import eventful
from html_pages import Page
from read_reports import read_docx

from compare.facts.fact import ERROR, FINE, TO_CHECK
from compare.facts.whole.entries import Entry
from compare.link import Kind, PassageNote, Side
from compare.orphan import Orphan
from compare.reports import FORMATS, render
from compare.reports.letters.memo import render_memo
from compare.reports.spreadsheet import render_facts_csv
from compare.reports.telling.judged import is_judged
from compare.reports.telling.wording import verdict_word
from compare.reviewing.worklist.waiting import find_worklist
from compare.reviewing.worklist.worklist import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.comparison import Comparison


@dataclass(frozen=True)
class Told:
    """How much a report tells; None where its format tells nothing of that kind.

    `notes` are by their own words: 'wordA1' and so on.
    """

    facts: int | None = None
    verdicts: dict[str, int] | None = None
    links: dict[str, int] | None = None
    sections: int | None = None
    notes: frozenset[str] | None = None


def noted() -> Comparison:
    """A comparison in which every note is another word."""
    found = eventful()
    links = tuple(
        replace(
            link,
            note=f"wordA{link.id}",
            facts=tuple(replace(f, memo=f"wordB{link.id}B{k}" if f.verdict == ERROR else "") for k, f in enumerate(link.facts)),
        )
        for link in found.links
    )
    unique = tuple(replace(section, note=f"wordC{k}") for k, section in enumerate(found.unique))
    alone = next(s for s in found.unique if not s.furniture)
    notes = (PassageNote(alone.side, alone.passages[0], "wordD0"),)
    orphans = (Orphan(("gone",), ("away",), Kind.MATCHED, "accepted", "wordE0"),)
    return replace(found, links=links, unique=unique, notes=notes, orphans=orphans)


FOUND = noted()


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"word[A-Z]\d+(?:B\d+)?", text))


def wanted(found: Comparison) -> Told:
    notes = [link.note for link in found.links] + [s.note for s in found.unique] + [n.note for n in found.notes]
    notes += [fact.memo for fact in found.all_facts] + [orphan.note for orphan in found.orphans]
    return Told(
        facts=len(found.all_facts),
        verdicts=counts(verdict_word(fact.verdict) for fact in found.all_facts),
        links=counts(link.verdict or "" for link in found.story_links),
        sections=sum(not s.furniture for s in found.unique),
        notes=frozenset(filter(None, notes)),
    )


def counts(verdicts: object) -> dict[str, int]:
    """How often each verdict was given; what waits has none."""
    return {name: n for name, n in Counter(verdicts).items() if name not in {"", TO_CHECK, "not judged"}}  # type: ignore[call-overload]


def of_json(found: Comparison) -> Told:
    record = json.loads(render(found, "json"))
    facts = [fact for each in (*record["links"], record) for fact in each["facts"]]
    aside = {(s, p["id"]) for s in ("left", "right") for p in record[s]["passages"] if p["furniture"]}
    return Told(
        facts=len(facts),
        verdicts=counts(verdict_word(fact["verdict"]) for fact in facts),
        links=counts(link["verdict"] or "" for link in record["links"] if ("left", link["left"][0]) not in aside),
        sections=sum((s["side"], s["passages"][0]) not in aside for s in record["unique"]),
        notes=words(json.dumps(record)),
    )


def of_html(found: Comparison) -> Told:
    page = Page(render(found, "html").decode())
    facts = [e for e in page.of_class("fact") if "id" in e.attributes]
    rows = [e for e in page.of_class("row") if "in-first" not in e.classes]
    said = [word for row in rows for e in row.holds if "sort" in e.classes for word in re.findall("accepted|rejected", e.text)]
    sections = {e.attributes["data-about"] for e in rows if '"section"' in (e.attributes.get("data-about") or "")}
    return Told(
        facts=len(facts),
        verdicts=counts(verdict for e in facts for verdict in e.classes & {FINE, "problem"}),
        links=counts(verdict for verdict in said if verdict in {"accepted", "rejected"}),
        sections=len(sections),
        notes=words(page.of_tag("body")[0].text),
    )


def of_plain(found: Comparison) -> Told:
    report = render(found, "plain", width=2000).decode()
    ledger = report.partition("-- LINKS")[0]
    return Told(
        facts=sum(map(int, numbers(ledger))),
        verdicts=counts(re.findall(r"\[(fine|problem)\]$", ledger, re.MULTILINE)),
        links=counts(re.findall(r"^\d+\. .*  (accepted|rejected)$", report, re.MULTILINE)),
        sections=len(re.findall(r"^\[.*\]  paragraphs? ", report, re.MULTILINE)),
        notes=words(report),
    )


def numbers(ledger: str) -> list[str]:
    """How many facts each part of the plain ledger says that it has."""
    return [a or b for a, b in re.findall(r"FACTS TO CHECK: \d+ of (\d+)|ALSO CHANGED: (\d+)", ledger)]


def of_markdown(found: Comparison) -> Told:
    report = render(found, "markdown").decode()
    heads = re.findall(r"^## Facts to check: \d+ of (\d+)|^## Also changed: (\d+)", report, re.MULTILINE)
    return Told(
        facts=sum(int(a or b) for a, b in heads),
        verdicts=counts(re.findall(r"^\|.*\| (fine|problem) \|", report, re.MULTILINE)),
        links=counts(re.findall(r"^### \d+\. .*, (accepted|rejected)$", report, re.MULTILINE)),
        sections=len(re.findall(r"^Paragraphs? [\d, -]+, \d+ words\.", report, re.MULTILINE)),
        notes=words(report),
    )


def of_csv(found: Comparison) -> Told:
    rows, facts = (
        list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        for data in (render(found, "csv"), render_facts_csv(found))
    )
    links = [row for row in rows if row["row"] == "link" and not row["furniture"]]
    unique = {(row["label"], bool(row["left_text"])) for row in rows if row["row"] == "unique" and not row["furniture"]}
    return Told(
        facts=len(facts),
        verdicts=counts(row["verdict"] for row in facts),
        links=counts(row["verdict"] for row in links),
        sections=len(unique),
        notes=words(" ".join(value for row in (*rows, *facts) for value in row.values())),
    )


def of_docx(found: Comparison) -> Told:
    """What is open, wrong, noted or new; what was called fine is not asked again."""
    return Told(notes=words(read_docx(render(found, "docx"))))


def of_memo(found: Comparison) -> Told:
    return Told(notes=words(render_memo(found, whole=True)) | words(" ".join(each.note for each in found.unique if each.furniture)))


READERS: dict[str, Callable[[Comparison], Told]] = {
    "json": of_json,
    "html": of_html,
    "plain": of_plain,
    "markdown": of_markdown,
    "csv": of_csv,
    "docx": of_docx,
    "memo": of_memo,
}
# A picture has bars and bands instead of words (test_picture), and a mail is the memo (test_mail).
ELSEWHERE = {"svg", "mail"}


def test_every_format_is_counted() -> None:
    assert set(FORMATS) == READERS.keys() | ELSEWHERE
    everything = wanted(FOUND)
    assert all(asdict(everything).values())


@pytest.mark.parametrize("name", READERS)
def test_every_format_tells_the_same(name: str) -> None:
    told, all_of_it = asdict(READERS[name](FOUND)), asdict(wanted(FOUND))
    assert {kind: value for kind, value in told.items() if value is not None} == {
        kind: value for kind, value in all_of_it.items() if told[kind] is not None
    }


def test_a_word_document_asks_about_all_that_waits_or_is_wrong() -> None:
    comments = read_docx(render(FOUND, "docx")).splitlines()
    items = [i for i in find_worklist(FOUND).items if isinstance(i.thing, Entry) and (i.problem or not i.settled)]
    assert sum(": To check: " in line for line in comments) == sum(not item.settled for item in items) > 0
    assert sum(": Problem: " in line for line in comments) == sum(item.problem for item in items) > 0
    new = [s for s in FOUND.unique if s.side is Side.RIGHT and not s.furniture]
    assert sum("New, not in " in line for line in comments) == len(new) > 0
    judged = [s for s in FOUND.unique if not s.furniture and s.verdict]
    assert sum(f". {s.verdict}. {s.note}" in line for line in comments for s in judged) == len(judged) > 0
    rejected = [link for link in FOUND.links if link.verdict == "rejected"]
    assert sum(line.endswith("(rejected)") for line in comments) == len(rejected) > 0


def test_a_memo_counts_every_problem_every_fact_that_waits_and_every_section() -> None:
    memo = render_memo(FOUND, whole=True)
    items = find_worklist(FOUND).items
    judged = {item.key for item in items if isinstance(item.thing, Entry) and is_judged(item.thing)}
    facts = [item for item in items if item.sort is Sort.FACT or item.key in judged]
    accepted = [link for link in FOUND.story_links if link.verdict == "accepted" and link.note]
    problems = {item.key for item in items if item.problem} | {("link", link.key) for link in accepted}
    assert len(re.findall(r"^\d+\. ", memo, re.MULTILINE)) == len(problems) > 0
    assert f"{sum(not item.settled for item in facts)} of {len(facts)} facts" in memo
    rejected = [link for link in FOUND.story_links if link.counted is Kind.UNIQUE]
    sections = [s for s in FOUND.unique if not s.furniture]
    calm = replace(FOUND, unique=tuple(replace(s, verdict=None) for s in FOUND.unique))
    for side, heading in ((Side.RIGHT, "New, not in"), (Side.LEFT, "Left out, only in")):
        told = render_memo(calm, whole=True).partition(f"\n{heading}")[2].partition("\n\n")[0].splitlines()[1:]
        shorter = re.search(r"^- and (\d+) shorter", told[-1])
        counted = len(told) - 1 + int(shorter[1]) if shorter else len(told)
        assert counted == sum(s.side is side for s in sections) + len(rejected) > 0
