"""`story.docx`: the second article with comments, as tracked changes where the first is another version of it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from compare.languages import RIGHT_TO_LEFT
from compare.link import Side
from compare.patterns import regex
from compare.reading.cleaning import visible
from compare.reports.telling.names import names_of
from compare.reports.word.remarks import remarks_of
from compare.reports.word.versions import Stands, Words, are_versions, both_versions, second_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Written

    from compare.comparison import Comparison
    from compare.reports.word.remarks import Remark
    from compare.reports.word.versions import Told

_FORBIDDEN = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML
_NOBODY = "copydesk"
_STYLES = {"headline": "Title", "heading": "Heading 2"}
_TAGS = {Stands.GONE: "w:del", Stands.NEW: "w:ins"}
_GREY = RGBColor(0x66, 0x66, 0x66)


def render_docx(comparison: Comparison, by: str = "", now: datetime | None = None) -> bytes:
    """The document.

    Args:
        comparison: as decided so far.
        by: whose the comments and the changes are.
        now: the time of making, by default this moment.
    """
    author = _safe(visible(by)) or _NOBODY
    written = _Writing(comparison, author, (now or datetime.now(UTC)).replace(microsecond=0))
    data = BytesIO()
    written.document().save(data)
    return data.getvalue()


class _Writing:
    """Writes one document: paragraphs first, then the comments at their runs."""

    def __init__(self, comparison: Comparison, author: str, now: datetime) -> None:
        self._comparison, self._author, self._now = comparison, author, now
        self._document = Document()
        self._number = 0  # of the changes
        self._runs: list[tuple[int, int, Any]] = []  # from where to where in the second article's text, and the run
        self._remarks = remarks_of(comparison)
        self._right_to_left = comparison.right.language in RIGHT_TO_LEFT

    def document(self) -> Written:
        """All of it."""
        names, kept = names_of(self._comparison), self._document.core_properties
        kept.title, kept.author = _safe(f"{names[Side.RIGHT]}, compared with {names[Side.LEFT]}")[:255], self._author[:255]
        kept.comments, kept.created, kept.modified = "", self._now, self._now
        self._document.styles["Normal"].font.size = Pt(11)
        versions = are_versions(self._comparison)
        edges = self._edges()
        end = self._document.element.body.sectPr
        for told in both_versions(self._comparison) if versions else second_alone(self._comparison):
            end.addprevious(self._paragraph(told, edges))
        end.addprevious(OxmlElement("w:p"))  # the end of the last paragraph of either version is before it
        self._comment()
        return self._document

    def _edges(self) -> list[int]:
        """Where in the second article's text a comment begins or ends."""
        found = {edge for remark in self._remarks for edge in self._place(remark) if edge is not None}
        return sorted(found)

    def _place(self, remark: Remark) -> tuple[int | None, int | None]:
        if remark.passage is None or remark.last is None:
            return None, None
        passages = self._comparison.right.passages
        first, last = passages[remark.passage], passages[remark.last]
        return first.start + remark.start, last.end if remark.end is None else last.start + remark.end

    def _paragraph(self, told: Told, edges: Sequence[int]) -> Any:  # noqa: ANN401 - lxml's elements have no types
        paragraph = OxmlElement("w:p")
        style, properties = _STYLES.get(told.role), OxmlElement("w:pPr")
        if style:
            properties.append(_valued("w:pStyle", self._document.styles[style].style_id))
        if self._right_to_left:
            properties.append(OxmlElement("w:bidi"))
        if told.stands in _TAGS:
            mark = OxmlElement("w:rPr")
            mark.append(self._change(told.stands))
            properties.append(mark)
        if len(properties):
            paragraph.append(properties)
        for words in told.words:
            holder = paragraph
            if words.stands in _TAGS:
                holder = self._change(words.stands)
                paragraph.append(holder)
            for text, at in _cut(words, edges):
                run = _run(text, gone=words.stands is Stands.GONE, aside=told.furniture)
                if self._right_to_left:
                    run.get_or_add_rPr().append(OxmlElement("w:rtl"))
                holder.append(run)
                if at is not None:
                    self._runs.append((at, at + len(text), run))
        return paragraph

    def _change(self, stands: Stands) -> Any:  # noqa: ANN401 - likewise
        """An insertion or a deletion: who made it, and when."""
        self._number += 1
        element = OxmlElement(_TAGS[stands])
        for name, value in (("w:id", str(self._number)), ("w:author", self._author), ("w:date", f"{self._now:%Y-%m-%dT%H:%M:%SZ}")):
            element.set(qn(name), value)
        return element

    def _comment(self) -> None:
        """The comments, each around the runs of its words."""
        if not self._runs:
            return
        starts = {start: run for start, _, run in reversed(self._runs)}
        ends = {end: run for _, end, run in self._runs}
        initials = "".join(word[0] for word in self._author.split())[:9]
        body: Any = self._document
        for remark in self._remarks:
            start, end = self._place(remark)
            first = starts.get(self._runs[0][0] if start is None else start, self._runs[0][2])
            last = first if end is None else ends.get(end, first)
            self._document.add_comment([Run(first, body), Run(last, body)], _safe(remark.text), self._author, initials)


def _cut(words: Words, edges: Sequence[int]) -> Iterator[tuple[str, int | None]]:
    """Words as pieces that end where a comment begins or ends."""
    if words.at is None:
        yield words.text, None
        return
    from bisect import bisect_right

    at, end = words.at, words.at + len(words.text)
    for edge in [*edges[bisect_right(edges, at) : bisect_right(edges, end - 1)], end]:
        yield words.text[at - words.at : edge - words.at], at
        at = edge


def _run(text: str, *, gone: bool, aside: bool) -> Any:  # noqa: ANN401 - likewise
    element = OxmlElement("w:r")
    run = Run(element, None)  # type: ignore[arg-type]  # it stands in no paragraph yet
    if aside:
        run.font.color.rgb = _GREY
    run.text = _safe(text)
    if gone:
        for part in element.findall(qn("w:t")):
            part.tag = qn("w:delText")
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _valued(tag: str, value: str) -> Any:  # noqa: ANN401 - likewise
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _safe(text: str) -> str:
    """As XML can hold it."""
    return _FORBIDDEN.sub("\ufffd", text)
