"""What ends a sentence and what does not, by the kinds of place where a stop, a bracket or a quotation mark stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeArticle

WHOLE = [
    "Senate leader Chuck Moe (D-N.Y.) said so on Thursday.",
    "Rep. Lund, R-N.Y., voted no.",
    "He gave three reasons: 1. the wall; 2. the dock; 3. the ferry.",
    "They asked for two things: 1. The dock; 2. The wall.",
    "The panel met on Wed. and left on Thurs. without a vote.",
    "On Friday the board of Ore. and Wash. met.",
    "Das kostet 5 Mio. Euro im Jahr.",
    "La UE y los EE. UU. votaron lo mismo.",
    "Il sig. Moe e la dott.ssa Berg vennero.",
    "Народний депутат Лунд А. Б. пішов.",
    "На вул. Шевченка пожежа.",
    "«Ідіть!» — крикнула Марта.",
    "Half her life – half her life! – went by.",
    "តម្លៃ ៤.៥ លានដុល្លារ។",
    "The hall holds approx. 400 people, the club said.",
    "The house, est. 1890, stood empty for years.",
    "The rule is in para. 4 of the report and in Art. 5 of the treaty.",
    "Secondo l'art. 5 della legge e dell’art. 12 del codice, il sindaco decide.",
    "It rose to 40 deg. C. on Monday and fell to 30 deg. F at night.",
    "The hall is in fig.12 The board saw it, and it costs $4.12 The day after.",
    "Moreau et al. [2019] measured it twice.",
    "It was measured twice by Moreau et al. [2019].",
    "The Com. & Adm. office sent the letter to Johnson & Co. & Sons.",
    "On Friday the old harbour board met Ms. Duarte in town.",
    "The letter was read by Cllr. Quill, who had it from Amb. Lund.",
    "On Friday the mayor met Sup. Ida Moe and Vice-Adm. Lund in town.",
    "Comm. Ray Nunn said the town would pay for it, and Lieut. Hale agreed.",
    "The vote (see fig. 2 and Vol. 3) was close.",
    "“Never again!” Marta Quill shouted at the meeting.",
    '"Is it safe?" the mayor asked on Monday.',
    "Die Einheit wird am 3. Oktober gefeiert.",
    "Er fiel auf der 2. Weltkonferenz im 19. Jahrhundert auf.",
    "Der 2. Weltkrieg endete 1945.",
    "Vom 3. bis 5. August bleibt die Schule zu.",
    "Berlin, 3. März: Der Rat tagt.",
    "Er erreichte beim 12. Anlauf das Ziel.",
    "Die Feier zum 75. Geburtstag und das Fest am 1. Mai fallen aus.",
    "The trial against Kell vs. No. 10 began at 9 a.m. Monday.",
]
CUT = [
    ("The war ended.12 The next year they met.", ["The war ended.12", "The next year they met."]),
    ("“The war ended.”3 The town was whole.", ["“The war ended.”3", "The town was whole."]),
    ("The list is: 4, 5. It ends there.", ["The list is: 4, 5.", "It ends there."]),
    ("He moved to D.C. Nobody knew.", ["He moved to D.C.", "Nobody knew."]),
    ("La Sra. Berg no. ¿Por qué? ¡Ay!", ["La Sra. Berg no.", "¿Por qué?", "¡Ay!"]),
    ("Он сказал и т. д. Она ушла.", ["Он сказал и т. д.", "Она ушла."]),
    ("Це коштує 5 млн. грн. Це багато.", ["Це коштує 5 млн. грн.", "Це багато."]),
    ("“And so …” The crowd left.", ["“And so …”", "The crowd left."]),
    ("«Ідіть!» — Марта пішла.", ["«Ідіть!»", "— Марта пішла."]),
    ("1. Close the pier. 2. Mend the beams. 3. Open it.", ["1. Close the pier.", "2. Mend the beams.", "3. Open it."]),
    ("Ms. Ek met Rep. Lund (R-N.Y.) today. Sen. Kell (D) left.", ["Ms. Ek met Rep. Lund (R-N.Y.) today.", "Sen. Kell (D) left."]),
    ("The bill went to the Trade Comm. It met on Monday.", ["The bill went to the Trade Comm.", "It met on Monday."]),
    ("He left. ‘We are done,’ she said.", ["He left.", "‘We are done,’ she said."]),
    (
        "They asked: “Why?” Marta Quill said that nothing was known.",
        ["They asked: “Why?”", "Marta Quill said that nothing was known."],
    ),
    ("Sie war 3. Dann kam Olaf.", ["Sie war 3.", "Dann kam Olaf."]),
    ("Im Rennen war er der 3. Die Siegerin kam aus Lund.", ["Im Rennen war er der 3.", "Die Siegerin kam aus Lund."]),
    ("I am 42. Marta Quill is 40.", ["I am 42.", "Marta Quill is 40."]),
    ("The score was 3. August was warm.", ["The score was 3.", "August was warm."]),
    ("It was cold. (He shivered.) It ended.", ["It was cold.", "(He shivered.)", "It ended."]),
    ("នេះជាប្រយោគ។នេះជាប្រយោគទីពីរ។", ["នេះជាប្រយោគ។", "នេះជាប្រយោគទីពីរ។"]),
    ("ဒါက ပထမ ဝါကျ။ ဒါက ဒုတိယ ဝါကျ။", ["ဒါက ပထမ ဝါကျ။", "ဒါက ဒုတိယ ဝါကျ။"]),
    ("ይህ አንድ ዓረፍተ ነገር ነው። ይህ ሁለተኛው ነው።", ["ይህ አንድ ዓረፍተ ነገር ነው።", "ይህ ሁለተኛው ነው።"]),
    ("Τι είναι αυτό; Είναι καλό. Ο κ. Παπάς είπε.", ["Τι είναι αυτό;", "Είναι καλό.", "Ο κ. Παπάς είπε."]),
    ("Սա առաջին նախադասությունն է։ Սա երկրորդն է։", ["Սա առաջին նախադասությունն է։", "Սա երկրորդն է։"]),
    ("Він отримав 5 тис. 300 гривень. Іваненко пішов.", ["Він отримав 5 тис. 300 гривень.", "Іваненко пішов."]),
]


def told(article: MakeArticle, text: str) -> list[str]:
    """The passages of a body paragraph that stands after another, so that it is no headline."""
    return [p.text for p in article(f"This is the first paragraph of the story.\n\n{text}").passages][1:]


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_inside_a_sentence_does_not_end_it(article: MakeArticle, text: str) -> None:
    assert told(article, text) == [text]


@pytest.mark.parametrize(("text", "wanted"), CUT, ids=[text[:24] for text, _ in CUT])
def test_a_stop_at_the_end_ends_it(article: MakeArticle, text: str, wanted: list[str]) -> None:
    assert told(article, text) == wanted


def test_thai_without_stops_is_cut_at_its_blanks_where_a_piece_is_long(article: MakeArticle) -> None:
    sentence = "สภาเมืองลงมติเมื่อวันอังคารให้ปิดท่าเรือเก่าที่ว่างมานานเก้าปี"
    assert told(article, f"{sentence} {sentence}") == [sentence, sentence]
    assert told(article, "นายกฯ สมชาย กล่าว") == ["นายกฯ สมชาย กล่าว"]


def test_ligatures_are_letters(article: MakeArticle) -> None:
    assert told(article, "The oﬃce said ﬁfty-ﬁve ﬁremen ﬂed the ﬂat.") == ["The office said fifty-five firemen fled the flat."]


def test_no_before_a_quotation_ends_its_sentence(article: MakeArticle) -> None:
    assert told(article, 'Rep. Lund said no. "Get out of here now!" Ms. Quill shouted.') == [
        "Rep. Lund said no.",
        '"Get out of here now!" Ms. Quill shouted.',
    ]
