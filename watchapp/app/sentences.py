"""Every sentence that a code stands for; ``app/text.py`` speaks them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from watchapp.app.measure_words import MEASURES

ERRORS: Mapping[str, object] = {
    "disk_full": QT_TRANSLATE_NOOP(
        "text",
        "The disk is full, so this was not saved. Everything saved before is safe. "
        "Make room and do it again.",
    ),
    "read_only": QT_TRANSLATE_NOOP(
        "text",
        "This was not saved: the file or its disk is read-only ({path}). "
        "Nothing was changed. Use File > Save copy as to keep a copy elsewhere.",
    ),
    "no_permission": QT_TRANSLATE_NOOP(
        "text", "No permission to open or create {path}. Nothing was changed."
    ),
    "no_write_permission": QT_TRANSLATE_NOOP(
        "text", "No permission to change {path}. It can be opened for reading only."
    ),
    "file_busy": QT_TRANSLATE_NOOP(
        "text", "Another program is using {path} right now. Nothing was changed; try again."
    ),
    "disk_error": QT_TRANSLATE_NOOP(
        "text", "The disk could not read or write {path} ({detail}). Nothing was changed."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "text",
        "{path} is damaged. It was not touched. File > Restore offers the newest good backup.",
    ),
    "foreign_file": QT_TRANSLATE_NOOP("text", "{path} is not a watchapp file. It was not touched."),
    "newer_file": QT_TRANSLATE_NOOP(
        "text",
        "{path} was written by a newer watchapp (format {version}, this one knows {known}). "
        "It was not touched. Update watchapp to open it.",
    ),
    "old_file_read_only": QT_TRANSLATE_NOOP(
        "text", "{path} has an older format and cannot be brought up to date while read-only."
    ),
    "opened_read_only": QT_TRANSLATE_NOOP(
        "text", "The file is open for reading only, so this was not saved."
    ),
    "file_gone": QT_TRANSLATE_NOOP(
        "text",
        "{path} is no longer there, so this was not saved. File > Save copy as keeps what you see.",
    ),
    "replaced_underneath": QT_TRANSLATE_NOOP(
        "text",
        "{path} was replaced by another program, so this was not saved. Open it again to see "
        "what is in it now; File > Save copy as keeps what you see here.",
    ),
    "changed_underneath": QT_TRANSLATE_NOOP(
        "text",
        "{path} was changed by another program, so this was not saved. Open it again to see "
        "what is in it now; File > Save copy as keeps what you see here.",
    ),
    "locked": QT_TRANSLATE_NOOP(
        "text",
        "{path} is open in another watchapp, which alone may change it. "
        "Close it there, or open the file for reading.",
    ),
    "backup_damaged": QT_TRANSLATE_NOOP("text", "This backup is damaged and was not used: {path}."),
    "no_backup": QT_TRANSLATE_NOOP("text", "There is no good backup of {path} yet."),
    "changed_since": QT_TRANSLATE_NOOP(
        "text",
        "This has been changed since, so it cannot be undone or redone. Nothing was changed.",
    ),
    "duplicate_symbol": QT_TRANSLATE_NOOP("text", "{symbol} is already in the file."),
    "duplicate_list": QT_TRANSLATE_NOOP("text", "There already is a list called {name}."),
    "missing_reference": QT_TRANSLATE_NOOP(
        "text", "This refers to something that is not in the file. Nothing was changed."
    ),
    "still_used": QT_TRANSLATE_NOOP(
        "text", "This is still used by other records. Nothing was changed."
    ),
    "busy_writing": QT_TRANSLATE_NOOP(
        "text", "A large change is still being written. Wait for it to end, or cancel it."
    ),
    "cancelled": QT_TRANSLATE_NOOP("text", "Cancelled. Nothing was changed."),
    "last_list": QT_TRANSLATE_NOOP("text", "The last list cannot be deleted."),
    "no_such_list": QT_TRANSLATE_NOOP("text", "There is no list called {name}."),
    "no_such_symbol": QT_TRANSLATE_NOOP("text", "{symbol} is not in the file."),
    "not_in_list": QT_TRANSLATE_NOOP("text", "{symbol} is not in the list {name}."),
    "no_such_event": QT_TRANSLATE_NOOP("text", "There is no event {id}."),
    "not_a_symbol": QT_TRANSLATE_NOOP("text", "{text} is neither a symbol nor an ISIN nor a WKN."),
    "offline_mode": QT_TRANSLATE_NOOP(
        "text", "Working offline: nobody is asked for anything. Leave out --offline to update."
    ),
    "unreadable_file": QT_TRANSLATE_NOOP("text", "{path} could not be read: {detail}."),
    "no_symbol_column": QT_TRANSLATE_NOOP(
        "text", "No column with a symbol, an ISIN or a WKN was found in {path}."
    ),
    "no_price_columns": QT_TRANSLATE_NOOP(
        "text", "No column with a date and a closing price was found in {path}."
    ),
    "no_price_rows": QT_TRANSLATE_NOOP(
        "text", "No row with a date and a price could be read in {path}."
    ),
    "no_picture_format": QT_TRANSLATE_NOOP(
        "text",
        "{path} has no ending of a picture. Nothing was written; end the name with .png, .svg or "
        ".pdf.",
    ),
    "no_prices_to_export": QT_TRANSLATE_NOOP("text", "There are no prices of {symbol} yet."),
    "ambiguous_numbers": QT_TRANSLATE_NOOP(
        "text",
        "In {path} it cannot be told whether 1.234 means a thousand or one. "
        "Nothing was imported; save the file with two decimals and import it again.",
    ),
    "event_not_plausible": QT_TRANSLATE_NOOP("text", "This event cannot be kept: {problems}"),
    "unknown_field": QT_TRANSLATE_NOOP("text", "{kind} has no field {name}. It has: {known}."),
    "bad_value": QT_TRANSLATE_NOOP("text", "{value} is not a valid {name}: {expected}."),
    "file_too_large": QT_TRANSLATE_NOOP(
        "text", "{path} is larger than {most} MB, which no filing is. Nothing of it was read."
    ),
    "is_a_pdf": QT_TRANSLATE_NOOP(
        "text",
        "{path} is a PDF, which watchapp does not read. Type the event, or import the register's "
        "table.",
    ),
    "is_an_archive": QT_TRANSLATE_NOOP(
        "text", "{path} is a packed archive. Unpack it and import the files in it."
    ),
    "empty_text": QT_TRANSLATE_NOOP("text", "There is no text to read."),
    "text_too_long": QT_TRANSLATE_NOOP(
        "text", "The text is longer than {most} characters. Nothing was read; take a part of it."
    ),
    "no_words": QT_TRANSLATE_NOOP(
        "text", "There are no words to read in this, so there is nothing to mark or check."
    ),
    "is_a_workbook": QT_TRANSLATE_NOOP(
        "text",
        "{path} is a workbook of a newer kind (.xlsx), which watchapp does not read. Save its "
        "sheet as CSV and import that.",
    ),
    "is_a_database": QT_TRANSLATE_NOOP(
        "text", "{path} is a database and no filing. Nothing of it was read."
    ),
    "is_a_picture": QT_TRANSLATE_NOOP("text", "{path} is a picture. Nothing of it was read."),
    "empty_file": QT_TRANSLATE_NOOP("text", "{path} is empty."),
    "unknown_layout": QT_TRANSLATE_NOOP(
        "text",
        "The layout of {path} is not known. Say what its columns hold, and it is remembered: "
        "{columns}",
    ),
    "unknown_page": QT_TRANSLATE_NOOP(
        "text", "No table of {path} has a layout that is known. Nothing of it was read."
    ),
    "is_an_index": QT_TRANSLATE_NOOP(
        "text", "{path} only lists filings. Import the filings themselves."
    ),
    "source_refused": QT_TRANSLATE_NOOP(
        "text", "{path} is no data but a refusal of its source: {detail}"
    ),
    "no_ownership_document": QT_TRANSLATE_NOOP(
        "text", "{path} is a submission to the SEC without a Form 3, 4 or 5 in it."
    ),
    "feed_offline": QT_TRANSLATE_NOOP("text", "No connection to the source."),
    "feed_timeout": QT_TRANSLATE_NOOP("text", "The source did not answer in time."),
    "feed_tls": QT_TRANSLATE_NOOP("text", "The secure connection to the source failed."),
    "feed_refused": QT_TRANSLATE_NOOP("text", "The source refused the request ({status})."),
    "feed_busy": QT_TRANSLATE_NOOP("text", "The source asks to be left alone for a while."),
    "feed_down": QT_TRANSLATE_NOOP("text", "The source is out of order ({status})."),
    "feed_cut": QT_TRANSLATE_NOOP(
        "text", "The source's answer was cut off; nothing of it was kept."
    ),
    "feed_redirected": QT_TRANSLATE_NOOP(
        "text", "The source leads to another host, {host}, which was not followed."
    ),
    "feed_too_large": QT_TRANSLATE_NOOP("text", "The source's answer is too large."),
    "feed_bad_answer": QT_TRANSLATE_NOOP(
        "text", "The source's answer could not be read; nothing of it was kept."
    ),
    "feed_needs_contact": QT_TRANSLATE_NOOP(
        "text", "The SEC wants to know who asks: enter your e-mail address under Sources."
    ),
    "feed_unknown_company": QT_TRANSLATE_NOOP("text", "The source does not know this company."),
    "feed_other_company": QT_TRANSLATE_NOOP(
        "text", "The source answered about another company; nothing of it was kept."
    ),
    "feed_bug": QT_TRANSLATE_NOOP("text", "The plug-in failed: {detail}"),
    "feed_stopped": QT_TRANSLATE_NOOP("text", "It was stopped."),
    "no_feed_is_on": QT_TRANSLATE_NOOP(
        "text", "No feed is on. Name one, or switch one on; `watchapp feeds list` has them."
    ),
    "not_a_text": QT_TRANSLATE_NOOP("text", "{path} is not a text file, so nothing was read."),
    "not_daily": QT_TRANSLATE_NOOP(
        "text", "{path} has several prices a day; only daily prices can be imported."
    ),
    "ambiguous_dates": QT_TRANSLATE_NOOP(
        "text",
        "In {path} it cannot be told whether 3/4 is in March or in April. "
        "Nothing was imported; save the file with days like 2025-04-03 and import it again.",
    ),
    "no_such_file": QT_TRANSLATE_NOOP("text", "There is no file {path}."),
    "in_several_lists": QT_TRANSLATE_NOOP(
        "text", "{symbol} is in several lists ({lists}); say which one."
    ),
    "nothing_readable": QT_TRANSLATE_NOOP("text", "Nothing in {path} could be read as a symbol."),
    "prices_failed": QT_TRANSLATE_NOOP("text", "No prices for {symbols}."),
}

PROBLEMS: Mapping[str, object] = {
    "not_allowed": QT_TRANSLATE_NOOP("text", "{value} is not one of: {allowed}."),
    "negative": QT_TRANSLATE_NOOP("text", "Must not be negative."),
    "zero": QT_TRANSLATE_NOOP("text", "Zero is no size and no price; leave it empty if unknown."),
    "low_above_high": QT_TRANSLATE_NOOP("text", "The lowest price is above the highest."),
    "implausibly_large": QT_TRANSLATE_NOOP(
        "text", "More than ten trillion: probably a notional amount or a misplaced number."
    ),
    "too_early": QT_TRANSLATE_NOOP("text", "Before 1900."),
    "ends_before_start": QT_TRANSLATE_NOOP("text", "The end lies before the beginning."),
    "known_before_traded": QT_TRANSLATE_NOOP("text", "Known before it was traded."),
    "held_against_fetched": QT_TRANSLATE_NOOP(
        "text", "Held against Yahoo's prices of {symbol} until {until}."
    ),
    "held_against_imported": QT_TRANSLATE_NOOP(
        "text", "Held against imported prices of {symbol} until {until}."
    ),
    "article_ahead": QT_TRANSLATE_NOOP(
        "text", "The article's day, {day}, lies ahead of today; nothing of then can be checked."
    ),
    "deal_ahead": QT_TRANSLATE_NOOP("text", "It tells of a deal on {day}, which lies ahead."),
    "deal_after_article": QT_TRANSLATE_NOOP(
        "text", "It tells of a deal on {day}, after the article's own day."
    ),
    "in_the_future": QT_TRANSLATE_NOOP("text", "Lies in the future; use a plan for intentions."),
    "no_zone": QT_TRANSLATE_NOOP("text", "The time has no time zone."),
    "no_day": QT_TRANSLATE_NOOP("text", "A day is needed."),
    "no_person": QT_TRANSLATE_NOOP("text", "Who was it?"),
    "no_text": QT_TRANSLATE_NOOP("text", "The note is empty."),
    "no_size": QT_TRANSLATE_NOOP("text", "Give the shares or the money."),
    "no_cap": QT_TRANSLATE_NOOP("text", "Without a cap there is no progress to show."),
    "no_currency": QT_TRANSLATE_NOOP("text", "Which currency?"),
    "other_currency": QT_TRANSLATE_NOOP(
        "text", "The price is in {currency}; the share is quoted in {quoted}."
    ),
    "not_known_when": QT_TRANSLATE_NOOP(
        "text", "Without the time of publication no reaction can be measured."
    ),
    "value_is_not_shares_times_price": QT_TRANSLATE_NOOP(
        "text", "Shares times price is {expected}, more than 3 % away."
    ),
    "outside_the_days_range": QT_TRANSLATE_NOOP(
        "text", "The price lies outside the day's range of {low} to {high} {currency}."
    ),
    "not_a_number": QT_TRANSLATE_NOOP("text", "Not a number."),
    "ambiguous_number": QT_TRANSLATE_NOOP("text", "Ambiguous: a thousand, or a fraction?"),
    "not_a_day": QT_TRANSLATE_NOOP("text", "Not a date."),
    "not_a_time": QT_TRANSLATE_NOOP("text", "Not a time."),
    "not_a_link": QT_TRANSLATE_NOOP("text", "A link begins with http:// or https://."),
    "bad_isin": QT_TRANSLATE_NOOP("text", "Not an ISIN: its length or its check digit is wrong."),
    "bad_wkn": QT_TRANSLATE_NOOP("text", "Not a WKN."),
    "not_an_identifier": QT_TRANSLATE_NOOP("text", "Neither a symbol nor an ISIN nor a WKN."),
    "no_identifier": QT_TRANSLATE_NOOP("text", "The row has no symbol, no ISIN and no WKN."),
    "no_close": QT_TRANSLATE_NOOP("text", "The row has no closing price."),
    "same_day_twice": QT_TRANSLATE_NOOP(
        "text", "The day is there a second time with other prices; the first row was taken."
    ),
    "not_a_currency": QT_TRANSLATE_NOOP("text", "A currency has three letters, such as HKD."),
    "nobody_named": QT_TRANSLATE_NOOP("text", "The source names no person."),
    "no_size_filed": QT_TRANSLATE_NOOP("text", "The source gives neither shares nor money."),
    "not_there_any_more": QT_TRANSLATE_NOOP("text", "The filing is not there any more."),
    "off_by_a_hundred": QT_TRANSLATE_NOOP(
        "text", "The price is a hundred times too large or too small for {currency}."
    ),
    "more_than_all_shares": QT_TRANSLATE_NOOP(
        "text", "More than the {shares} shares that were in issue."
    ),
    "more_than_the_cap": QT_TRANSLATE_NOOP("text", "More than the programme's cap of {cap}."),
    "contradicts_itself": QT_TRANSLATE_NOOP(
        "text", "The filing contradicts itself: its code and its direction do not fit."
    ),
    "nothing_reported": QT_TRANSLATE_NOOP("text", "It reports nothing held and nothing dealt."),
    "no_company": QT_TRANSLATE_NOOP(
        "text", "It does not say which company it is about: give its symbol."
    ),
    "another_company": QT_TRANSLATE_NOOP("text", "It is about another company."),
    "unknown_kind": QT_TRANSLATE_NOOP("text", "No kind of event has this name."),
    "not_a_record": QT_TRANSLATE_NOOP("text", "Not a record."),
    "day_without_year": QT_TRANSLATE_NOOP("text", "The day has no year."),
    "ambiguous_day": QT_TRANSLATE_NOOP("text", "Ambiguous: which is the day, which the month?"),
    "holding_only": QT_TRANSLATE_NOOP("text", "It states what is held, no deal."),
    "not_allowed_here": QT_TRANSLATE_NOOP("text", "A word that is not known here."),
    "differs_from_yours": QT_TRANSLATE_NOOP("text", "It differs from what you entered."),
    "not_sources": QT_TRANSLATE_NOOP(
        "text", "Sources are a JSON list of objects, each with a name."
    ),
}

REASONS: Mapping[str, object] = {
    "offline_mode": QT_TRANSLATE_NOOP("text", "working offline"),
    "offline": QT_TRANSLATE_NOOP("text", "no connection"),
    "timeout": QT_TRANSLATE_NOOP("text", "no answer in time"),
    "rate_limited": QT_TRANSLATE_NOOP("text", "Yahoo takes no requests right now"),
    "unauthorised": QT_TRANSLATE_NOOP("text", "Yahoo refused the request"),
    "not_found": QT_TRANSLATE_NOOP("text", "Yahoo does not know this symbol"),
    "no_prices": QT_TRANSLATE_NOOP("text", "Yahoo has no prices for it"),
    "source_down": QT_TRANSLATE_NOOP("text", "Yahoo is out of order"),
    "bad_answer": QT_TRANSLATE_NOOP("text", "Yahoo's answer could not be read"),
    "tls": QT_TRANSLATE_NOOP("text", "the secure connection failed"),
    "too_old": QT_TRANSLATE_NOOP("text", "Yahoo does not go back that far"),
    "source_died": QT_TRANSLATE_NOOP("text", "the price process was restarted"),
    "restarted": QT_TRANSLATE_NOOP("text", "the price process was restarted"),
    "bug": QT_TRANSLATE_NOOP("text", "an internal error, see the log"),
    "no_symbol": QT_TRANSLATE_NOOP("text", "symbol not found yet"),
    "missed_close": QT_TRANSLATE_NOOP("text", "last close not fetched yet"),
    "old": QT_TRANSLATE_NOOP("text", "no newer price"),
    "no_trade_yet": QT_TRANSLATE_NOOP("text", "no trade yet today"),
    "delay_unknown": QT_TRANSLATE_NOOP("text", "delay not stated"),
    "delay_declared": QT_TRANSLATE_NOOP("text", "delayed"),
    "simulated": QT_TRANSLATE_NOOP("text", "simulated prices"),
    "imported": QT_TRANSLATE_NOOP("text", "imported prices"),
}

STATES: Mapping[str, object] = {
    "waiting": QT_TRANSLATE_NOOP("text", "waiting"),
    "loading": QT_TRANSLATE_NOOP("text", "loading"),
    "live": QT_TRANSLATE_NOOP("text", "live"),
    "delayed": QT_TRANSLATE_NOOP("text", "delayed"),
    "closed": QT_TRANSLATE_NOOP("text", "closed"),
    "stale": QT_TRANSLATE_NOOP("text", "stale"),
    "no_data": QT_TRANSLATE_NOOP("text", "no data"),
}

ACTS: Mapping[str, object] = {
    "add_symbol": QT_TRANSLATE_NOOP("text", "add {symbol}"),
    "add_symbols": QT_TRANSLATE_NOOP("text", "add {count} symbols"),
    "remove_symbol": QT_TRANSLATE_NOOP("text", "remove {symbol}"),
    "remove_symbols": QT_TRANSLATE_NOOP("text", "remove {count} symbols"),
    "move_symbol": QT_TRANSLATE_NOOP("text", "move {symbol} to {list}"),
    "reorder": QT_TRANSLATE_NOOP("text", "move {symbol}"),
    "set_note": QT_TRANSLATE_NOOP("text", "note on {symbol}"),
    "new_list": QT_TRANSLATE_NOOP("text", "new list {name}"),
    "rename_list": QT_TRANSLATE_NOOP("text", "rename list to {name}"),
    "delete_list": QT_TRANSLATE_NOOP("text", "delete list {name}"),
    "add_event": QT_TRANSLATE_NOOP("text", "add {kind}"),
    "edit_event": QT_TRANSLATE_NOOP("text", "edit {kind}"),
    "delete_event": QT_TRANSLATE_NOOP("text", "delete {kind}"),
    "accept_proposal": QT_TRANSLATE_NOOP("text", "take a source's correction of {kind}"),
    "dismiss_proposal": QT_TRANSLATE_NOOP("text", "keep your own {kind}"),
    "accept_events": QT_TRANSLATE_NOOP("text", "accept {count} events from {source}"),
    "merge_persons": QT_TRANSLATE_NOOP("text", "join persons as {name}"),
    "split_person": QT_TRANSLATE_NOOP("text", "separate {name}"),
    "import_prices": QT_TRANSLATE_NOOP("text", "import prices of {symbol}"),
    "drop_prices": QT_TRANSLATE_NOOP("text", "use real prices of {symbol}"),
    "fill_in": QT_TRANSLATE_NOOP("text", "fill in {symbol}"),
}

WORDS: Mapping[str, object] = {
    # kinds of events
    "insider_deal": QT_TRANSLATE_NOOP("text", "Insider deal"),
    "insider_plan": QT_TRANSLATE_NOOP("text", "Insider plan"),
    "buyback_programme": QT_TRANSLATE_NOOP("text", "Buyback programme"),
    "repurchase": QT_TRANSLATE_NOOP("text", "Repurchase"),
    "holding": QT_TRANSLATE_NOOP("text", "Holding"),
    "share_count": QT_TRANSLATE_NOOP("text", "Shares in issue"),
    "calendar_day": QT_TRANSLATE_NOOP("text", "Calendar day"),
    "note": QT_TRANSLATE_NOOP("text", "Note"),
    # sides
    "buy": QT_TRANSLATE_NOOP("text", "purchase"),
    "sell": QT_TRANSLATE_NOOP("text", "sale"),
    "grant": QT_TRANSLATE_NOOP("text", "grant"),
    "exercise": QT_TRANSLATE_NOOP("text", "exercise"),
    "tax": QT_TRANSLATE_NOOP("text", "tax withholding"),
    "gift": QT_TRANSLATE_NOOP("text", "gift"),
    "conversion": QT_TRANSLATE_NOOP("text", "conversion"),
    "transfer": QT_TRANSLATE_NOOP("text", "transfer"),
    "pledge": QT_TRANSLATE_NOOP("text", "pledge"),
    "other": QT_TRANSLATE_NOOP("text", "other"),
    "unknown": QT_TRANSLATE_NOOP("text", "unknown"),
    # days of the calendar
    "results": QT_TRANSLATE_NOOP("text", "results"),
    "ex_date": QT_TRANSLATE_NOOP("text", "ex-dividend date"),
    "closed_period": QT_TRANSLATE_NOOP("text", "closed period of insiders"),
    "meeting": QT_TRANSLATE_NOOP("text", "general meeting"),
    # timing relative to trading
    "before": QT_TRANSLATE_NOOP("text", "before trading"),
    "during": QT_TRANSLATE_NOOP("text", "during trading"),
    "after": QT_TRANSLATE_NOOP("text", "after trading"),
    # status
    "current": QT_TRANSLATE_NOOP("text", "current"),
    "superseded": QT_TRANSLATE_NOOP("text", "superseded"),
    "cancelled": QT_TRANSLATE_NOOP("text", "cancelled"),
    "unverified": QT_TRANSLATE_NOOP("text", "unverified"),
    # methods
    "on_exchange": QT_TRANSLATE_NOOP("text", "on exchange"),
    "off_exchange": QT_TRANSLATE_NOOP("text", "off exchange"),
    "tender_offer": QT_TRANSLATE_NOOP("text", "tender offer"),
    "accelerated": QT_TRANSLATE_NOOP("text", "accelerated repurchase"),
    # discretion
    "discretionary": QT_TRANSLATE_NOOP("text", "own decision"),
    "plan": QT_TRANSLATE_NOOP("text", "under a trading plan"),
    # what a deal was in, and what a sale paid for
    "in_derivative": QT_TRANSLATE_NOOP("text", "derivative"),
    "in_debt": QT_TRANSLATE_NOOP("text", "bond"),
    "in_other": QT_TRANSLATE_NOOP("text", "other security"),
    "sale_for_exercise": QT_TRANSLATE_NOOP("text", "sale that pays for an exercise"),
    "sale_for_tax": QT_TRANSLATE_NOOP("text", "sale that pays a tax"),
    # how feeds are
    "feed_off": QT_TRANSLATE_NOOP("text", "off"),
    "feed_never": QT_TRANSLATE_NOOP("text", "never asked"),
    "feed_up_to_date": QT_TRANSLATE_NOOP("text", "up to date"),
    "feed_waiting": QT_TRANSLATE_NOOP("text", "waiting"),
    "feed_failed": QT_TRANSLATE_NOOP("text", "failed"),
    # kinds of programmes and prices
    "mandate": QT_TRANSLATE_NOOP("text", "mandate (shares)"),
    "money": QT_TRANSLATE_NOOP("text", "announced programme (money)"),
    "exact": QT_TRANSLATE_NOOP("text", "exact price"),
    "average": QT_TRANSLATE_NOOP("text", "average price"),
    "range": QT_TRANSLATE_NOOP("text", "price range"),
    "none": QT_TRANSLATE_NOOP("text", "no price"),
    # roles
    "founder": QT_TRANSLATE_NOOP("text", "founder"),
    "chair": QT_TRANSLATE_NOOP("text", "chair"),
    "ceo": QT_TRANSLATE_NOOP("text", "chief executive"),
    "cfo": QT_TRANSLATE_NOOP("text", "chief financial officer"),
    "director": QT_TRANSLATE_NOOP("text", "director"),
    "officer": QT_TRANSLATE_NOOP("text", "officer"),
    "supervisory": QT_TRANSLATE_NOOP("text", "supervisory board"),
    "ten_percent": QT_TRANSLATE_NOOP("text", "ten-per-cent owner"),
    "related": QT_TRANSLATE_NOOP("text", "closely associated person"),
    # bases of cumulative figures
    "since_mandate": QT_TRANSLATE_NOOP("text", "since the mandate"),
    "since_programme": QT_TRANSLATE_NOOP("text", "since the programme began"),
    "year": QT_TRANSLATE_NOOP("text", "this year"),
    # which clock says where a mark stands
    "traded": QT_TRANSLATE_NOOP("text", "when it was traded"),
    "known": QT_TRANSLATE_NOOP("text", "when it was known"),
    # kinds of listings
    "equity": QT_TRANSLATE_NOOP("text", "share"),
    "etf": QT_TRANSLATE_NOOP("text", "ETF"),
    "fund": QT_TRANSLATE_NOOP("text", "fund"),
    "index": QT_TRANSLATE_NOOP("text", "index"),
    "currency": QT_TRANSLATE_NOOP("text", "currency"),
    "crypto": QT_TRANSLATE_NOOP("text", "crypto"),
    "future": QT_TRANSLATE_NOOP("text", "future"),
    "article": QT_TRANSLATE_NOOP("text", "an article"),
    **MEASURES,
}
