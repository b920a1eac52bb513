"""Text underneath that is no prose: source code, settings, logs, tables, JSON, told by what most of its lines are.

A story that is refused does far more harm than source code that is read. So only what no writer writes speaks for code, comments
speak neither way, and a text of which many words stand in lines of plain words is prose, whatever stands between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.not_prose.log_lines import LOGGED

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOOKED_AT = 200_000  # characters
_LINES = 400  # as many lines say what a text is
_LEAST = 5
_MOST = 0.6
_MOST_PROSE = 0.4  # of the words
_HARDLY = 0.1  # of the words: then fewer lines of code say what a text is
_SOME = 0.35
_PROSE_WORDS = 6  # in a line
_PLAIN = 0.8  # of them
_VERSE_WORDS = 3
_LONGEST_LINE = 2_000  # characters of a line that are looked at
_SYMBOLS = 0.06  # of the characters of a script on one line
_KINDS = 4  # of symbols
_FEW_LINES = 300  # characters: so few on few lines say nothing
_CODE_WORDS = 4
_CELLS = 3
_CELL_WORDS = 6
# What only one language writes, whatever words stand in it: Vim's, CMake's, SQL's.
_SURELY = regex(
    r"\s*(?:syn(?:tax)?\s+(?:keyword|match|region|case|cluster|sync|include|clear)\b|hi(?:ghlight)?!?\s+(?:def(?:ault)?|link|clear)\s|"
    r"set(?:local)?\s+\w+[+^-]?[&=]|let\s+[\w:.&]+\s*[.+]?=|unlet!?\s+\w:|finish$|vim9script$|\\\s+\w|"
    r"au(?:tocmd)?!?\s+(?:Buf|File|Vim|Win|Tab|Cursor|Color|Insert|User|Text)\w*\s|"
    r"(?:set|unset|if|elseif|else|endif|include|include_guard|find_\w+|add_\w+|target_\w+|message|foreach|endforeach|macro|endmacro|"
    r"endfunction|list|string|option|project|install|cmake_\w+)\([^()]*\)?$|\\echo\s|LANGUAGE\s+\w+(?:\s[A-Z ]+)?;|AS '[^']{1,80}'|"
    r"(?:IN|OUT|INOUT)\s+[a-z]\w*\s+[a-z]\w*(?:\[\])?,?$|DEFAULT FOR TYPE\s|(?:CREATE|ALTER|DROP)\s+(?:OR REPLACE\s+)?(?:TABLE|"
    r"FUNCTION|INDEX|VIEW|TYPE|OPERATOR|EXTENSION|TRIGGER|SCHEMA|DATABASE|SEQUENCE|AGGREGATE|ROLE|USER)\s)"
)
_KEY = regex(r"\s*(?:-\s+)?[a-z_][\w.-]{0,60}:(?:\s|$)")  # of YAML: prose begins no line so
_ITEM = regex(r"\s*-\s+\S")
_KEYS = 0.5
_SIGNS = ("()", "[]", "{}", ";", "=", "<>", "\\")
_CALL = regex(r"\w\([^()]*\)")
_ENDINGS = {
    "source code": "c h cc cpp hpp cs css go java js jsx kt lua mjs pl pm py r rb rs scala sh sql swift ts tsx vue",
    "a file of settings": "cfg conf ini properties toml yaml yml",
    "a log": "log",
    "a table (CSV)": "csv tsv",
}
_KIND_OF_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split(" ")}
_CLOSING, _ENDS = "\"'”’»)]", (".", "!", "?", "…")
_BLOCK = regex(r"/\*|<!--|^[ \t]*+[rRbu]{0,2}+(?:\"\"\"|''')|^=(?=(?:pod|head\d|encoding|over|item|begin)\b)", re.MULTILINE)
_BLOCK_ENDS = {"/*": "*/", "<!--": "-->", '"""': '"""', "'''": "'''", "=": "\n=cut"}
_COMMENT = regex(
    r"\s*(?:#(?!\s*(?:include|define|ifn?def|if|endif|else|undef|pragma)\b)|//|--[^-\w]|%|;|\"\s|!|\*\s|\*$|\*/|\*{3,}|={3,}|-{3,}|"
    r"dnl\b|rem\b|REM\b|::|\.\\\"|'\\\"|C\s{2,})"
)
_WORD = regex(
    r"[\"'“‘(\[«„¿¡*_]*+[^\W\d_]++(?:[’'-][^\W\d_]++)*+[\"'”’)\]»*_]*+[.,;:!?…]*+[\"'”’)\]»]*+|"
    r"[$£€]?\d[\d.,:/%-]*+[a-z]{0,3}+[.,;:)]*+|[-–—&|/]"
)
_SETTING = regex(
    r"\s*+(?:[\w.$@%*/-]{1,80}+\s*+(?:\+|\[[^\]]{0,80}\]|\([^)]{0,80}\))?\s*+=(?!=)|[a-z_][\w./-]{0,80}+:(?:\s*+$|"
    r"\s++[\w\"'\[{|>$./*&!-]\S*+\s*+$)|-\s++[a-z][\w-]{0,80}+:|\"[\w./-]{1,80}+\"\s*+[:=]|\[[\w \".:/*@-]{1,80}\]\s*+$|"
    r"[\w.\[\]-]{1,80}+\s*+[=<>~]=\s*+\S++\s*+$)"
)
_CODE = regex(
    r"[;{}]\s*$|[{(\[]\s*$|^\s*(?:[\])}]|\|\||&&|[|+-]\s*[\"'$(]|([\"'])[^\"']{0,80}\1,\s*$)|\\\s*$|\w\([^()]*\)\s*$|\w\([^()]*$|\w\(\)|\w\([\w.\"'$%&*-]+[,)]|"
    r"(?:^|[\s\w)])(?:==|!=|<=|>=|->|=>|::|:=|&&|\|\||\+=|-=|\+\+|<<|>>|=~)|\w=[\"'\w$({]|^\s*</?[\w:-]+|^\s*/[\w.-]+/[\w./+-]+:|\$[a-zA-Z_{(]|"
    r"(?<![@#/\w])[a-z]+_[a-z]|(?<![@#\w])[a-z]{2,}[A-Z][a-z]|^\s*\([a-z*][\w*/:+-]*(?:\s[^)]*$|\s.*\)\)$)|\)\)\s*$|"
    r"^\s*(?:#\s*(?:include|define|ifn?def|if|endif|else|undef|pragma)\b|import\s(?:[\w.{]+(?:\s+as\s\w+)?$|[\"'(])|package\s[\w.]+;?$|from\s[\w.]+\simport\s|"
    r"return(?:\s[\w.\"'-]+)?$|(?:el)?if\b.*(?:then|:|\()$|else:?$|end(?:if|function|for|while|try|do|subroutine|module)?$|"
    r"fi$|done$|esac$|then$|do$|begin$|def\s\w+|sub\s\w+\s|\.[A-Za-z]{1,12}\b)|"
    r"^\s*(?:SELECT\s|INSERT INTO|UPDATE \w+ SET|DELETE FROM|(?:CREATE|ALTER|DROP)\s+(?:OR REPLACE\s+)?[A-Z]{3,}\s+\S|FROM\s+\w+|"
    r"(?:LEFT |INNER )?JOIN\s|WHERE\s+\w+|GRANT\s|REVOKE\s|LANGUAGE\s+\w+$|RETURNS\s)|\\[a-zA-Z]+[{\[]"
)
_HEXADECIMAL = frozenset("ABCDEFabcdefXx")
_HEXADECIMAL_OR_COMMENT = frozenset("0123456789abcdef:#")
_SYMBOL = regex(r"[{}()\[\];=<>\\]")
_OPENERS = (
    (r"-----BEGIN [A-Z ]+-----|(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\w+) AAAA[A-Za-z0-9+/]", "a key or a certificate"),
    (r"BEGIN:V(?:CARD|CALENDAR)", "a contact or a calendar entry"),
    (r"(?:diff --git |Index: \S++\n=++\n|--- \S.*+\n\+\+\+ \S)", "a patch of source code"),
    (r"(?:[^\S\n]*+(?:%.*+)?\n)*+\s*+\\(?:documentclass|documentstyle|input|begin)\b", "a LaTeX document"),
    (r"(?:[.'](?:\\\".*+)?\n)*+\.(?:TH|Dd|SH|so)\s", "the source of a manual page"),
    (r"(?:#.*+\n)*+msgid \"", "a table of translations"),
    (r"\s*+(?:\[\s*+)?\{\s*+\"[\w$@. -]{1,80}+\"\s*+:\s*+[\"{\[\dtfn-]", "JSON data"),
    (
        r"\[Script Info\]|(?:\[\w\w:[^\]\n]{0,80}\]\n)*+\[\d\d:\d\d\.\d\d\d?\]|\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}\n",
        "a file of subtitles in another format",
    ),
    (r"\[InternetShortcut\]", "a shortcut to a page"),
    (r"#!\s*/", "source code"),
    (r"commit [0-9a-f]{40}\n(?:Merge: .*+\n)?Author: ", "a log"),
    (
        (
            r"(?:\s*+--.*+\n)*+\s*+(?:SELECT\s[^.!?]{1,400}?\sFROM\s|INSERT INTO\s+\S|UPDATE\s+\S+\s+SET\s|DELETE FROM\s+\S|"
            r"(?i:create)\s+(?i:or replace\s+)?(?i:temporary\s+)?(?i:table|view|index|database|schema|function)\s[^\n]{1,200}[(;])"
        ),
        "source code",
    ),
    (r"<\?php", "source code"),
    (r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@", "a patch of source code"),
    (r"Traceback \(most recent call last\):\n", "a log"),
    (r"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS) \S{1,2000} HTTP/\d|HTTP/\d(?:\.\d)? \d{3}\b", "a log"),
)
# One expression for all, a group each: nearly every text begins with none of them.
_OPENER = regex("|".join(f"({pattern})" for pattern, _ in _OPENERS))


def require_prose(name: str, text: str) -> None:
    """Raise UnreadableSourceError where a text is source code, a log, a table or the like by most of its lines."""
    opened = _OPENER.match(text)
    what = _OPENERS[(opened.lastindex or 1) - 1][1] if opened else _kind_of(text[:_LOOKED_AT])
    what = what or _kind_of_encoded(text) or _kind_of_name(name, text[:_LOOKED_AT])
    if what:
        raise UnreadableSourceError(name, f"is {what}, not an article", "give the article's own text")


def _kind_of_encoded(text: str) -> str:
    first = text[:_LONGEST_LINE].lstrip().partition("\n")[0]
    if " " in first.strip() and first[:1] not in _HEXADECIMAL_OR_COMMENT:
        return ""
    from compare.reading.not_prose.encoded import kind_of_encoded  # no article begins so

    return kind_of_encoded(text[:_LOOKED_AT])


def _kind_of_name(name: str, text: str) -> str:
    """What a file is by the ending of its name; empty where half of its words stand in lines that are sentences all the same."""
    _, found, ending = name.rpartition(".")
    what = _KIND_OF_ENDING.get(ending.lower(), "") if found and "://" not in name else ""
    if not what:
        return ""
    words = [(len(line.split()), line.rstrip().rstrip(_CLOSING).endswith(_ENDS)) for line in text.split("\n")]
    prose = sum(count for count, ends in words if ends and count >= _PROSE_WORDS)
    return "" if prose * 2 >= sum(count for count, _ in words) else what


def _kind_of(text: str) -> str:
    lines = [line[:_LONGEST_LINE] for line in text.split("\n", _LINES)[:_LINES] if line.strip()]
    if len(lines) < _LEAST:
        return _kind_of_few(text)
    if _share(bool(LOGGED.match(line)) for line in lines) > _MOST:
        return "a log"
    if _share(line.lstrip().startswith(("{", "[")) and line.rstrip(" ,").endswith(("}", "]")) for line in lines) > _MOST:
        return "JSON data"
    code = _kind_of_code(text) or ("a file of settings" if _is_yaml(lines) else "")
    return code or ("a table (CSV)" if any(_is_table(lines, sign) for sign in "\t;,|") else "")


def _kind_of_few(text: str) -> str:
    from compare.reading.not_prose.few_lines import kind_of_few  # no article is so short

    told = [line for line in _without_blocks(text).split("\n") if line.strip() and not _COMMENT.match(line)]
    symbols = _SYMBOL.findall(text)
    scripted = len(text) > _FEW_LINES and len(set(symbols)) >= _KINDS and len(symbols) > _SYMBOLS * len(text)
    return kind_of_few(told) or ("source code" if scripted or _is_short_code(text) else "")


def _kind_of_code(text: str) -> str:
    """What a text is whose lines are code, settings or figures; empty where they are not, or too many of its words are prose."""
    lines = [line[:_LONGEST_LINE] for line in _without_blocks(text).split("\n") if line.strip()][:_LINES]
    words = {"prose": 0, "": 0}
    counts = {"prose": 0, "": 0, "source code": 0, "a file of settings": 0, "a table of figures": 0}
    for line in lines:
        if not _COMMENT.match(line):
            kind = _kind_of_line(line)
            counts[kind] += 1
            words["prose" if kind == "prose" else ""] += len(line.split())
    said = {kind: count for kind, count in counts.items() if kind not in words}
    prose = words["prose"] / max(1, sum(words.values()))
    wanted = (_SOME if prose < _HARDLY else _MOST) * sum(counts.values())
    if sum(said.values()) < max(_LEAST, wanted) or prose > _MOST_PROSE:
        return ""
    return max(said, key=lambda kind: said[kind])


def _is_short_code(text: str) -> bool:
    """Whether a text of a few lines is code: each line of it, and brackets and signs of more than one kind or calls."""
    lines = [line for line in _without_blocks(text).split("\n") if line.strip() and not _COMMENT.match(line)]
    if not (_CALL.search(text) or any(sign in text for sign in ";{}")):  # brackets and signs alone are no code yet
        return False
    kinds = {_kind_of_line(line) for line in lines}
    signs = sum(any(sign in text for sign in alike) for alike in _SIGNS) + (len(_CALL.findall(text)) > 1)
    return "source code" in kinds <= {"source code", "a file of settings"} and signs > 1 and not any(map(_has_words, lines))


def _has_words(line: str) -> bool:
    """Whether half of a line's words, and four or more, are plain: a sentence with brackets in it is no code."""
    words = line.split()
    plain = sum(bool(_WORD.fullmatch(word)) for word in words)
    return plain >= max(_CODE_WORDS, len(words) / 2)


def _is_yaml(lines: list[str]) -> bool:
    """Whether most lines begin with a key, some of them set in below one that holds them: what stands behind keys may be prose."""
    told = [line for line in lines if not _COMMENT.match(line)]
    keys = [line for line in told if ":" in line and _KEY.match(line)]
    holding = any(line.rstrip().endswith(":") for line in keys)
    nested = holding and any(line.startswith(("  ", "- ")) for line in keys)
    listed = holding and len(keys) > 2 and sum(bool(_ITEM.match(line)) for line in told) + len(keys) == len(told)  # noqa: PLR2004
    return listed or (nested and len(keys) >= max(_LEAST, _KEYS * len(told)))


def _without_blocks(text: str) -> str:
    """A text without comments that have an end; what is never ended is none."""
    kept, at, endless = [], 0, set[str]()
    for begins in _BLOCK.finditer(text) if any(sign in text for sign in _BLOCK_ENDS) else ():
        sign = next(sign for sign in _BLOCK_ENDS if begins.group().endswith(sign))
        if begins.start() < at or sign in endless:
            continue
        end = text.find(_BLOCK_ENDS[sign], begins.end())
        if end < 0:
            endless.add(sign)
        else:
            kept.append(text[at : begins.start()])
            at = end + len(_BLOCK_ENDS[sign])
    return "".join((*kept, text[at:]))


def _kind_of_line(line: str) -> str:
    if not any(map(_is_letter, line)) and any(map(str.isdecimal, line)):
        return "a table of figures"
    if _SURELY.match(line):
        return "source code"
    words = line.split()
    plain = sum(bool(_WORD.fullmatch(word)) for word in words)
    if len(words) >= _PROSE_WORDS and plain >= _PLAIN * len(words):
        return "prose"
    if len(words) >= _VERSE_WORDS and plain == len(words) and not _is_open(line):
        return ""  # a line of a poem may end with a semicolon
    if _SETTING.match(line):
        return "a file of settings"
    return "source code" if _CODE.search(line) or _is_open(line) else ""


def _is_letter(character: str) -> bool:
    """Whether a character is none of figures, which may be hexadecimal, and no sign."""
    return character.isalnum() and character not in _HEXADECIMAL and not character.isdecimal()


def _is_open(line: str) -> bool:
    """Whether a bracket that begins in a line does not end in it, or the other way round."""
    return line.count("(") != line.count(")")


def _is_table(lines: list[str], sign: str) -> bool:
    """Whether almost every line has as many cells as the first, and short ones."""
    cells = lines[0].count(sign) + 1
    if cells < _CELLS or _share(line.count(sign) + 1 == cells for line in lines) < 0.9:  # noqa: PLR2004 - a cell may hold the sign
        return False
    whole = "".join(f"{line.strip()} " for line in lines)
    if sign in ",;" and whole.count(f"{sign} ") * 2 > whole.count(sign):  # punctuation
        return False
    return sum(len(line.split()) for line in lines) <= _CELL_WORDS * cells * len(lines) and not any(
        line.lstrip().startswith("|") for line in lines
    )


def _share(flags: Iterable[bool]) -> float:
    found = list(flags)
    return sum(found) / max(1, len(found))
