"""HTML pages that hide, lead away, run or burst."""

from __future__ import annotations

from hostile.trap import END, MORE, SENTENCE, Trap, file

STORY = f"<h1>Budget vote postponed</h1><p>{SENTENCE}</p><p>{END}</p><p>{MORE.strip()}</p>"
UNSEEN = "Nobody who looks at the page can see this sentence of it."
ATTRIBUTES = " ".join(f"a{k}=1" for k in range(100_000))
TOLD = "that the page hides was left out"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Budget vote postponed</title>{head}</head><body>{body}</body></html>".encode()


def _made(name: str, more: str, head: str = "", lacks: tuple[str, ...] = (), warns: str = "") -> Trap:
    return Trap(
        name,
        file(page(f"<article>{STORY}{more}</article>", head), "left.html"),
        holds=(END, MORE.strip()),
        lacks=lacks,
        warns=warns,
    )


def _hidden(name: str, style: str) -> Trap:
    return _made(f"hidden text: {name}", f"<p style='{style}'>{UNSEEN}</p>", lacks=(UNSEEN,), warns=TOLD)


PAGES = (
    _hidden("display none", "display:none"),
    _hidden("visibility hidden", "visibility:hidden"),
    _hidden("letters of no size", "font-size:0"),
    _hidden("off the screen", "position:absolute;left:-9999px"),
    _hidden("white on white", "color:#fff;background:#ffffff"),
    _hidden("without opacity", "opacity:0"),
    _hidden("cut to nothing", "position:absolute;clip:rect(0,0,0,0)"),
    _made("hidden text: the attribute", f"<p hidden>{UNSEEN}</p>", lacks=(UNSEEN,), warns=TOLD),
    _made("hidden text: a style sheet", f"<p class=x>{UNSEEN}</p>", "<style>.x{display:none}</style>", (UNSEEN,), TOLD),
    _made(
        "hidden text: inside a sentence", f"<p>It ends <span style='display:none'>{UNSEEN}</span> here.</p>", "", (UNSEEN,), TOLD
    ),
    _made("hidden text: a comment", f"<!-- {UNSEEN} --><p>It ends here.</p>", lacks=(UNSEEN,)),
    _made("hidden text: a template", f"<template><p>{UNSEEN}</p></template>", lacks=(UNSEEN,)),
    _made("controls as entities", "<p>It &#27;[2J&#x9b;31m &#x202e;ends&#8203; here, she said.</p>", warns="made visible"),
    _made("scripts and handlers", "<script>alert('never')</script><p onclick=alert(1)>It ends here, she said.</p>", "", ("never",)),
    _made("a meta refresh", "<p>It ends here, she said.</p>", "<meta http-equiv=refresh content='0;url=http://192.0.2.1/'>"),
    _made("a base address elsewhere", "<p><a href=x>It ends here, she said.</a></p>", "<base href=http://192.0.2.1/>"),
    _made("frames and objects", "<iframe src=http://192.0.2.1/></iframe><object data=http://192.0.2.1/></object>"),
    _made("an entity of a file", "<p>&xxe; It ends here, she said.</p>"),
    _made("a script in a picture", f"<svg><script>alert(1)</script><text>{UNSEEN}</text></svg>", lacks=(UNSEEN, "alert")),
    _made("20,000 hidden lines", f"<p hidden>{UNSEEN}</p>" * 20_000, lacks=(UNSEEN,), warns="20000 lines that the page hides"),
    _made("tags that nobody closes", "<b><i><u><font>" * 40 + "<p>It ends here, she said."),
    Trap(
        "elements nested 100,000 deep",
        file(lambda: page("<div>" * 100_000 + f"<p>{END}</p>"), "left.html"),
        says="nested too deeply",
    ),
    Trap("a tag with 100,000 attributes", file(lambda: page(f"<p {ATTRIBUTES}>{END}</p>"), "left.html"), says="attributes"),
    Trap(
        "the same behind a quoted sign",
        file(lambda: page(f"<p x='<' y='>' {ATTRIBUTES}>{END}</p>"), "left.html"),
        says="attributes",
    ),
    Trap(
        "a picture of 1 MB in an attribute",
        file(lambda: page(f"<img src='data:{'ab/= ' * 200_000}'><p>{END}</p>"), "left.html"),
        holds=(END,),
    ),
    _made("a style sheet of 100 kB without a brace", "", f"<style>{'a' * 100_000}</style>"),
    _made("a style sheet of comments that nobody ends", "", f"<style>.x{{color:red}}{'/*' * 50_000}</style>"),
    _made(
        "rules in rules around a picture",
        "",
        f"<style>.x{{background:url(data:image/png;base64,{'iVBORw0K' * 4_000}) {{ .y{{}}}}</style>",
    ),
    _made("a class of 20,000 names", f"<p class='{' '.join(f'c{k}' for k in range(20_000))}'>It ends here, she said.</p>"),
    _made("30,000 links in one paragraph", f"<p>{'<a href=x>word</a> ' * 30_000}</p>"),
    _made("hidden words in hidden words", f"<p>{('<span hidden>' + UNSEEN) * 200}{'</span>' * 200}</p>" * 20, lacks=(UNSEEN,)),
    Trap("a page of 5 MB", file(lambda: page(f"<p>{SENTENCE}</p>" * 60_000), "left.html"), says="larger than 4 MB"),
    Trap("a table of 5,000 rows", file(lambda: page("<table>" + f"<tr><td>{END}" * 5_000), "left.html"), holds=(END,)),
    Trap("a page without a story", file(page("<div></div>"), "left.html"), says="holds no text"),
    Trap("half a tag", file(b"<html><body><p", "left.html"), says="holds no text"),
    Trap(
        "a picture called a page",
        file(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "left.html"),
        says="is a drawing",
    ),
    Trap("a page called a text", file(page(f"<article>{STORY}</article>"), "left.txt"), lacks=("<p>",)),
    Trap(
        "NUL in a page",
        file(page(f"<article>{STORY}<!-- \x00\x00 --><p>It \x00ends here, she said.</p></article>"), "left.html"),
        holds=("It ends here, she said.",),
        warns="3 bytes of zero",
    ),
    Trap(
        "a page in UTF-16 without a mark",
        file(page(STORY).decode().encode("utf-16-le"), "left.html"),
        holds=(END,),
        warns="no byte-order",
    ),
    Trap(
        "a page with a bomb of entities",
        file(
            b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY %c "%s">' % (98 + k, b"&%c;" % (97 + k) * 10) for k in range(9))
            + b"]>"
            + page(f"<article>{STORY}<p>&j;</p></article>"),
            "left.html",
        ),
        holds=(END,),
        lacks=("aaaaaaaaaa",),
    ),
)
