"""The words of a saved web page, as a reader sees them."""

from __future__ import annotations

import re

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "section", "article", "blockquote")
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "nav"))


def text_of(text: str) -> str:
    """``text`` itself, or the words of the page it is."""
    if not re.match(r"\s*<(?:!doctype\s+html|html|head|body|article|div|p)\b", text, re.IGNORECASE):
        return text
    from lxml import etree, html

    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return text
    parts: list[str] = []
    hidden = 0  # how many of the elements around are not seen
    for step, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if not isinstance(node.tag, str):  # a comment
            parts.append("" if hidden else node.tail or "")
            continue
        hidden += (node.tag in _UNSEEN) * (1 if step == "start" else -1)
        if hidden:
            continue
        if node.tag in _BLOCKS:
            parts.append("\n")
        seen = node.text if step == "start" else node.tail
        parts.append(seen or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
