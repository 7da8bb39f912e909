"""One open state file with everything around it: lock, backups, desk, prices, feeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from watchapp import paths as places
from watchapp.app.desk import Desk
from watchapp.app.market import Found, MakeSource, Market, PriceSource, utc_now
from watchapp.app.scheduler import Pace
from watchapp.core import exchanges
from watchapp.core.change import Act, Change
from watchapp.core.events import Event
from watchapp.core.issuer import Issuer, Listing, Row, Series, Watchlist
from watchapp.core.problems import KnownError, Problem
from watchapp.core.records import dataclass
from watchapp.log import named
from watchapp.settings import Settings
from watchapp.store.backups import Backups
from watchapp.store.lock import Lock
from watchapp.store.pricecache import PriceCache
from watchapp.store.statefile import StateFile

if TYPE_CHECKING:  # not needed for the first frame, and imported where they are
    from watchapp.app.sources import Outcome, Sources
    from watchapp.core.candidate import Candidate
    from watchapp.core.checks import DayRange
    from watchapp.core.events import Proposal
    from watchapp.core.merge import Plan
    from watchapp.feeds.protocol import Feed

__all__ = ["MakeSource", "Workspace", "yahoo"]

log = named(__name__)


def yahoo(folders: places.Paths) -> MakeSource:
    """What makes the Yahoo source, in its own process, when prices are first asked for."""

    def make(on_message: Callable[[dict[str, Any], dict[str, Any]], None]) -> PriceSource:
        from watchapp.feeds.yahoo.client import YahooClient

        folders.log.mkdir(parents=True, exist_ok=True)
        return YahooClient(on_message, log=folders.log / "yahoo.log", cache=folders.yahoo_cache)

    return make


@dataclass(frozen=True, slots=True)
class News:
    """An event the user has not looked at yet, or one that a source's word differs from."""

    event: Event
    listing: Listing
    waits: bool = False


class Workspace(QObject):
    """An open file. Raises KnownError where the file cannot be opened.

    Args:
        folders: The program's own folders.
        path: The state file; made when it does not exist.
        settings: As loaded; ``settings_changed`` carries every later version.
        read_only: Opens without a lock and never writes.
        network: False asks for nothing.
        make_source: Makes the source of prices.
        feeds: Feeds of events, all of them on; without it the built-in ones and plug-ins, of which
            the settings say which are on.
        clock: The present moment, for the ages of prices.
        pace: How long is waited between requests for prices.
    """

    settings_changed = Signal(object)

    def __init__(
        self,
        folders: places.Paths,
        path: Path,
        settings: Settings,
        *,
        read_only: bool = False,
        network: bool = True,
        make_source: MakeSource | None = None,
        feeds: Sequence[Feed] | None = None,
        clock: Callable[[], datetime] = utc_now,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders = folders
        self.path = path
        self.settings = settings
        self.read_only = read_only
        self.offline = not network
        self._seeking: dict[str, str] = {}
        self._list_id = ""
        self._looked_at: tuple[Any, dict[str, tuple[Event, bool]]] = (None, {})
        self.backups = Backups(folders.backups, path)
        self._lock = Lock(folders.locks, path)
        if not read_only and not self._lock.acquire():
            raise KnownError("locked", path=str(path))
        try:
            self.file = StateFile(
                path, read_only=read_only, before_migrating=lambda: self._back_up("migrate")
            )
        except BaseException:
            self._lock.release()
            raise
        self._backed_up = False
        self.desk = Desk(self.file, self)
        self._with_series = self.file.series_listings()
        self.market = Market(
            make_source or yahoo(folders),
            PriceCache(folders.prices),
            self.series_of,
            network=network and settings.network,
            clock=clock,
            pace=pace,
            parent=self,
        )
        self._feeds = feeds
        self._sources: Sources | None = None
        self.new_counts = self.file.new_counts(settings.seen)
        self.desk.changed.connect(self._follow)
        self.market.described.connect(self._describe)
        self.market.searched.connect(self._take_found)

    @property
    def sources(self) -> Sources:
        """The feeds of events; made when they are first asked for, behind the first frame."""
        if self._sources is None:
            from watchapp.app.sources import Sources

            own = None if self._feeds is None else tuple(f.name for f in self._feeds)
            self._sources = Sources(
                self.desk,
                self._all_feeds,
                on=lambda: self.settings.feeds if own is None else own,
                cache=self.folders.feeds,
                contact=lambda: self.settings.contact,
                parent=self,
            )
            self._sources.told.connect(self._take_outcome)
        return self._sources

    def _all_feeds(self) -> tuple[list[Feed], list[tuple[str, str]]]:
        if self._feeds is not None:
            return list(self._feeds), []
        from watchapp.feeds import found

        return found.feeds()

    @property
    def is_sample(self) -> bool:
        """True when this is the sample's disposable file."""
        return self.path == self.folders.sample

    def _back_up(self, why: str) -> None:
        try:
            self.backups.make(why)
        except KnownError as error:
            # a full disk must not keep the user from their file; saving will say so itself
            log.warning("no backup: %s", error)

    def begin_session(self) -> None:
        """Makes the session's backup, once; the window calls it when it has been painted."""
        if not self._backed_up and not self.read_only:
            self._backed_up = True
            self._back_up("open")

    def change_settings(self, **values: Any) -> None:
        """Replaces settings by name; what is so already is not written again."""
        changed = replace(self.settings, **values)
        if changed != self.settings:
            self.settings = changed
            self.settings_changed.emit(changed)

    def first_list(self) -> Watchlist:
        """The first list; a file without one gets it."""
        lists = self.desk.book.lists()
        if lists:
            return lists[0]
        from watchapp.app import acts, text

        name = text.tr("Watchlist")
        self.desk.do(acts.new_list(self.desk.book, name))
        return self.desk.book.lists()[0]

    def listing(self, row: Row) -> Listing:
        """The listing a row shows."""
        found = self.desk.book.get(Listing, row.listing_id)
        assert found is not None, "a row without its listing cannot be saved"
        return found

    def listed(self) -> list[Listing]:
        """The listings of all lists, each once, in the order of the lists."""
        rows = sorted(self.desk.book.all(Row), key=lambda r: (r.list_id, r.position))
        return list(dict.fromkeys(self.listing(r) for r in rows))

    def ask_sources(self, *, due: bool) -> int:
        """Asks the feeds that are on about every company of the lists; how many questions it made.

        With ``due`` only those that have not answered for some hours.
        """
        if not self.market.network or self.read_only or not self.sources.any_on:
            return 0
        names = self.sources.due() if due else None
        if names == []:
            return 0
        return sum(self.sources.update(x, names) for x in self.listed())

    def series_of(self, symbol: str) -> Series | None:
        """Imported or simulated prices of a symbol."""
        listing = self.desk.book.by_symbol(symbol)
        if listing is None or listing.id not in self._with_series:
            return None
        self.desk.open_issuer(listing.issuer_id)
        return self.desk.book.series(listing.id)

    def range_of(self, listing: Listing | None, first: date, last: date | None) -> DayRange | None:
        """The price range of days, from the daily bars of a listing."""
        bars = self.market.bars(listing.symbol, "1d") if listing and listing.symbol else None
        if bars is None:
            return None
        from watchapp.core.checks import DayRange
        from watchapp.core.marks import day_range, split_factor

        found = day_range(bars, first, last)
        if found is None:
            return None
        low, high = (Decimal(f"{value:.6g}") for value in found)
        factor = Decimal(f"{split_factor(bars, first):.6g}")
        return DayRange(low, high, bars.currency or (listing.currency if listing else None), factor)

    def is_simulated(self, listing: Listing | None) -> bool:
        """Whether a listing's prices are made up, so that nothing is held against them."""
        bars = self.market.bars(listing.symbol, "1d") if listing and listing.symbol else None
        return bars is not None and bars.origin == "simulated"

    def problems_of(self, event: Event) -> list[Problem]:
        """What is doubtful about an event of the file, its day's prices included."""
        from watchapp.core import checks

        book = self.desk.book
        listing = book.get(Listing, event.listing_id)
        if listing is None and not event.listing_id:
            listing = next(iter(book.listings_of(event.issuer_id)), None)
        traded = None
        if event.traded_from is not None:
            traded = self.range_of(listing, event.traded_from, event.traded_to)
        company = checks.company_on(event, book.events(event.issuer_id))
        today = datetime.now().astimezone().date()
        quoted = {
            one.currency or exchanges.of_symbol(one.symbol).currency or ""
            for one in book.listings_of(event.issuer_id)
            if one.symbol
        } - {""}
        return checks.problems(event, today=today, traded=traded, company=company, quoted=quoted)

    def implausible(self, events: Iterable[Event], listing: Listing) -> set[str]:
        """Ids of market deals whose price cannot be one of its day, or whose money is nonsense.

        Looked at once for each version of an event and each series of prices.
        """
        from watchapp.core import checks

        bars = self.market.bars(listing.symbol, "1d") if listing.symbol else None
        key = (listing.id, None if bars is None or not len(bars) else int(bars.time[0]))
        if key != self._looked_at[0]:
            self._looked_at = (key, {})
        known = self._looked_at[1]
        found: set[str] = set()
        for event in events:
            held = known.get(event.id)
            if held is None or held[0] is not event:
                doubtful = checks.too_large(event)
                price = checks.comparable_price(event, bars.currency if bars is not None else None)
                if price is not None and event.traded_from is not None and not doubtful:
                    traded = self.range_of(listing, event.traded_from, event.traded_to)
                    doubtful = traded is not None and not checks.fits(price, traded)
                held = known[event.id] = (event, doubtful)
            if held[1]:
                found.add(event.id)
        return found

    def proposal_on(self, event: Event) -> Proposal | None:
        """The source's word that differs from an event the user has edited, if one waits."""
        from watchapp.core.events import Proposal

        waiting = (p for p in self.desk.book.all(Proposal) if p.issuer_id == event.issuer_id)
        return next((p for p in waiting if json.loads(p.body).get("existing") == event.id), None)

    def spans_of(self, issuer_id: str) -> list[tuple[str, date, date]]:
        """The days each source was really read for a company: (its title, first, last)."""
        from watchapp.core.events import Coverage

        self.desk.open_issuer(issuer_id)
        spans = [c for c in self.desk.book.all(Coverage) if c.issuer_id == issuer_id]
        if not spans:
            return []
        titles = {name: feed.title for name, feed in self.sources.feeds.items()}
        return [(titles.get(c.source, c.source), c.first, c.last) for c in spans]

    def days_read(self, issuer_id: str) -> list[tuple[date, date]]:
        """The days any source was read for a company, first and last of each span."""
        return [(first, last) for _, first, last in self.spans_of(issuer_id)]

    def mark_seen(self, issuer_id: str) -> None:
        """The user has looked at an issuer's events: its badge goes."""
        self.desk.open_issuer(issuer_id)
        if self.new_counts.pop(issuer_id, 0):
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            self.change_settings(seen={**self.settings.seen, issuer_id: now})

    def news(self) -> list[News]:
        """Unseen events, newest publication first; before them what waits for an answer."""
        from watchapp.core.events import Proposal

        found: list[News] = []
        for issuer in self.file.issuers_with_proposals():
            self.desk.open_issuer(issuer)
            listing = self._shown_listing(issuer)
            waiting = (p for p in self.desk.book.all(Proposal) if p.issuer_id == issuer)
            for proposal in waiting:
                event = self.desk.find_event(str(json.loads(proposal.body).get("existing")))
                if event is not None and listing is not None:
                    found.append(News(event, listing, waits=True))
        unseen: list[News] = []
        for issuer, count in self.new_counts.items():
            listing = self._shown_listing(issuer)
            if not count or listing is None:
                continue
            self.desk.open_issuer(issuer)
            seen = self.settings.seen.get(issuer, "")
            unseen += [
                News(e, listing)
                for e in self.desk.book.events(issuer)
                if e.entered_by != "user" and e.status != "superseded" and _is_news(e, seen)
            ]
        unseen.sort(key=lambda n: (n.event.known_day or date.min, n.event.id), reverse=True)
        return [*found, *unseen]

    def _shown_listing(self, issuer_id: str) -> Listing | None:
        """A company's listing that stands in a list, or any of it."""
        listings = self.desk.book.listings_of(issuer_id)
        placed = {r.listing_id for r in self.desk.book.all(Row)}
        return next((x for x in listings if x.id in placed), next(iter(listings), None))

    def mark_all_seen(self) -> None:
        """The user has looked at everything that is new."""
        for issuer in list(self.new_counts):
            self.mark_seen(issuer)

    def copy_to(self, target: Path) -> None:
        """Keeps a copy of the file elsewhere."""
        if target.resolve() == self.path.resolve():
            raise KnownError("read_only", path=str(target))
        self.file.copy_to(target)

    def close(self) -> None:
        """Ends prices, feeds and the file; nothing is left running."""
        self.market.stop()
        if self._sources is not None:
            self._sources.stop()
        self.market.close_cache()
        self.file.close()
        self._lock.release()

    # -- symbols that are not known yet

    def seek_symbols(self, list_id: str) -> None:
        """Searches for the symbols of rows that were added by ISIN or WKN; this list is shown."""
        from watchapp.core import identifiers

        self._list_id = list_id
        if self.read_only:
            return
        for row in self.desk.book.rows(list_id):
            listing = self.listing(row)
            if listing.symbol is None:
                wkn = listing.wkn or ""
                wanted = listing.isin or self.settings.wkn.get(wkn)
                if not wanted and not wkn:
                    continue  # known by its name alone: the user chooses
                wanted = wanted or identifiers.isin_of_wkn(wkn)
                if self._seeking.get(wanted) != listing.id:
                    self._seeking[wanted] = listing.id
                    self.market.seek(wanted)

    def _take_found(self, found: Found) -> None:
        """One hit is taken; of several the user chooses, since exchange and currency differ."""
        listing = self.desk.book.get(Listing, self._seeking.get(found.text))
        if listing is None or listing.symbol is not None or len(found.rows) != 1:
            return
        from watchapp.core.candidate import Candidate

        hit = found.rows[0]
        candidate = Candidate(
            str(hit["symbol"]),
            name=str(hit.get("name") or ""),
            exchange=str(hit.get("exchange") or ""),
            exchange_name=str(hit.get("exchange_name") or ""),
            kind=str(hit.get("kind") or ""),
        )
        if self.desk.book.by_symbol(str(candidate.symbol)) is None:
            self.resolve(listing, candidate)

    def resolve(self, listing: Listing, candidate: Candidate) -> None:
        """Gives a listing that was added by ISIN or WKN the symbol it stands for."""
        from watchapp.app import acts

        made = acts.listing_of(candidate, listing.issuer_id)
        unnamed = listing.name in (listing.isin, listing.wkn)
        after = replace(
            made,
            id=listing.id,
            name=made.name if unnamed else listing.name,
            isin=listing.isin,
            wkn=listing.wkn,
        )
        changes: list[Change] = [Change(listing, after)]
        issuer = self.desk.book.get(Issuer, listing.issuer_id)
        if issuer is not None and issuer.name == listing.name and after.name != listing.name:
            changes.append(Change(issuer, replace(issuer, name=after.name)))
        self.desk.fill_in(Act("fill_in", tuple(changes), {"symbol": made.label}))

    # -- following what happens

    def count_new(self, plan: Plan) -> None:
        """Adds what a feed brought to the badges."""
        for item in plan.items:
            if item.status in ("new", "changed"):
                issuer = item.incoming.issuer_id
                self.new_counts[issuer] = self.new_counts.get(issuer, 0) + 1

    def _take_outcome(self, outcome: Outcome) -> None:
        """What a back-fill brought is no news: also not after the next start."""
        if outcome.quiet and outcome.new:
            self.know([outcome.listing.issuer_id])

    def know(self, issuers: Iterable[str]) -> None:
        """What just came for these companies is known to the user: a back-fill, or an import."""
        now = datetime.now(UTC).isoformat()
        seen = {i: now for i in set(issuers) if not self.new_counts.get(i)}
        if seen:
            self.change_settings(seen={**self.settings.seen, **seen})

    def _follow(self, act: Act) -> None:
        if self._list_id and any(isinstance(c.record, Row | Listing) for c in act.changes):
            rows = [self.listing(r) for r in self.desk.book.rows(self._list_id)]
            self.market.watch(x.symbol for x in rows if x.symbol)
            self.seek_symbols(self._list_id)
        for change in act.changes:
            record = change.record
            if isinstance(record, Series):
                if change.after is None:
                    self._with_series.discard(record.listing_id)
                else:
                    self._with_series.add(record.listing_id)
                listing = self.desk.book.get(Listing, record.listing_id)
                if listing is not None and listing.symbol:
                    self.market.forget_own(listing.symbol)

    def _describe(self, symbol: str, said: dict[str, Any]) -> None:
        """Fills in what was not known when a symbol was added; never a user's own words."""
        book = self.desk.book
        listing = book.by_symbol(symbol)
        if listing is None or self.read_only or self.desk.busy:
            return
        name = said.get("name")
        # what the symbol's ending made us guess gives way to what the source says
        guess, usual = exchanges.mic_of(symbol), exchanges.of_symbol(symbol).name
        mic = exchanges.mic_of(symbol, said.get("exchange"))
        exchange = said.get("exchange_name") or listing.exchange
        unnamed = listing.name in (symbol, listing.isin, listing.wkn)
        filled = replace(
            listing,
            name=name if name and unnamed else listing.name,
            currency=said.get("currency") or listing.currency,
            zone=said.get("zone") or listing.zone,
            kind=listing.kind or said.get("kind") or "",
            mic=listing.mic if listing.mic not in ("", guess) else mic,
            exchange=listing.exchange if listing.exchange not in ("", usual) else exchange,
        )
        changes: list[Change] = []
        if filled != listing:
            changes.append(Change(listing, filled))
        issuer = book.get(Issuer, listing.issuer_id)
        if issuer is not None and filled.name != listing.name and issuer.name == listing.name:
            changes.append(Change(issuer, replace(issuer, name=filled.name)))
        if changes:
            try:
                self.desk.fill_in(Act("fill_in", tuple(changes), {"symbol": symbol}))
            except KnownError as error:
                # the next act of the user meets the same disk and says so
                log.warning("not filled in: %s", error)


def _is_news(event: Event, seen: str) -> bool:
    """As ``StateFile.new_counts`` counts: it came since then, and was published not long before."""
    entered = event.entered_at
    if entered is None or entered.astimezone(UTC).isoformat() <= seen:
        return False
    day = event.known_day or event.first_day
    from watchapp.app.sources import NEWS_DAYS

    return day is None or day >= entered.date() - timedelta(days=NEWS_DAYS)
