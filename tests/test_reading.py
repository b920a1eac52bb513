"""A path or standard input becomes an article, or one clear sentence."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from compare.article import Article, Role, count_words
from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.reading.sources.sources import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def article(tmp_path: Path, text: str, name: str = "story.txt") -> Article:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read(str(path))


def paragraphs(found: Article) -> list[str]:
    return [found.text[p.start : p.end] for p in found.paragraphs]


def test_paragraphs_are_parted_by_blank_lines_and_slice_back(tmp_path: Path) -> None:
    found = article(tmp_path, "Minister Resigns\n\nShe said so on Monday.\n\n\nNobody was surprised.\n")
    assert paragraphs(found) == ["Minister Resigns", "She said so on Monday.", "Nobody was surprised."]
    assert found.title == "Minister Resigns"


def test_carriage_returns_make_no_difference(tmp_path: Path) -> None:
    text = "Minister Resigns\n\nShe said so on Monday.\n"
    assert article(tmp_path, text.replace("\n", "\r\n")).text == article(tmp_path, text).text


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    wrapped = (
        "The minister, who had held the office for eleven years, said on Monday\n"
        "that she would leave it at the end of the month because of a dispute\n"
        "over the budget.\n\n"
        "Her deputy will take her place until the party has chosen a successor,\n"
        "a spokesman said.\n"
    )
    assert len(paragraphs(article(tmp_path, wrapped))) == 2


def test_lines_that_are_wrapped_by_hand_are_joined(tmp_path: Path) -> None:
    """A line may be cut a word too early, and one (an address) be far too long: what goes on small behind no stop goes on."""
    lines = [
        "LINDHOLM (HP) -- The harbour board voted on Tuesday to close the old",
        "ferry dock, which has stood empty for nine years. Nobody on",
        "the board spoke against it, said Ana Duarte, its chair. The work",
        "begins in June.",
    ]
    story = "\n".join(lines)
    long = "https://board.example/releases/2025/03/04/the-old-ferry-dock-is-to-be-closed-after-nine-empty-years.html?a=1"
    for text in (f"Dock to close\n\n{story}\n\n{story}", "\n\n".join(["Dock to close", *[story] * 6, long])):
        assert paragraphs(article(tmp_path, text))[1] == " ".join(lines)


def test_lines_that_are_not_wrapped_stay_paragraphs(tmp_path: Path) -> None:
    found = article(tmp_path, "Uncommon Facts\nShare this\nThe minister said on Monday that she would leave.\n")
    assert len(paragraphs(found)) == 3


def test_what_a_line_is(tmp_path: Path) -> None:
    text = (
        "Minister Resigns After Eleven Years\n\nBy Maria Lopez\n\nShe said on Monday that she would leave the office.\n\n"
        "What happens next\n\n• A vote in the party\n• A new minister by June\n\n"
        "The minister leaves her office on Monday. PETRA KVIST/AFP/Getty Images\n"
    )
    found = article(tmp_path, text)
    roles = [p.role for p in found.paragraphs]
    assert roles == [
        *(Role.HEADLINE, Role.BYLINE, Role.BODY, Role.HEADING, Role.LIST, Role.LIST, Role.CAPTION, Role.CREDIT),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "He told Reuters/Ipsos pollsters that he would not vote.",
        "The photo was taken by a neighbour.",
        "“It is over.” Reuters was told so on Monday by two people.",
    ],
)
def test_a_sentence_is_no_credit(tmp_path: Path, line: str) -> None:
    assert len(article(tmp_path, f"Title\n\n{line}\n").paragraphs) == 2


def test_standard_input() -> None:
    found = read("-", stdin=io.BytesIO(b"Title\n\nA story from a pipe."))
    assert (found.source, found.title) == ("standard input", "Title")


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    import hashlib

    path = tmp_path / "story.txt"
    path.write_bytes(b"\xef\xbb\xbfA story.\r\n")
    assert read(str(path)).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_hidden_characters_are_warnings_of_the_article(tmp_path: Path) -> None:
    assert article(tmp_path, "A story\x1b[2J.").warnings == ("1 control character was made visible",)


@pytest.mark.parametrize(
    ("name", "cause"),
    [("absent.txt", "there is no such file"), ("folder", "is a folder"), ("empty.txt", "is empty"), ("blank.txt", "is empty")],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n")
    with pytest.raises(UnreadableSourceError, match=cause) as caught:
        read(str(tmp_path / name))
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableSourceError, match="a device or a pipe"):
        read(str(tmp_path / "pipe"))


def test_an_endless_file_does_not_hang() -> None:
    with pytest.raises(UnreadableSourceError, match="a device or a pipe"):
        read("/dev/zero")


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableSourceError, match="larger than 20 MB"):
        read(str(tmp_path / "huge.txt"))


def test_a_name_with_control_characters_is_safe_to_show(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(str(tmp_path / "a\x1b]0;x\x07\nb.txt"))
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(("text", "count"), [("The U.K. spent $3.5 million.", 5), ("— “so” —", 1), ("外交部长 said", 5), ("", 0)])
def test_words_as_a_reporter_counts_them(text: str, count: int) -> None:
    assert count_words(text) == count
