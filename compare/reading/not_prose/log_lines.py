"""How the lines of logs begin: with a day and an hour, a level, the part of a program, or as one program alone writes."""

from __future__ import annotations

from compare.patterns import regex

_LEVELS = "DEBUG|INFO|WARNING|WARN|ERROR|FATAL|TRACE"
_PAIR = r"[\w.]{1,40}=(?:\"[^\"]{0,200}\"|\S+)"
LOGGED = regex(
    r".{0,60}?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w./-]+(?:\[\d+\])?:|"
    r"(?:\[?[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{4}|\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}:|"
    rf"\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]? \[?(?:{_LEVELS})|\[?(?:{_LEVELS})\]?[: ]|"
    r"[IWEF]\d{4} \d\d:\d\d:\d\d|\[ *\d+\.\d{6}\] |\d{10}\.\d{3} |"
    # Without a day: a clock with fractions before a part of a program, Android's and npm's, a level in brackets, key=value pairs.
    r"\[?\d\d:\d\d:\d\d[.,]\d{3,6}\]?\s+(?:\[|[A-Z]{4,5}\b|[\w-]+\.[\w.-]+)|"
    r"[VDIWEF]/[\w.-]{1,40}(?:\( *\d+\))?:\s|npm (?:ERR!|WARN|verb)|"
    rf"\[(?:error|warn|warning|info|debug|notice|trace|critical|fatal)\]|\[[\w./:-]{{1,60}}\] \[?(?:{_LEVELS})|"
    rf"[\w.-]{{1,40}}\[\d{{1,7}}\]: |{_PAIR}(?: {_PAIR}){{2}}|"
    # Without a clock: a level in small letters, a part of a machine with its numbers.
    r"(?:error|warn|warning|info|debug|notice|trace|fatal|verbose): |[a-z]{2,12} \d+(?:[:.-]\d+)+: |"
    # Compilers and make; where a program failed.
    r"make(?:\[\d+\])?: |(?:gcc|g\+\+|cc|c\+\+|clang|ld|ar|rustc|javac) -|[\w./-]{1,120}\.\w{1,4}:(?:\d+:| In )|"
    r"Traceback \(most recent|\s+File \"[^\"]{1,200}\", line \d|\s+at [\w.$<>/]{1,200}\(|Caused by: \w|Exception in thread|"
    r"\s+\.\.\. \d+ more$|[\w.]{1,80}(?:Error|Exception): |"
    # Package managers and tests.
    r"(?:Get|Hit|Ign):\d+ |Selecting previously unselected|Preparing to unpack |Unpacking \S|Setting up \S+ \(|"
    r"Processing triggers for|Reading package lists|Building dependency tree|Collecting \S+$|\s+(?:Downloading|Using cached) \S+|"
    r"Installing collected packages|Successfully installed \S+-\d|Requirement already satisfied|={5,} \S.* ={5,}$|"
    r"(?:FAILED|PASSED|ERROR|ok|FAIL)\s+\S+(?:::|/)\S|\S+\.py [.FEsx]+ +\[|Step \d+/\d+ : |"
    r" ---> [0-9a-f]{6}|#\d+ (?:\[|DONE|CACHED|\d)"
)
