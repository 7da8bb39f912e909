"""XML and HTML of strangers: parsed without entities, DTDs or network, or refused."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Any

from watchapp.core.problems import KnownError

_PROLOG = 4096
_CHARSET = re.compile(rb"""charset=["']?([A-Za-z0-9_-]{3,20})""")


def parse(data: bytes, name: str, *, blanks: bool = True) -> Any:
    """The root of an XML document; without ``blanks`` what is nothing but spaces is left out.

    Raises KnownError ``unreadable_file`` for what is not well formed, or declares a document type:
    no filing needs one, and it is how a small file becomes a large one.
    """
    from lxml import etree

    if data[:1].isspace():
        data = data.lstrip()
    if b"!" in data and (b"<!DOCTYPE" in data[:_PROLOG] or b"<!ENTITY" in data):
        raise KnownError("unreadable_file", path=name, detail="DOCTYPE")
    try:
        root = etree.fromstring(data, _parser(blanks))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise KnownError("unreadable_file", path=name, detail=str(error)[:200]) from error
    if root is None:
        raise KnownError("unreadable_file", path=name, detail="empty")
    return root


@cache
def _parser(blanks: bool) -> Any:  # noqa: FBT001 - a key of the cache
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, strip_cdata=False, remove_blank_text=not blanks,
    )  # fmt: skip


def parse_html(data: bytes, name: str) -> Any:
    """The root of an HTML page, as browsers forgive it. Raises KnownError ``unreadable_file``."""
    from lxml import etree, html

    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, encoding=_encoding(data)
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise KnownError("unreadable_file", path=name, detail=str(error)[:200]) from error
    return root


def _encoding(data: bytes) -> str:
    """What a page says it is written in; where it says nothing, UTF-8 if it is that."""
    declared = _CHARSET.search(data[:_PROLOG])
    if declared is not None:
        try:
            return codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            pass
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def local(tag: object) -> str:
    """A tag without its namespace."""
    return str(tag).rpartition("}")[2]


def words(element: Any) -> str:
    """All text inside an element, its spaces made one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
