"""What is no prose is refused by name; what a newsroom writes, however it looks, is not."""

from __future__ import annotations

import re

import pytest

from compare.errors import UnreadableSourceError
from compare.reading.not_prose.not_prose import require_prose

CODE = {
    "c": "/*\n * The dock is a struct with a name, as all of them are in this old file.\n */\n#include <stdio.h>\n\nint "
    "main(void)\n{\n"
    '\tstruct dock *d = find_dock("old");\n\tif (d == NULL)\n\t\treturn 1;\n\tprintf("%s\\n", d->name);\n\treturn 0;\n}\n',
    "python": '"""Docks that are closed, and those that the board of the harbour has not looked at yet."""\n\nimport os\n\n\n'
    "def close(dock, *, force=False):\n    # Nobody may be on it.\n    if dock.people and not force:\n        raise "
    "ValueError(dock)\n"
    "    os.remove(dock.path)\n    return dock.name\n",
    "sql": "-- docks\nCREATE TABLE dock (\n  id integer PRIMARY KEY,\n  name text NOT NULL\n);\nINSERT INTO dock VALUES "
    "(1, 'old');\n"
    "SELECT name\nFROM dock\nWHERE id = 1;\n",
    "lisp": "(defun close-dock (dock)\n  (interactive)\n  (let ((name (dock-name dock)))\n    (when (dock-people-p dock)\n"
    '      (error "no"))\n    (delete-dock name)))\n(provide \'dock)\n',
    "vim": '" Quay syntax\nsyn keyword quayWord dock boat sea wall\nsyn keyword quayWord contained storm winter spring autumn\n'
    "hi def link quayWord Word\nsetlocal iskeyword=a-z\nsyn case match here and in all files\n",
    "cmake": "# The dock is built last of all.\nset(DOCK_PARTS beams piles stones and an old rope)\ninclude(Quay)\n"
    "add_library(dock beams and piles of the old dock)\nif(WIN32 AND NOT DOCK_OPEN)\nendif()\n",
    "sql function": "CREATE FUNCTION dock_open(internal)\nRETURNS bool\nAS 'MODULE_PATHNAME'\nLANGUAGE C IMMUTABLE STRICT;\n"
    "CREATE FUNCTION dock_size(IN page bytea,\n    OUT lsn text,\n    OUT flags smallint)\n"
    "AS 'MODULE_PATHNAME'\nLANGUAGE C STRICT;\n",
    "minified": "var a=function(b){return b.map(function(c){return c[0]===1?{x:c}:[]})};" * 8,
}
SETTINGS = {
    "yaml": "dock:\n  name: old\n  open: false\n  people: []\nboard:\n  chair: kvist\n",
    "yaml of prose": "- help_text:\n    brief: List the docks that the board of the harbour has closed in the years before.\n"
    "    description: |\n      List the docks that are closed, each with the day and the name of who closed it.\n  request:\n"
    "    collection: harbour.docks\n  output:\n    format: A table of all docks, sorted by the day on which they were closed.\n",
    "front matter": "title: The board votes\nauthor: Ana Duarte\ntags:\n  - harbour\n  - ferry\nabout: What it decided.\n",
    "ini": "[dock]\nname = old\nopen = no\n; closed in May\n[board]\nchair = kvist\nvotes = 8\n",
}
LOGS = {
    "bracketed": "".join(f"[2025-03-04T09:00:0{n}.123Z] INFO  request done\n" for n in range(8)),
    "of clocks": "".join(f"09:00:0{n}.123 [main] quay.Dock - a boat of {n} metres came in\n" for n in range(8)),
    "of pairs": "".join(f'level=info msg="a boat came in" boat={n} quay=old\n' for n in range(8)),
    "of levels": "".join(f"[error] the boat {n} could not be found in the harbour\n" for n in range(8)),
    "of processes": "".join(f"quayd[{n}12]: the boat came in and was made fast\n" for n in range(8)),
    "named": "".join(f"update-alternatives 2025-03-04 09:00:0{n}: run with --install\n" for n in range(8)),
    "of an installation": "Collecting dock==2.31.0\n  Downloading dock-2.31.0-py3-none-any.whl (62 kB)\nCollecting quay<4\n"
    "  Using cached quay-3.6.whl (61 kB)\nInstalling collected packages: quay, dock\n",
    "of a compiler": "make[1]: Entering directory '/home/ana/dock'\ngcc -O2 -c -o main.o main.c\nmain.c: In function 'main':\n"
    "main.c:12:9: warning: unused variable 'x'\nmake[1]: Leaving directory '/home/ana/dock'\n",
    "of a failure": 'Traceback (most recent call last):\n  File "/home/ana/dock.py", line 12, in <module>\n    main()\n'
    '  File "/home/ana/dock.py", line 8, in main\nValueError: no boat\n',
    "of small levels": "".join(f"info: the boat {n} came into the old harbour\n" for n in range(8)),
    "of a machine": "".join(f"usb 1-{n}: a new device was found at the quay\n" for n in range(8)),
    "of changes": f"commit {'0a' * 20}\nAuthor: Ana Duarte <ana@board.example>\nDate:   Tue Mar 4 2025\n\n    Close the dock\n",
}
FEW_LINES = {
    "python": 'def close(dock):\n    print("closed")\n\nclose(dock)\n',
    "c": '#include <stdio.h>\nint main(void) { puts("closed"); return 0; }\n',
    "javascript": "function close(dock) {\n  return dock.name;\n}\n",
    "one call": 'console.log("closed");\n',
    "style": ".dock { color: red; }\n",
    "go": 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("closed") }\n',
    "sql": "SELECT name, chair FROM docks WHERE town = 'Lindholm' ORDER BY name;\n",
    "more sql": "INSERT INTO docks (name, chair) VALUES ('old', 'kvist');\n",
    "small sql": "create table docks (\n  id integer primary key,\n  name text not null,\n  chair text\n);\n",
}
BY_NAME = {
    "a.py": ("import os\n", "source code"),
    "a.yaml": ("name: dock\n", "a file of settings"),
    "a.log": ("the boat came in\nthe boat left\n", "a log"),
}
OTHER = {
    "manual": (
        '.\\" made by hand\n.TH DOCK 1 "May 2025"\n.SH NAME\ndock \\- close a dock that nobody needs any more\n',
        "a manual page",
    ),
    "translations": ('# Docks.\nmsgid "dock"\nmsgstr "quai"\n', "a table of translations"),
    "latex": (
        "% the dock\n\\documentclass{article}\n\\begin{document}\nThe dock is closed.\n\\end{document}\n",
        "a LaTeX document",
    ),
    "figures": ("12 13 14\n15 16 17\n18 19 20\n21 22 23\n24 25 26\n", "a table of figures"),
}


def refusal(text: str) -> str:
    with pytest.raises(UnreadableSourceError) as told:
        require_prose("a.txt", text)
    return str(told.value)


@pytest.mark.parametrize("name", CODE)
def test_source_code(name: str) -> None:
    assert "is source code" in refusal(CODE[name])


@pytest.mark.parametrize("name", SETTINGS)
def test_settings(name: str) -> None:
    assert "is a file of settings" in refusal(SETTINGS[name])


@pytest.mark.parametrize("name", LOGS)
def test_logs(name: str) -> None:
    assert "is a log" in refusal(LOGS[name])


@pytest.mark.parametrize("name", FEW_LINES)
def test_a_few_lines_of_code(name: str) -> None:
    assert "is source code" in refusal(FEW_LINES[name])


@pytest.mark.parametrize("name", BY_NAME)
def test_what_too_little_says_the_ending_of_its_name_tells(name: str) -> None:
    text, wanted = BY_NAME[name]
    with pytest.raises(UnreadableSourceError, match=f"is {wanted}"):
        require_prose(name, text)
    require_prose("a.txt", text)
    require_prose(name, "The board voted on Tuesday to close the old ferry dock.\n")
    require_prose(f"https://post.example/{name}", text)


@pytest.mark.parametrize("name", OTHER)
def test_other_kinds(name: str) -> None:
    text, wanted = OTHER[name]
    assert wanted in refusal(text)


PROSE = {
    "results": "Results\n\nBrackwater 2 (Kvist 34, Duarte 80 pen) Hollin 1 (Brandt 12)\nKirkby 0 Norsund 0\nAtt: "
    "12,345\nRef: P. Lund\n"
    "Booked: Kvist (14), Holm (33)\n1. Brackwater P12 W9 D2 L1 Pts 29\n2. Kirkby P12 W8 D3 L1 Pts 27\n",
    "recipe": "Dock soup\n\nServes: 4\nPrep: 10 min\nCook: 25 min\n200 g dock leaves\n1/2 tsp salt\n1. Wash the "
    "leaves.\n2. Heat the oil.\n",
    "poem": "Return, old boat;\nthe water waits;\nmy rope is cut,\nthe lantern late;\nlet go the quay;\nthe tide is "
    "in;\nif we must go,\n",
    "verse of two": "old dock; no boat comes;\nrotten beams; a cold wind blows;\nnine years; no one speaks;\n" * 3,
    "posts": "@mayor_kvist\nWe close the dock. #harbour\n@ana_duarte\n@mayor_kvist When? https://t.co/aBcDeFg\n@ivo_b\n"
    "Before winter.\n",
    "live": '10:02 The board is in its seats.\n10:05 Kvist: "We begin."\n10:09 Vote called\n10:11 8-3\n10:12 Cheers in the hall\n',
    "questions": "Q: Who closed it?\nA: The board.\nQ: When?\nA: Tuesday.\nQ: How much?\nA: 14m crowns.\n",
    "interview in small letters": "q: who closed it?\na: the board.\nq: when?\na: tuesday.\nq: how much?\na: 14m crowns.\n",
    "race": "02:04:11.5 Kvist\n02:05:12.1 Duarte\n02:06:13.9 Holm\n02:07:14.0 Brandt\n02:08:15.2 Lund\n02:09:15.3 Ek\n",
    "chat": "[09:01:12] Ana: it is closed\n[09:01:15] Petra: who says so?\n[09:01:20] Ana: the board\n[09:02:00] Ivo: when?\n"
    "[09:02:11] Ana: today\n",
    "french lines": "au moment où le quai ferme\nau nom de la ville\nau port on attend\nau soir rien\nau matin non plus\n",
    "capitals": "IN OTHER NEWS\nOUT OF TOWN\nIN BRIEF TODAY\nDROP THE DOCK\nSET THE DATE\nLET IT GO\n",
    "a sentence with brackets": "The order (No 12; SR 734.1) closes the dock [old], the quay (new); the board (nine) agreed.\n",
    "two lines": "Kvist (14); Duarte (80)\nBrackwater 2, Hollin 1\n",
    "advice": "Get up early\nGet a coffee\nGet the boat ready\nGet in\nSetting up takes a day\n",
    "court": "(a) the dock is closed;\n(b) the board pays;\n(c) costs are shared;\n(d) no appeal lies;\n(e) the order is final.\n",
    "script": "INT. HARBOUR OFFICE - NIGHT\n\nKVIST\n(quietly)\nIt is done.\n\nDUARTE\n(beat)\nIs it?\n\nKVIST\n(turning)\nYes.\n",
    "votes": "Ana Duarte (Green): 4,212 (31.2%)\nPetra Kvist (Lib): 3,998 (29.6%)\nTurnout: 61%\nSpoilt: 122\nMajority: 214\n",
    "prices": "FTSE 100 7,512.3 +0.4%\nDow 35,000.1 -0.2%\nBrent $82.10\nGold $1,980\nSilver $24\n",
    "brands": "YouTube\nLinkedIn\nPayPal\neBay\niPhone\nAnnaMaria McDonald\nOpenAI\n",
    "marked": "The dock[1] was built in 1901[2][3] (see Fig. 2) and closed[4] in 2024 (by the board) [5]. Its beams[6] "
    "(oak) were rotten[7], the"
    " engineers (two) wrote[8]; the report (May) was kept secret[9] until August (2023)[10] and then was printed (see "
    "notes [11], [12]).",
    "around code": "The script was given the wrong folder, and nobody at the company had read it before it ran on "
    "Tuesday night.\n\n"
    "#!/bin/sh\nrm -rf $OLD/*\nfor f in $LIST; do\n  echo $f\ndone\nx = 1\nexit 0\n\n"
    "The company has since changed its rules, said Petra Kvist, and every script is now read by two people before it runs.\n",
    "chinese": "港务局周二投票决定关闭旧渡轮码头。\n码头已空置九年。\n(完)\n没有人反对。\n委员会将于三月再次开会;\n",
    "arabic": "صوت مجلس الميناء يوم الثلاثاء؛\nأغلق الرصيف القديم؛\nلم يعترض أحد؛\nانتهى الاجتماع؛\nغدا؛\n",
}


@pytest.mark.parametrize("name", PROSE)
def test_what_a_newsroom_writes_is_read(name: str) -> None:
    require_prose("a.txt", PROSE[name])


SHORT = {
    "import os\nprint(os.getcwd())\n": "source code",
    "import os\nimport sys\n\nprint(sys.argv)\n": "source code",
    "def add(a, b):\n    return a + b\n": "source code",
    "import fs from 'fs'\n\nconst text = fs.readFileSync('a.txt', 'utf8')\n": "source code",
    'import React from "react"\nexport default function App() {\n  return <p>Dock</p>\n}\n': "source code",
    "cd /tmp\nls -la\nrm -f *.txt\n": "source code",
    'FROM python:3.11\nRUN pip install x\nCMD ["python"]\n': "source code",
    "select name, cost from docks\nwhere cost > 3\norder by name\n": "source code",
    "name: dock\nversion: 1\n": "a file of settings",
    "services:\n  web:\n    image: nginx\n": "a file of settings",
    "DEBUG=1\n[main]\nname = dock\n": "a file of settings",
    "name,cost\nAnna,3\nPer,4\n": "a table (CSV)",
    "ERROR: failed to open a\nWARNING: retrying\n": "a log",
    "Traceback (most recent call last):\n  File \"a.py\", line 1\nValueError: 'x'\n": "a log",
    "GET /dock HTTP/1.1\nHost: post.example\n": "a log",
    "@@ -1,3 +1,3 @@\n-a\n+b\n c\n": "a patch of source code",
}
SHORT_PROSE = [
    "import duties rise\nThe import of teak is banned (for now).",
    "Director: Anna Lund\nWith: Per Berg, Eva Dahl",
    "Lindby 2, Malmo 1\nOrso 0, Vika 0",
    "where: Lindby town hall\nwhen: Friday at nine\nwhat: the council meets to vote on the dock.",
    "From: the editor\nTo: all\nThe desk moves on Monday.",
    "Name: Anna Lund\nBorn: 1935\nDied: 2025",
    "Sugar, spice\nBread, butter\nSalt, oil",
    "return of the king\nprint is not dead",
    "With the dock closed:\n– no ferry\n– no fish",
]


@pytest.mark.parametrize("text", SHORT)
def test_few_lines_of_which_none_is_prose(text: str) -> None:
    assert f"is {SHORT[text]}" in refusal(text)


@pytest.mark.parametrize("text", SHORT_PROSE)
def test_few_lines_of_words_are_read(text: str) -> None:
    require_prose("a.txt", text)


@pytest.mark.parametrize("text", SHORT)
def test_a_line_of_words_makes_few_lines_prose(text: str) -> None:
    if not text.startswith(("Trace", "GET", "@@", "select")):
        require_prose("a.txt", f"{text}The board voted on Tuesday to close the old ferry dock.\n")


NO_LANGUAGE = {
    "encoded data": ("Ov1GfhiFUKa6vAjKqz874QYQAqaj0lXVCMhxokDzHT7FWflg\n7/kNBe2Tz1==", "data:image/png;base64,iVBORw0KGgo"),
    "a dump of bytes": ("00000000: 515f 6b6c 1b2d 08bc  Q_kl.-..\n00000010: 2650 8fac 5f6d 9f4f  &P.._m.O",),
    "a list of checksums": ("d41d8cd98f00b204e9800998ecf8427e  a.txt\n9e107d9d372bb6826bd81d3542a419d6  b.txt",),
    "a file of settings": ("# of this machine\n127.0.0.1\tlocalhost\n::1 localhost ip6-localhost", "10.0.0.5 db.example db"),
    "a key or a certificate": ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDb user@example",),
    "source code": ('print("hello world")', 'git commit -m "fix"', "curl -s https://example.org/x | sh"),
    "a log": ('192.168.0.1 - - [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.0" 200 2326',),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NO_LANGUAGE.items() for text in texts])
def test_a_text_of_no_language_is_refused_by_name_however_short(kind: str, text: str) -> None:
    with pytest.raises(UnreadableSourceError, match=f"is {re.escape(kind)},"):
        require_prose("a.txt", text)


@pytest.mark.parametrize(
    "text",
    [
        "12:30 Concert in the church\n19:30 Supper",
        "The board (all six) said: no",
        'Mayor: "I was wrong (once)"',
        "10.0.0.5 is where the server stands, the ministry said.",
        "decade",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "print your own ticket (it costs nothing)",
    ],
)
def test_short_prose_with_signs_is_prose(text: str) -> None:
    require_prose("a.txt", text)
