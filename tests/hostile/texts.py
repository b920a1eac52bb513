"""Strings that steer a terminal, hide, turn direction, pretend to be others or are code somewhere."""

from __future__ import annotations

from hostile.trap import END, SENTENCE, Trap, file, within

C0 = "".join(map(chr, [*range(1, 9), *range(14, 28), 31]))
C1 = "".join(map(chr, [*range(0x80, 0x85), *range(0x86, 0xA0)]))

# What becomes visible, with what must not be left of it.
VISIBLE = {
    "every C0 control": C0,
    "every C1 control": C1,
    "DEL": "a\x7fb",
    "OSC 8: a link that lies": "\x1b]8;;http://192.0.2.1/\x1b\\click\x1b]8;;\x1b\\",
    "OSC 52: the clipboard": "\x1b]52;c;aGk=\x07",
    "OSC 0: the window's title": "\x1b]0;gone\x07",
    "OSC without an end": "\x1b]52;c;aGk=",
    "OSC in eight bits": "\x9d52;c;aGk=\x9c",
    "DCS: a device's control string": "\x1bP+q544e\x1b\\",
    "DCS in eight bits": "\x90+q544e\x9c",
    "APC, PM and SOS": "\x1b_Gx\x1b\\ \x1b^x\x1b\\ \x1bXx\x1b\\",
    "APC, PM and SOS in eight bits": "\x9fGx\x9c \x9ex\x9c \x98x\x9c",
    "CSI: clear the screen": "\x1b[2J\x1b[H\x1b[?1049h",
    "CSI in eight bits": "\x9b2J\x9b31m",
    "CSI: what the terminal types back": "\x1b[6n\x1b[21t\x1bZ",
    "CSI: colours": "\x1b[38;5;196m12\x1b[0m",
    "a character set that is switched": "\x1b(0lqqk\x1b(B\x0e\x0f",
    "backspaces over a word": "not\x08\x08\x08now",
    "bidi overrides": "\u202ereversed\u202c \u202dforced\u202c",
    "bidi embeddings": "\u202aleft\u202c \u202bright\u202c",
    "bidi isolates": "\u2066one\u2069 \u2067two\u2069 \u2068three\u2069",
    "tag characters": "said\U000e0001\U000e0049\U000e0067\U000e006e\U000e007f",
    "interlinear annotations": "\ufff9a\ufffab\ufffb",
    "noncharacters": "\ufffe\uffff\ufdd0",
}
GONE = {
    "zero-width spaces and joiners": "de\u200bser\u2060ter\ufeff",
    "soft hyphens": "de\u00adser\u00adter",
    "direction marks": "\u200e12\u200f \u061c13",
    "invisible operators": "a\u2061b\u2062c\u2063d\u2064e",
    "fillers that look empty": "a\u3164b\u115fc\uffa0d",
    "deprecated format characters": "a\u206ab\u206fc",
}
STAYS = {
    "variation selectors": "a\ufe0fb \u2764\ufe0f \U000e0100",
    "joiners that scripts need": "می\u200cخواهم 👩\u200d🚒",
    "a tower of combining marks": "Z" + "\u0335\u0321\u034e\u0488" * 60,
    "Textual markup: styles": "[bold red]loud[/bold red] [/] [b]x[/] [reverse]y[/reverse]",
    "Textual markup: actions": "[@click=app.quit]quit[/] [link='http://192.0.2.1']x[/link]",
    "Textual markup: broken": "[/bold] [[ ]] [ [/ [@ \\[escaped] [not closed",
    "Textual markup: variables": "[$error]x[/] [on $primary]y[/] {braces} %s %(x)s ${HOME} $text",
    "a quote with brackets": "“the minister [sic] and [the man] (left)”",
    "HTML and script": "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>",
    "HTML that closes a report": "</p></article></body></html><!-- --> ]]> <![CDATA[ &lt;b&gt; &#27;[2J",
    "templates": "{{ 7*7 }} {% raw %} #{7*7} <%= 7*7 %> ${{7*7}}",
    "Markdown": "# no heading ![x](http://192.0.2.1) [a](javascript:x) **bold** `code` | table | ~~s~~ <http://a.example>",
    "SQL and shell": "'; DROP TABLE reviews; -- $(reboot) `reboot` && rm -rf / | cat > x",
    "JSON and YAML": '{"kind": "matched"} --- !!python/object:x \\u001b \\x1b \\033[2J',
    "a path that climbs": "../../../../etc/passwd \\\\server\\share C:\\con NUL COM1",
    "fancy letters": "𝐏𝐚𝐲 𝓅𝒶𝓎 ｐａｙ ⓟⓐⓨ",
    "emoji, flags and families": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🇫🇷 👨‍👩‍👧‍👦 ☠️",
    "words of many scripts": "外交部长周二表示 الوزير השר मंत्री รัฐมนตรี ministre Министр υπουργός",
}
FORMULAS = {
    "CSV formulas": ("=1+1", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("http://192.0.2.1";"x")', "=cmd|' /C calc'!A0"),
    "CSV formulas in full width": ("\uff1d1+1", "\uff0b1+1", "\uff0d1", "\uff20SUM(1)"),
    "CSV formulas after a blank": ("\t=1+1", "\r=1+1", " =1+1", "\u00a0=1+1", "\u200b=1+1"),
    "CSV formulas in quotation marks": ('"=1+1"', "'=1+1", ";=1+1", ',"=1+1'),
}
LOOKALIKE = {
    "lookalike letters, Cyrillic in Latin": "p\u0430id P\u0430yP\u0430l",
    "lookalike letters, Greek in Latin": "m\u03bfved",
    "lookalike letters, Latin in Cyrillic": "сказaл",
}
HONEST = {
    "a Russian text with brand names": "Apple и iPhone’ов, SMS-сообщение, IT-компания, IBMовский",
    "Greek letters of science": "TNFα, NFκB, α-helix, 5 μm",
}

STRINGS = (*VISIBLE.values(), *GONE.values(), *STAYS.values(), *LOOKALIKE.values(), *HONEST.values())
"""Every string, for the reports and the desk."""


def _steered(name: str, text: str) -> Trap:
    unwanted = tuple(sorted({c for c in text if not c.isprintable() and c not in " \n"}))
    return Trap(name, file(within(text)), holds=(END,), lacks=unwanted, warns="made visible")


def _lines(name: str, lines: tuple[str, ...]) -> Trap:
    text = "\n\n".join((SENTENCE, *lines, END))
    return Trap(name, file(text.encode()), holds=(END, lines[0].strip()))


TEXTS = (
    *(_steered(name, text) for name, text in VISIBLE.items()),
    *(Trap(name, file(within(text)), holds=(END,), warns="taken out") for name, text in GONE.items()),
    *(Trap(name, file(within(text)), holds=(END,)) for name, text in STAYS.items()),
    *(_lines(name, lines) for name, lines in FORMULAS.items()),
    *(Trap(name, file(within(text)), holds=(END,), warns="two alphabets that look the same") for name, text in LOOKALIKE.items()),
    *(Trap(name, file(within(text)), holds=(END, text)) for name, text in HONEST.items()),
    Trap("lone surrogates in UTF-8", file(within("\ud800 and \udfff")), holds=(END, "\ufffd"), warns="broken characters"),
    Trap("a pair of surrogates in UTF-8 (CESU-8)", file(within("\ud83d\ude00")), holds=(END, "\U0001f600"), warns="surrogates"),
    Trap("Markdown that hides", file(b"# T\n\n" + within("[x](javascript:alert(1)) <!-- gone -->"), "left.md"), holds=(END,)),
    Trap(
        "Markdown with script",
        file(b"# T\n\n<script>alert('never shown')</script>\n\n" + within("<b>bold</b>"), "left.md"),
        holds=(END,),
        lacks=("never shown",),
    ),
    Trap("ten thousand list markers of Markdown", file(b"- " * 10_000 + SENTENCE.encode(), "left.md"), says="holds no text"),
    Trap(
        "ten thousand quotes and brackets of Markdown", file(b">" * 10_000 + b"[" * 10_000 + within("x"), "left.md"), holds=(END,)
    ),
)
