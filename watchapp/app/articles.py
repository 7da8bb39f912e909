"""Articles in an open file: what company one is about, and what its claims are held against."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchapp.app import intake
from watchapp.core import company_names, exchanges
from watchapp.core.events import (
    ROLES,
    TIMING_OF,
    BuybackProgramme,
    Event,
    InsiderDeal,
    Repurchase,
    Source,
)
from watchapp.core.filed import Filed, Who, reading
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError, Problem
from watchapp.core.statements import Article, Draft, Statement

if TYPE_CHECKING:
    from watchapp.analysis.verdicts import Evidence, Verdict
    from watchapp.app.desk import Desk
    from watchapp.app.workspace import Workspace
    from watchapp.core.book import Book
    from watchapp.core.merge import Item


ARTICLE_SUFFIXES = (".txt", ".md", ".text", ".html", ".htm")
HEAD, A_SENTENCE = 4_000, 40  # characters that are looked at, and that a sentence has
PARSER = "article/1"
SOURCE = "article"
_ROLES = {"executive": "officer"}


@dataclass(frozen=True, slots=True)
class Prices:
    """Daily prices of a listing: where they are from (fetched or imported) and their last day."""

    symbol: str
    origin: str
    until: date


@dataclass(frozen=True, slots=True)
class Checked:
    """An article with the listing it is about and the verdicts on its claims, in their order.

    ``prices`` are those it was held against; None where it was held against none.
    """

    article: Article
    listing: Listing | None
    verdicts: tuple[Verdict, ...]
    prices: Prices | None = None


def source_of(checked: Checked) -> Problem | None:
    """What an article was held against, to be said; None where it was held against nothing."""
    prices = checked.prices
    if prices is None:
        return None
    args = {"symbol": prices.symbol, "until": prices.until}
    return Problem(f"held_against_{prices.origin}", args)


def text_of(path: Path) -> str:
    """The text of a file; of a saved page what a reader sees. KnownError where it is none."""
    from watchapp.formats import tables
    from watchapp.formats.article import page

    return page.text_of(tables.decoded(intake.bytes_of(path), str(path)))


def is_article(text: str) -> bool:
    """True for prose, which a list of symbols or a table of events is not."""
    from watchapp.formats.article.drafts import kind_of
    from watchapp.formats.article.sentences import is_prose, is_row

    lines = [line for line in text[:HEAD].splitlines() if len(line) >= A_SENTENCE]
    told = (kind_of(line, lang) for line in lines if not is_row(line) for lang in ("de", "en"))
    return is_prose(text) or any(kind is not None for kind in told)


def is_article_file(path: Path) -> bool:
    """True for a file of prose that holds no events of a known layout."""
    if path.suffix.lower() not in ARTICLE_SUFFIXES:
        return False
    try:
        return not intake.is_known(path) and is_article(text_of(path))
    except KnownError:
        return False


def check(
    workspace: Workspace | None,
    text: str,
    *,
    listing: Listing | None = None,
    day: date | None = None,
) -> Checked:
    """Reads a text and holds its claims against the file's prices, rates and records.

    Args:
        workspace: The open file; None where there is none, then little can be checked.
        text: German or English.
        listing: What it is about; else the one whose name the text has.
        day: Of publication; else as the text says.

    Raises KnownError as ``formats.article.read`` does.
    """
    from watchapp.formats.article.read import read

    return held_against(workspace, read(text, day, now=today()), listing)


def today() -> date:
    """The day it is here, from which days without a year are looked for."""
    return datetime.now().astimezone().date()


def doubts(article: Article, now: date) -> tuple[Problem, ...]:
    """What is odd about the days of an article as seen from a day."""
    found = []
    if article.day is not None and article.day > now:
        found.append(Problem("article_ahead", {"day": article.day}))
    for draft in article.drafts:
        if draft.day is None or (
            draft.kind.startswith("buyback_") and draft.kind != "buyback_exec"
        ):
            continue  # a programme may begin later
        if draft.day > now:
            found.append(Problem("deal_ahead", {"day": draft.day}))
        elif article.day is not None and draft.day > article.day:
            found.append(Problem("deal_after_article", {"day": draft.day}))
    return tuple(dict.fromkeys(found))


def held_against(workspace: Workspace | None, article: Article, listing: Listing | None) -> Checked:
    """``check`` for a text that was read."""
    from watchapp.analysis import claims

    if listing is None and workspace is not None:
        listing = about(workspace.desk.book, article)
    main = main_company(article)
    issuer = workspace.desk.book.get(Issuer, listing.issuer_id) if workspace and listing else None
    own = issuer.name if issuer is not None else ""
    if listing is not None and own == (listing.symbol or ""):
        own = ""  # a row that nobody has named yet
    held: dict[str, Evidence] = {}

    def verdict(statement: Statement) -> Verdict:
        company, whose = _other_company(article, statement, main, own), listing
        if listing is None and statement.company and workspace is not None:
            company = statement.company  # of several that the text is about
        if company:
            whose = _named(workspace.desk.book, company) if workspace is not None else None
            if whose is None:
                return claims.of_another(statement, company)
        if statement.told_by and not _is_ours(statement.told_by, main, own):
            statement = replace(statement, described=True)
        key = whose.id if whose is not None else ""
        if key not in held:
            held[key] = _evidence(workspace, whose, article.day)
        return claims.check(statement, held[key])

    found = tuple(map(verdict, article.statements))
    bars = held[listing.id].bars if listing is not None and listing.id in held else None
    prices = None
    if listing is not None and bars is not None and len(bars) and bars.origin != "simulated":
        prices = Prices(listing.label, bars.origin, bars.day(len(bars) - 1))
    return Checked(article, listing, found, prices)


def _other_company(article: Article, statement: Statement, main: str, own: str) -> str:
    """The company that a statement or its sentence names, where it is not the article's."""
    if statement.company:
        return "" if _is_ours(statement.company, main, own) else statement.company
    begin = statement.span[0]
    for draft in article.drafts:
        if draft.company and draft.span[0] <= begin < draft.span[1]:
            return "" if company_names.same(draft.company, own or main) else draft.company
    return ""


def _is_ours(company: str, main: str, own: str) -> bool:
    """Whether a company is the article's: that of the file, else the one its deals name."""
    ours = own or main
    return not ours or company_names.same(company, ours)


def about(book: Book, article: Article) -> Listing | None:
    """The listing whose company the drafts or the text name; None where several could be meant."""
    named = {d.company for d in article.drafts if d.company}
    best: dict[str, int] = {}
    for issuer in book.all(Issuer):
        if not book.listings_of(issuer.id):
            continue
        count = company_names.times_named(article.text, issuer.name)
        if any(company_names.may_be(n, issuer.name) for n in named):
            count += 100
        if count:
            best[issuer.id] = count
    ranked = sorted(best, key=lambda i: -best[i])
    if not ranked or (len(ranked) > 1 and best[ranked[0]] == best[ranked[1]]):
        return None
    return book.listings_of(ranked[0])[0]


# -- drafts become records


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft with the record it would become, waiting for the user's word.

    ``item`` is what taking it in would do; None where it becomes no record, and ``reason`` is the
    code why.
    """

    draft: Draft
    item: Item | None
    reason: str = ""


def offers(
    desk: Desk, checked: Checked, edited: Mapping[int, Event] | None = None
) -> tuple[intake.Intake, tuple[Offer, ...]]:
    """The drafts of an article compared with what the file has.

    Args:
        desk: Of the open file; the companies' events are opened.
        checked: The article.
        edited: Records the user has put in the place of drafts, by the draft's number.
    """
    made, reasons = records(desk.book, checked)
    filed = []
    for number, one in enumerate(made):
        if one is None:
            continue
        event = (edited or {}).get(number, one.event)
        filed.append(replace(one, event=replace(event, id="", issuer_id=""), line=number + 1))
    found = intake.make_plan(desk, [(Path(SOURCE), reading(SOURCE, filed))])
    told = found.files[0]
    by_key = {i.incoming.sources[0].key.rpartition("#")[2]: i for i in told.items}
    refused = {u.line: u.reason for u in told.unread}
    return found, tuple(
        Offer(draft, item, reasons[n] or ("" if item else refused.get(n + 1, "draft_elsewhere")))
        for n, draft in enumerate(checked.article.drafts)
        for item in (by_key.get(str(n)),)
    )


def records(book: Book, checked: Checked) -> tuple[list[Filed | None], list[str]]:
    """Each draft as the record it would become, and why it becomes none.

    A draft about another company than the article's becomes one only where the file knows that
    company. The reasons are codes of ``sentences.WORDS`` or "".
    """
    article = checked.article
    stem = hashlib.sha256(article.text.encode()).hexdigest()[:16]
    main = main_company(article)
    made: list[Filed | None] = []
    reasons: list[str] = []
    for number, draft in enumerate(article.drafts):
        listing = listing_of(book, draft, checked.listing, main)
        event = None
        if listing is not None and not draft.so_far:
            event = _event(draft, article, f"{stem}#{number}", listing)
        made.append(None if listing is None or event is None else Filed(_who(book, listing), event))
        no_record = draft.kind == "buyback_remaining"
        reasons.append(
            "draft_is_a_claim" if no_record
            else "draft_elsewhere" if listing is None
            else "draft_so_far" if draft.so_far
            else "" if event is not None
            else "draft_says_nothing"
        )  # fmt: skip
    return made, reasons


def main_company(article: Article, *, folded: bool = True) -> str:
    """The company that most drafts name, case-folded or as told; "" where none does."""
    named = Counter(d.company for d in article.drafts if d.company)
    found = named.most_common(1)[0][0] if named else ""
    return found.casefold() if folded else found


def listing_of(book: Book, draft: Draft, chosen: Listing | None, main: str) -> Listing | None:
    """Whose a draft is: the company it names where the file has it, else the article's."""
    if not draft.company or company_names.same(draft.company, main):
        return chosen
    return _named(book, draft.company)


def _named(book: Book, company: str) -> Listing | None:
    """The first listing of the company that articles may mean by a name, the nearest name first."""
    meant = [i for i in book.all(Issuer) if company_names.may_be(company, i.name)]
    for issuer in sorted(meant, key=lambda i: len(company_names.tokens(i.name))):
        if found := book.listings_of(issuer.id):
            return found[0]
    return None


def _who(book: Book, listing: Listing) -> Who:
    issuer = book.get(Issuer, listing.issuer_id)
    return Who(
        listing.symbol or "", listing.isin or "", name=issuer.name if issuer else listing.name
    )


def _event(draft: Draft, article: Article, key: str, listing: Listing) -> Event | None:
    """The record of a draft; None where it says neither shares nor money."""
    if draft.kind == "buyback_remaining" or (draft.shares is None and draft.value is None):
        return None
    known = draft.day or article.day
    if draft.timing == "unknown" and article.day is not None and draft.day is not None:
        known = max(article.day, draft.day)
    begin, end = draft.span
    source = Source(
        SOURCE, key=key, quote=article.text[begin:end].strip(), parser=PARSER,
        confidence=Decimal(str(round(draft.confidence, 2))),
    )  # fmt: skip
    exact = draft.shares is not None and draft.price is not None and draft.price_high is None
    # "just over a million" beside shares and price is their product, rounded
    value = None if draft.bound and exact else draft.value
    common: dict[str, Any] = {
        "id": "", "issuer_id": "", "shares": draft.shares, "value": value,
        "currency": draft.currency, "published_on": known,
        "timing": TIMING_OF[draft.timing] if known == draft.day else "unknown",
        "mic": listing.mic or exchanges.of_symbol(listing.symbol or "").mic,
        "sources": (source,),
    }  # fmt: skip
    if draft.kind in ("insider_buy", "insider_sell"):
        role = _ROLES.get(draft.role or "", draft.role or "")
        return InsiderDeal(
            **common, **_traded(draft), person=draft.person or "",
            roles=(role,) if role in ROLES else (), side=draft.kind.removeprefix("insider_"),
            pays_for=draft.pays_for, discretion=draft.discretion,
            price=draft.price if draft.price_high is None else None,
            price_kind="exact" if draft.price_high is None else "range",
            price_low=draft.price if draft.price_high is not None else None,
            price_high=draft.price_high, percent_after=_percent(draft.stake_after),
        )  # fmt: skip
    if draft.kind == "buyback_exec":
        return Repurchase(
            **common, **_traded(draft),
            price=draft.price if draft.price_high is None else None,
            price_low=draft.price if draft.price_high is not None else None,
            price_high=draft.price_high,
        )  # fmt: skip
    mandate = draft.kind == "buyback_mandate" or draft.value is None
    return BuybackProgramme(
        **common, traded_from=draft.day, programme_kind="mandate" if mandate else "money"
    )


def _traded(draft: Draft) -> dict[str, Any]:
    """The day of trading, or the first and last of a period."""
    if draft.first_day is None:
        return {"traded_from": draft.day}
    return {"traded_from": draft.first_day, "traded_to": draft.day}


def _percent(fraction: Decimal | None) -> Decimal | None:
    return None if fraction is None else fraction * 100


def pairs(checked: Checked) -> tuple[str, ...]:
    """The symbols of the exchange rates that the article's claims are held against."""
    found = []
    for one in checked.article.statements:
        if one.kind == "fx" and one.other is not None:
            found += [s for s, _ in _symbols(one.stated.unit, one.other.unit)[:1]]
    return tuple(dict.fromkeys(found))


def _evidence(workspace: Workspace | None, listing: Listing | None, day: date | None) -> Evidence:
    from watchapp.analysis.verdicts import Evidence

    if workspace is None or listing is None:
        return Evidence(day=day)
    from watchapp.app import reactions

    workspace.desk.open_issuer(listing.issuer_id)
    symbol = listing.symbol or ""
    bars = reactions.final(workspace, symbol)
    if bars is not None and bars.currency is None and listing.currency:
        bars = replace(bars, currency=listing.currency)

    def rate(one: str, other: str, on: date | None) -> tuple[float, date] | None:
        return _rate(workspace, one, other, on)

    return Evidence(bars, workspace.desk.book.events(listing.issuer_id), rate, day, symbol)


def _rate(workspace: Workspace, one: str, other: str, on: date | None) -> tuple[float, date] | None:
    """Units of ``one`` for one of ``other``, from the rates that are listings too."""
    for symbol, inverse in _symbols(one, other):
        bars = workspace.market.bars(symbol, "1d")
        if bars is None or not len(bars) or bars.origin == "simulated":
            continue
        place = (len(bars) if on is None else bars.behind(on)) - 1
        if place >= 0 and (on is None or (on - bars.day(place)).days <= 10):
            value = float(bars.close[place])
            return (1 / value if inverse else value), bars.day(place)
    return None


def _symbols(one: str, other: str) -> list[tuple[str, bool]]:
    """Symbols of the rate of two currencies, and whether each is the other way round."""
    found = [(f"{other}{one}=X", False), (f"{one}{other}=X", True)]
    if other == "USD":
        found.insert(0, (f"{one}=X", False))
    if one == "USD":
        found.insert(0, (f"{other}=X", True))
    return found
