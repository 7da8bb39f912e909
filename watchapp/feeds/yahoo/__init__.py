"""Yahoo in a process of its own: history, quotes, search and the live stream.

The window uses ``client.YahooClient``; everything below it runs in the child. What the client's
listener gets, as (message, arrays); a key that is not known is absent or None:

Answers carry the ``id`` that the question returned, its ``op``, and for history ``symbol`` and
``interval``.

    history: currency, zone, basis (ISO day), dividends and splits ([[time, value], ...]), name,
        exchange (Yahoo's code), exchange_name, kind (equity etf fund index currency crypto future
        other), digits, quote (as below, without ``delay``; or None), limited_from (ISO day, only
        when the window was cut). Arrays: time (int64), open, high, low, close, volume, adjusted.
    quotes: quotes ([{field of core.quote.Quote: value}, ...]), errors ({symbol: failure}), and
        fallback (failure) when the one request for all failed and charts were asked instead.
    insiders: symbol, rows ([{column of yfinance's table: text}, ...], empty where it has none).
    search: text, hits ([{symbol, name, exchange, exchange_name, kind}, ...]).

A failure has ``error``, and perhaps ``detail`` and ``retry_after`` (seconds). Codes:
    rate_limited, unauthorised, not_found, no_prices, source_down, bad_answer, offline, timeout,
    tls, too_old (the interval does not reach back that far), restarted (another question was late
    and the child had to go), source_died, bug (detail is a traceback).

Events carry ``event`` instead of an id:
    ticks: ticks ([{symbol, price, at, market_hours, and perhaps day_high, day_low, volume,
        previous_close, currency}, ...]), the newest of each symbol, at most every 20 ms.
    stream: state (connected, reconnecting, silent, off), and perhaps reason (closed with
        close_code, dropped, refused with status, timeout, offline, tls, silent, restarted,
        source_died, bug with detail), retry_in (seconds), bad_frames (so far).
"""
