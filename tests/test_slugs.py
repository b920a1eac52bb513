"""What a wire writes over a story to find it is no headline of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import newsroom_files
import pytest

from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

TITLE = "Ferry dock to close after nine years"
BODY = (
    "The harbour board voted on Tuesday to close the old ferry dock, which has stood empty for nine years.\n\n"
    "“We have looked for the money everywhere,” said Ana Duarte, the chair of the board.\n"
)
SLUGS = [
    "BC-EU--Ukraine-Borders, 3rd Ld-Writethru",
    "EU--Harbour Dock",
    "AM-Harbour-Dock, 1st Ld",
    "HARBOUR-DOCK/CLOSURE (UPDATE 2)",
    "harbour-dock-1100",
    "dock_closure_lede",
    "URGENT",
    "***BREAKING***",
    "Eilmeldung",
    "ТЕРМІНОВО:",
]
HEADLINES = ["Re-elected", "COVID-19", "US-China trade talks collapse", "UK-EU: What next?", "Flash floods", "Breaking the ice"]


def read_text(folder: Path, text: str | bytes, name: str = "a.txt") -> Article:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(str(path))


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_slug_is_no_headline(tmp_path: Path, slug: str, gap: str) -> None:
    found = read_text(tmp_path, f"{slug}{gap}{TITLE}{gap}By Petra Kvist\n\n{BODY}")
    assert found.title == TITLE
    assert found.paragraphs[0].furniture
    assert not found.paragraphs[1].furniture
    assert read_text(tmp_path, f"{slug}\n\n{BODY}").title == ""


def test_the_subject_of_a_mail_may_be_one(tmp_path: Path) -> None:
    assert read_text(tmp_path, newsroom_files.mail(SLUGS[0], f"{TITLE}\n\n{BODY}", ""), "a.eml").title == TITLE


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_short_headline_is_none(tmp_path: Path, headline: str) -> None:
    assert read_text(tmp_path, f"{headline}\n\n{BODY}").title == headline
