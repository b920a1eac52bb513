"""What a wire or a desk writes over a story to find it: a slug, a version, an alert. It names the file, not the story."""

from __future__ import annotations

import re

from compare.patterns import regex

_LONGEST = 90  # characters
# 'BC-EU--Ukraine-Borders': the agency's cycle, then the words that its desk gave the story.
_CYCLE = regex(
    r"(?:(?:BC|AM|PM|AP)-(?:[A-Z]{2}-{1,2})?|[A-Z]{2}--)[A-Z][\w.'’&]*(?:(?:-{1,2}|[/ ])[A-Z0-9][\w.'’&]*)*(?:,.{0,40})?$"
)
_VERSION = regex(
    r"\b(?:\d(?:st|nd|rd|th)[ -](?:ld|lead|lede|add|take|writethru)\b|(?:ld-)?writethru\b|write-thru\b|ld-all\b)", re.IGNORECASE
)
_ALERT = regex(
    r"\W*(?:urgent|flash|bulletin|snap|(?:ap )?news ?alert|apnewsalert|alert|breaking(?: news)?|eilmeldung|eil|blitz|urgente|"
    r"última hora|dernière minute|срочно|молния|терміново|блискавка|pilne)\b[\W\d]*$",
    re.IGNORECASE,
)
_TOKEN = regex(
    r"(?P<name>[^\W\d_][^\W_]*(?:[-_/]+[^\W_]+)+(?P<open>/?))(?P<version>\s\((?:UPDATE|CORRECTED|REPEAT|PIX|TV)[^()]{0,30}\))?$"
)
_PARTING = regex(r"[-_/]+")
_PARTS = 3  # of a word; fewer with a number behind them ('dock-1100', but 'COVID-19'), or as Reuters writes it ('HARBOUR-DOCK/')
_NUMBER = 3  # figures


def is_slug(line: str) -> bool:
    """Whether a line is how a desk calls a story: 'BC-EU--Ukraine-Borders, 3rd Ld-Writethru', 'URGENT', 'dock-closure-1100'."""
    text = line.strip()
    if len(text) > _LONGEST:
        return False
    return bool(_ALERT.match(text) or _VERSION.search(text) or _CYCLE.match(text)) or _is_name_of_file(text)


def _is_name_of_file(text: str) -> bool:
    """Whether a text is one word of parts in one case, three of them or two that say that they are no headline."""
    found = _TOKEN.match(text)
    if not found or not (found["name"].islower() or found["name"].isupper()):
        return False
    parts = [part for part in _PARTING.split(found["name"]) if part]
    told = found["open"] or found["version"] or (parts[-1].isdecimal() and len(parts[-1]) >= _NUMBER)
    return len(parts) >= _PARTS or bool(told)
