"""What a text of a few lines is where each of them is code, a setting, a line of a log or a row, and none of them is prose.

So little says less than a file of many lines does. So a line counts only where it is wholly what one kind of file writes, and one
line of words makes a text prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.not_prose.log_lines import LOGGED

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 300  # characters of a line
_LEAST = 2  # lines
_ROWS = 3
_STATEMENT = regex(
    r"\s*(?:import\s[\w.]+(?:\sas\s\w+)?(?:,\s?[\w.]+)*;?|import\s[\w{}*, ]+\sfrom\s[\"'].*|from\s[\w.]+\simport\s[\w*, ()]+|"
    r"(?:export\s)?(?:default\s)?(?:async\s)?(?:def|function|func|fn|class|struct|interface|module|package)\s\w*.*[:{;)]|"
    r"(?:public|private|protected|static)\s.*[{;)]|package\s[\w.]+;?|using\s[\w.]+;|require\(?\s?[\"'].*|#include\s.*|@\w+(?:\(.*\))?|"
    r"(?:const|let|var|val|mut|final|int|float|double|char|bool|string|auto)\s[\w\[\]<>, {}]+\s?=.*|"
    r"[a-z_$][\w.$]*(?:\[[^\]]*\])?\s?(?:[-+*/|%]?=|:=|<-)\s?\S.*|[\w.$]+(?:::\w+)*!?\(.*\)?[;{,]?|"
    r"(?:return|yield|raise|throw|await|del|assert|echo|print)\b(?:\s\S.*)?|"
    r"(?:if|elif|while|for|with|switch|catch|except|match)\b.*[:{]|(?:else|try|finally|do|begin)\s?[:{]?|(?:fi|done|end|esac|pass|break|continue);?|"
    r"[\])}]+[;,)]*|[.#]?[\w-]+\s?\{.*|[\w-]+:\s?[^;\s][^;]*;|</?[a-zA-Z][^<>]*>.*)\s*"
)
_SURELY = regex(r"[(){}=\[\]<>;\"'$]")  # some line of code has one of them
_SIGN = regex(r"[(){}=\[\];]")
_RUN = regex(r"\s*(?:\$\s)?(?:cd|ls|rm|cp|mv|cat|grep|sudo|git|pip|npm|docker|curl|wget|chmod|apt|brew|ssh|tar|echo|export)\s")
_COMMAND = regex(
    r"\s*(?:\$\s)?(?:(?:export|alias|set)\s\w+=.*|[A-Z][A-Z0-9_]*=\S.*|(?:cd|ls|rm|cp|mv|mkdir|cat|grep|sudo|git|pip|npm|docker|curl|make|chmod|"
    r"apt|brew|echo|source|ssh|tar)\s[-\w./~$\"'*].*|(?:FROM|RUN|CMD|COPY|ENTRYPOINT|WORKDIR|ENV|EXPOSE|ADD)\s[\w\[./\"-].*|"
    r"[a-z][\w./-]*(?:\s\S+){0,6}\s--?[a-zA-Z]\S*.*|[\w./-]+:(?:\s[\w./-]+)*)\s*"
)
_FLAGGED = regex(r"\s--?[a-zA-Z]|[$=~\[]|[./]\w*/|^(?:FROM|RUN)\s\S+[:/]", re.MULTILINE)
_QUERY = regex(
    r"\s*(?:select|from|where|order by|group by|having|(?:left |right |inner |outer )?join|insert into|update|delete from|set|"
    r"values|limit|and|or|on|union)\b.*",
    re.IGNORECASE,
)
_KEYED = regex(r"\s*(?:-\s)?[a-z_][a-zA-Z0-9_.-]{0,40}:(?:\s(?P<value>\S.*))?|\s*-\s\S+|---")
_SET = regex(r"\s*(?:\[[\w .:\"-]+\]|[\w.-]{1,60}\s?=\s?\S*(?:\s\S+){0,3})")
_VALUE_WORDS = 3


def kind_of_few(lines: Sequence[str]) -> str:
    """What a text of a few lines is: source code, a file of settings, a log, a table (CSV); empty where it may be prose."""
    told = [line.rstrip()[:_LONGEST] for line in lines]
    if len(told) < _LEAST:
        return _kind_of_one(told[0]) if told else ""
    if all(LOGGED.match(line) for line in told):
        return "a log"
    if _are_statements(told) or _are_commands(told) or _is_query(told):
        return "source code"
    if _are_settings(told):
        return "a file of settings"
    return "a table (CSV)" if len(told) >= _ROWS and _are_rows(told) else ""


def _kind_of_one(line: str) -> str:
    """What a text of one line is: sure of itself, for a headline may have brackets and quotation marks."""
    if LOGGED.match(line):
        return "a log"
    words = sum(word.strip(".,:;").isalpha() for word in line.split())
    signed = len(_SIGN.findall(line)) >= _LEAST and words < _VALUE_WORDS + 1 and not line.endswith((".", "?", "!"))
    code = signed and _STATEMENT.fullmatch(line) and not line[:1].isupper()
    command = _COMMAND.fullmatch(line) and _FLAGGED.search(line) and _RUN.match(line)
    return "source code" if code or command else ""


def _are_statements(lines: Sequence[str]) -> bool:
    return all(_STATEMENT.fullmatch(line) for line in lines) and any(_SURELY.search(line) for line in lines)


def _are_commands(lines: Sequence[str]) -> bool:
    return all(_COMMAND.fullmatch(line) for line in lines) and any(_FLAGGED.search(line) for line in lines)


def _is_query(lines: Sequence[str]) -> bool:
    first, *others = (line.strip().casefold() for line in lines)
    asks = first.startswith("select ") and any(" from " in f" {line} " for line in (first, *others))
    return asks and all(_QUERY.fullmatch(line) for line in lines)


def _are_settings(lines: Sequence[str]) -> bool:
    if all(_SET.fullmatch(line) for line in lines):
        return any("=" in line for line in lines)
    found = [_KEYED.fullmatch(line) for line in lines]
    values = [match["value"] or "" for match in found if match]
    return len(values) == len(lines) and all(len(value.split()) <= _VALUE_WORDS and value[-1:] not in {*".!?"} for value in values)


def _are_rows(lines: Sequence[str]) -> bool:
    """Whether all lines have as many cells, parted by a sign without a blank behind it, as no sentence is."""
    return any(
        lines[0].count(sign) > 0
        and len({line.count(sign) for line in lines}) == 1
        and not any(f"{sign} " in line or line.endswith((".", "!", "?")) for line in lines)
        for sign in (",", ";", "\t", "|")
    )
