"""compare(): two articles in, an aligned comparison out.

What computes is imported where it is used: the desk shows two articles before numpy is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from compare import __version__
from compare.article import Passage
from compare.languages import differ
from compare.link import Kind, Link, PassageNote, Section, Shares, Side
from compare.linking.numbering import Numbers
from compare.sections import find_sections
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from compare.article import Article
    from compare.embedding import Encoder
    from compare.embedding.vectors import TokenVectors
    from compare.facts.doc.doc import Docs
    from compare.facts.fact import Fact, Identity
    from compare.facts.second_opinion import SecondOpinion
    from compare.link import Key
    from compare.linking.align import Group
    from compare.linking.evidence.candidates import Floats
    from compare.linking.evidence.similarity import Evidence
    from compare.orphan import Orphan
    from compare.word_scores import WordScores

Progress = Callable[[str, float], None]
Stories = tuple[tuple[Passage, ...], tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and what they share. Every passage of either is in exactly one link or one unique section.

    Attributes:
        left: segmented.
        right: segmented.
        links: in the left article's order; link k has id k.
        unique: sections of the left, then of the right, each in reading order.
        thresholds: what was decided by.
        model: the model's name.
        model_sha256: of its weights.
        evidence: what was decided from; None where the comparison came from a record.
        facts: those that belong to no link.
        orphans: what a reporter decided about passages that have changed since.
        docs: what the facts were found by; None where the comparison came from a record.
        selection: what a part of a comparison holds, as a sentence; empty for a whole one.
        omitted: the links that a part leaves out; they count in `kinds` and `shares` all the same.
        copydesk: the version that made it.
        notes: at passages that were taken out of a link, the left's first, in reading order.
        numbers: of its links and of those there were before; empty where its links are the first.
        fact_numbers: of a part, the place that each of its facts has in the ledger of the whole; empty in a whole one.
        word_scores: of the links whose words were scored, by their passages.
        opinions: what the second reader thinks of links, by their passages; none where the comparison came from a record.
    """

    left: Article
    right: Article
    links: tuple[Link, ...]
    unique: tuple[Section, ...]
    thresholds: Thresholds
    model: str
    model_sha256: str
    evidence: Evidence | None = field(default=None, compare=False, repr=False)
    facts: tuple[Fact, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    docs: Docs | None = field(default=None, compare=False, repr=False)
    selection: str = ""
    omitted: tuple[Link, ...] = ()
    copydesk: str = __version__
    notes: tuple[PassageNote, ...] = ()
    numbers: Numbers = field(default=Numbers(), compare=False, repr=False)
    fact_numbers: Mapping[Identity, int] = field(default_factory=dict, compare=False, repr=False)
    word_scores: Mapping[Key, WordScores] = field(default_factory=dict, compare=False, repr=False)
    opinions: Mapping[Key, SecondOpinion] = field(default_factory=dict, compare=False, repr=False)

    def article(self, side: Side) -> Article:
        """The article of one side."""
        return self.left if side is Side.LEFT else self.right

    def passages(self, side: Side, ids: Sequence[int]) -> tuple[Passage, ...]:
        """Some passages of one side."""
        article = self.article(side)
        return tuple(article.passages[k] for k in ids)

    def kinds(self, side: Side) -> list[Kind]:
        """The kind of every passage of one side, by id."""
        kinds = [Kind.UNIQUE] * len(self.article(side).passages)
        for link in (*self.links, *self.omitted):
            for k in link.passages(side):
                kinds[k] = link.counted
        return kinds

    def shares(self, side: Side) -> Shares:
        """How much of one side is matched, paraphrased and unique."""
        counts = dict.fromkeys(Kind, 0)
        for passage, kind in zip(self.article(side).passages, self.kinds(side), strict=True):
            if not passage.furniture:
                counts[kind] += passage.words
        return Shares(sum(counts.values()), counts[Kind.MATCHED], counts[Kind.PARAPHRASED], counts[Kind.UNIQUE])

    def is_identical(self, link: Link) -> bool:
        """Whether both sides of a link are the same text: white space and the shape of quotation marks and dashes aside."""
        from compare.linking.lexical import typeset

        ours, theirs = (" ".join(p.text for p in self.passages(side, link.passages(side))) for side in Side)
        return ours == theirs or typeset(ours) == typeset(theirs)

    @property
    def numbered(self) -> Numbers:
        """The numbers given so far, those of its own links among them."""
        return self.numbers if self.numbers.last else Numbers.of((*self.links, *self.omitted))

    @property
    def translated(self) -> bool:
        """Whether the two are in two languages, so that what is paraphrased is a translation."""
        return bool(differ(self.left.language, self.right.language))

    def note_at(self, side: Side, passage: int) -> str:
        """The note at a passage that stands alone; empty where it has none."""
        return next((each.note for each in self.notes if (each.side, each.passage) == (side, passage)), "")

    @property
    def differs(self) -> bool:
        """Whether the two stories are not the same text, white space and furniture aside."""
        ours, theirs = self.left.story, self.right.story
        return len(ours) != len(theirs) or any(a.text != b.text for a, b in zip(ours, theirs, strict=True))

    @property
    def story_links(self) -> list[Link]:
        """The links of the story; those of furniture are nobody's business."""
        return [link for link in self.links if not self.left.passages[link.left[0]].furniture]

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """Those of the links, in their order, then those that belong to none."""
        return (*(fact for link in self.links for fact in link.facts), *self.facts)

    def reclassified(self, thresholds: Thresholds) -> Comparison:
        """The same comparison under other thresholds, without encoding again. A link that is found again keeps its number.

        Raises:
            ValueError: where the comparison came from a record and has no evidence.
        """
        if self.evidence is None:
            raise ValueError("a comparison without its evidence cannot be classified again")
        links = _links(self.left, self.right, self.evidence, thresholds)
        numbers = self.numbered.including(link.key for link in links)
        found = replace(self, links=numbers.on(links), unique=_unique(self.left, self.right, links), thresholds=thresholds)
        return replace(found, numbers=numbers).with_facts(self.links)

    def with_docs(self) -> Comparison:
        """The same comparison with what its facts are found by, read once for all that asks for it."""
        from compare.facts.doc.doc import read_docs

        return self if self.docs else replace(self, docs=read_docs(self.left, self.right))

    def with_facts(self, before: Sequence[Link] = ()) -> Comparison:
        """The same comparison with the facts of its links, and those that belong to no link.

        Args:
            before: links with their facts, as they were when `facts` was found; what is still so is not found again.
        """
        from compare.facts.ledger import find_facts, find_loose_facts, known_by, told_passages
        from compare.machine.memory import without_collecting

        docs = self.with_docs().docs
        assert docs is not None  # noqa: S101 - they were read just now
        with without_collecting():  # what is read stays
            links = find_facts(self.links, docs, known_by(before), self.opinions)
            same = bool(before) and told_passages(before) == told_passages(links)
            loose = self.facts if same else find_loose_facts(links, docs)
        return replace(self, links=links, facts=loose, docs=docs)


def compare(  # noqa: PLR0913 - what is compared, by what, and what is told of it
    left: Article,
    right: Article,
    encoder: Encoder,
    thresholds: Thresholds | None = None,
    progress: Progress | None = None,
    *,
    scored: bool = True,
    again: bool = True,
) -> Comparison:
    """Run every stage on two articles.

    Args:
        left: as read; segmented here where it is not yet.
        right: likewise.
        encoder: turns passages into vectors.
        thresholds: by default the ones copydesk was tuned to.
        progress: called with a stage's name and the share of it that is done; what it raises ends the work.
        scored: whether the second reader reads the links; a sweep does without it, for it keeps no vectors of words.
        again: whether it may be classified again: what that takes is most of the memory of two long articles.
    """
    thresholds = thresholds or Thresholds()
    tell = progress or _silent
    left, right = _ready(left, right, encoder)
    tokens: dict[str, TokenVectors] | None = {} if scored else None
    evidence = _evidence(left, right, encoder, tell, tokens)
    tell("aligning", 0.0)
    links = _links(left, right, evidence, thresholds)
    kept = evidence if again else None
    del evidence  # large: where it is not kept it goes before facts are looked for
    unique = _unique(left, right, links)
    tell("aligning", 1.0)
    found = Comparison(left, right, links, unique, thresholds, encoder.name, encoder.sha256, kept, numbers=Numbers.of(links))
    tell("facts", 0.0)
    found = _read_again(found.with_facts(), tokens)
    tell("facts", 1.0)
    return found


def import_all() -> None:
    """Import what `compare` imports where it is used: while a model is loaded, nobody waits for that."""
    import compare.facts.doc.doc
    import compare.facts.ledger
    import compare.linking.align
    import compare.linking.classify
    import compare.linking.evidence.preselection
    import compare.linking.evidence.similarity
    import compare.linking.roles
    import compare.second_reader.changes.telling
    import compare.second_reader.reading  # noqa: F401 - imported to be there


def _ready(left: Article, right: Article, encoder: Encoder) -> tuple[Article, Article]:
    """Both articles, segmented, with a warning where the model does not read their language."""
    left, right = _segmented(left), _segmented(right)
    if not left.language and not right.language:
        return left, right
    from compare.embedding.choice import forewarned

    return forewarned(left, right, encoder)


def _read_again(found: Comparison, tokens: dict[str, TokenVectors] | None) -> Comparison:
    """With a score for every word of its links and the facts in the second reader's light, where there are vectors of words."""
    if not tokens:
        return found
    from compare.second_reader.changes.telling import opinions_of
    from compare.second_reader.reading import scores_of

    found = replace(found, word_scores=scores_of(found, tokens))
    opinions = opinions_of(found, tokens)
    links = (replace(k, facts=opinions[k.key].of(k.facts)) if k.key in opinions else k for k in found.links)
    return replace(found, opinions=opinions, links=tuple(links))


def _silent(_stage: str, _share: float) -> None:
    """Progress that nobody watches."""


def _segmented(article: Article) -> Article:
    return article if article.passages else segment(article)


def _evidence(left: Article, right: Article, encoder: Encoder, tell: Progress, tokens: dict[str, TokenVectors] | None) -> Evidence:
    """What links are decided from; `tokens` gets what the encoder has for those of every passage, where it can say so."""
    from compare.embedding import encode_passages
    from compare.embedding.models import MULTILINGUAL_SHA256
    from compare.linking.evidence.preselection import worth_encoding
    from compare.linking.evidence.similarity import Tongues, gather
    from compare.linking.roles import with_roles

    ours, theirs = [p.text for p in left.story], [p.text for p in right.story]
    tell("encoding", 0.0)
    wanted = worth_encoding(ours, theirs)
    left_vectors, right_vectors = encode_passages(encoder, ours, theirs, lambda share: tell("encoding", share), wanted, tokens)
    tongues = Tongues(differ(left.language, right.language), encoder.sha256 == MULTILINGUAL_SHA256)
    if tongues.multilingual:
        from compare.linking.evidence.centring import centred

        left_vectors, right_vectors = centred(left_vectors), centred(right_vectors)
    return with_roles(gather(ours, theirs, left_vectors, right_vectors, tongues), left, right)


def _links(left: Article, right: Article, evidence: Evidence, thresholds: Thresholds) -> tuple[Link, ...]:
    """All links, numbered in the left article's order: the story's, and equal furniture."""
    from compare.linking.align import align
    from compare.linking.roles import furniture_links

    groups = align(evidence, thresholds)
    stories = left.story, right.story
    out_of_order = _moved(stories, evidence, groups)
    links = [_link(stories, evidence, g, thresholds) for g in groups]
    links = [replace(link, moved=flag) for link, flag in zip(links, out_of_order, strict=True)]
    links += furniture_links(left, right)
    return tuple(replace(link, id=k, number=k + 1) for k, link in enumerate(sorted(links, key=lambda link: link.left)))


def _link(stories: Stories, evidence: Evidence, group: Group, thresholds: Thresholds) -> Link:
    from compare.linking.classify import kind_of

    left, right = stories
    ours = sorted((left[i] for i in group.left), key=lambda p: p.id)
    theirs = sorted((right[j] for j in group.right), key=lambda p: p.id)
    values = (evidence.score, evidence.semantic, evidence.lexical, evidence.order)
    score, semantic, lexical, order = (round(min(1.0, max(0.0, float(_mean(v, group.pairs)))), 4) for v in values)
    kind = kind_of(ours, theirs, thresholds)
    ids = tuple(p.id for p in ours), tuple(p.id for p in theirs)
    reasons = _reasons(evidence.names, _mean(evidence.reasons, group.pairs).tobytes())
    return Link(0, *ids, kind, score, semantic, lexical, order, reasons=reasons)


def _mean(values: Floats, pairs: Sequence[int]) -> Floats:
    """The mean over some pairs, of which most links have one."""
    found: Floats = values[pairs[0]] if len(pairs) == 1 else values[pairs].mean(axis=0)
    return found


@lru_cache(maxsize=4_096)
def _reasons(names: tuple[str, ...], weights: bytes) -> tuple[tuple[str, float], ...]:
    """What each feature says, given as float32; links of equal sentences have the same, which is held once."""
    import numpy as np

    found = np.frombuffer(weights, np.float32).tolist()
    return tuple((name, round(weight, 4)) for name, weight in zip(names, found, strict=True))


def _moved(stories: Stories, evidence: Evidence, groups: Sequence[Group]) -> list[bool]:
    from compare.linking.align import moved, order_weight

    positions = [(int(evidence.left[g.pairs[0]]), int(evidence.right[g.pairs[0]])) for g in groups]
    pairs = [(stories[0][i], stories[1][j]) for i, j in positions]
    return moved(positions, [order_weight(a.words + b.words, a.text, b.text) for a, b in pairs])


def _unique(left: Article, right: Article, links: Sequence[Link]) -> tuple[Section, ...]:
    ours = {k for link in links for k in link.left}
    theirs = {k for link in links for k in link.right}
    return find_sections(left, right, ours, theirs)
