"""What stands below the text of a mail: a closing and whose it is, what the device, the firm or the mailing list adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = regex(r"-- ?$")
_CLOSING = regex(
    r"(?:(?:with )?(?:my )?(?:best|kind|kindest|warm|warmest)(?: (?:regards|wishes))?|regards|"
    r"(?:many )?thanks(?: (?:again|so much|very much|in advance))?|"
    r"thank you(?: very much)?|cheers|(?:yours )?(?:sincerely|faithfully|truly)|all the best|"
    r"mit (?:freundliche[mn]|beste[mn]|herzliche[mn]|kollegialen) gr[uü](?:ß|ss)(?:en)?|"
    r"(?:viele|beste|liebe|herzliche|freundliche|schöne)? ?gr[uü](?:ß|ss)e?(?: (?:aus|von) \w+)?|"
    r"(?:bien )?cordialement|bien à vous|"
    r"(?:un )?(?:cordial(?:es)? )?saludos?(?: cordiales)?|atentamente|(?:distinti|cordiali) saluti|met vriendelijke groet(?:en)?|"
    r"(?:med )?(?:vänliga|venlig|vennlig)?\s?h(?:ä|i)lsning(?:ar)?|с уважением|з повагою|pozdrawiam|atenciosamente)[,.!–-]?",
    2,
)
_DEVICE = regex(
    r"(?:sent|gesendet|envoyé|enviado|inviato|verzonden|отправлено|надіслано)\s(?:from|via|von|de(?:puis)?|desde|do|dal?|vanaf|с|з)\s"
    r"(?:my|mein\w*|mon|ma|mi|meu|mio|mijn|моего|мого|outlook|yahoo|proton\w*|blackberry|gmail)\b.{0,40}$|"
    r"von meinem .{2,30} gesendet\.?$|(?:get|holen sie sich|télécharge[rz]|obtener) outlook (?:for|für|pour|para)\b.{0,40}$",
    2,
)
_NOTICE = regex(
    r"[\[(*]?\s?(?:confidentiality (?:notice|note)|legal disclaimer|disclaimer)\b|"
    r"(?:this|the information (?:contained )?in this|the contents? of this|any|diese|dieses|"
    r"der inhalt dieser|ce|cet|le présent|este|el presente|questa|"
    r"questo)\s(?:\w+\s){0,2}?(?:e-?mails?|messages?|communication|transmission|nachricht|courriel|courrier|mensaje|correo|messaggio)\b.{0,160}"
    r"\b(?:confidential|privileged|intended (?:solely|only)|vertraulich\w*|confidentiel\w*|confidencial\w*|riservat\w+)\b",
    2,
)
_MAY_NOTE = regex(r"\W{0,3}(?:conf|legal|discl|th|any|dies|der i|ce|le p|est|el p|quest)", 2)
_LISTED = regex(r"you received this (?:message|e-?mail) because you(?: are|'re)\b|to unsubscribe from this (?:group|list)\b", 2)
_RULE = regex(r"_{20,}\s*$")
_OF_A_LIST = regex(r"mailing list|listinfo|unsubscribe|/subscriptions?\b|-request@", 2)
_MOST_BELOW = 30  # lines
_SIGNED = 8  # lines of a signature
_SHORT = 12  # words of one of them
_FEWEST = 15  # words of a text above it
_JOINED = 4  # lines that a notice may need to say what it is


def footer_of(lines: Sequence[str], aside: Sequence[bool]) -> int:
    """The number of the line from which on a mail holds no more of its text; how many lines there are, where none is.

    Args:
        lines: of its body.
        aside: those that are set aside already.
    """
    own = [number for number, flag in enumerate(aside) if not flag and lines[number].strip()]
    later = [number for number in own if len(own) <= _MOST_BELOW or number >= own[-_MOST_BELOW]]
    start = next((n for n in later if _MARK.match(lines[n]) or _is_added(lines, n)), len(lines))
    for number in reversed([n for n in later if n < start]):
        if _CLOSING.fullmatch(lines[number].strip()) and _is_signature([lines[n] for n in own if number < n < start]):
            start = number
            break
    above = sum(len(lines[n].split()) for n in own if n < start)
    return start if above >= _FEWEST else len(lines)


def _is_added(lines: Sequence[str], number: int) -> bool:
    """Whether a line is what a device, a firm or a mailing list adds below a text."""
    line = lines[number].strip()
    below = " ".join(lines[number + 1 : number + 1 + _JOINED])
    if _RULE.match(line):
        return bool(_OF_A_LIST.search(below[:500]))
    if _DEVICE.match(line[:80]) or _LISTED.match(line[:80]):
        return True
    return bool(_MAY_NOTE.match(line)) and bool(_NOTICE.match(f"{line} {below}"[:400]))


def _is_signature(below: Sequence[str]) -> bool:
    return len(below) <= _SIGNED and all(
        len(line.split()) <= _SHORT and not line.rstrip().endswith((".", "?", "!")) for line in below
    )
