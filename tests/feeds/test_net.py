"""The one way out: polite, within a deadline, nothing twice, and honest about every failure."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_server import FeedServer, feed_server

from watchapp.core.problems import KnownError
from watchapp.feeds.net import AT_VARIABLE, EVER, Net, Pace

URL = "https://data.example.com/a.xml"
HOSTS = frozenset({"data.example.com", "www.example.com"})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    with feed_server() as made:
        monkeypatch.setenv(AT_VARIABLE, made.address)
        made.pages["data.example.com/a.xml"] = b"<a/>"
        yield made


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    made = Net(tmp_path, Pace(gap=0.0, deadline=0.6, pause=30))
    yield made
    made.stop()
    made.close()


def test_a_document_is_asked_for_once_and_then_kept(server: FeedServer, net: Net) -> None:
    assert net.get(URL, hosts=HOSTS, keep=EVER) == b"<a/>"
    assert net.get(URL, hosts=HOSTS, keep=EVER) == b"<a/>"
    assert len(server.asked) == 1
    assert server.asked[0].headers["User-Agent"].startswith("watchapp/")


def test_what_may_have_changed_is_asked_for_with_its_mark(server: FeedServer, net: Net) -> None:
    server.headers["ETag"] = '"7"'
    net.get(URL, hosts=HOSTS)
    assert net.get(URL, hosts=HOSTS) == b"<a/>", "not modified: what was kept"
    assert server.asked[1].headers["If-None-Match"] == '"7"'
    server.headers["ETag"] = '"8"'
    server.pages["data.example.com/a.xml"] = b"<b/>"
    assert net.get(URL, hosts=HOSTS) == b"<b/>"


def test_a_damaged_copy_is_fetched_again(server: FeedServer, net: Net, tmp_path: Path) -> None:
    net.get(URL, hosts=HOSTS, keep=EVER)
    (body,) = tmp_path.glob("*.bin")
    body.write_bytes(b"<cut")
    assert net.get(URL, hosts=HOSTS, keep=EVER) == b"<a/>"


def test_what_is_not_there_is_none(server: FeedServer, net: Net) -> None:
    assert net.get("https://data.example.com/none", hosts=HOSTS) is None


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        ((403, {}, b"no"), "feed_refused"),
        ((500, {}, b"no"), "feed_down"),
        ((429, {"Retry-After": "120"}, b""), "feed_busy"),
        ((503, {}, b""), "feed_busy"),
        ("cut", "feed_cut"),
        ("drip", "feed_timeout"),
        ("hang", "feed_timeout"),
        ("reset", "feed_offline"),
        ("loop", "feed_redirected"),
        ("away", "feed_redirected"),
    ],
)
def test_every_failure_has_its_name_ends_in_time_and_keeps_what_was_there(
    server: FeedServer, net: Net, trouble: object, code: str
) -> None:
    net.get(URL, hosts=HOSTS)
    server.trouble["data.example.com/"] = trouble  # type: ignore[assignment]
    began = time.monotonic()
    with pytest.raises(KnownError) as refused:
        net.get(URL, hosts=HOSTS)
    assert refused.value.code == code
    assert time.monotonic() - began < 5
    assert net.get(URL, hosts=HOSTS, keep=EVER) == b"<a/>"


def test_a_busy_source_is_left_alone_as_long_as_it_asks(server: FeedServer, net: Net) -> None:
    server.trouble["data.example.com/"] = (429, {"Retry-After": "120"}, b"")
    for _ in range(3):
        with pytest.raises(KnownError) as busy:
            net.get(URL, hosts=HOSTS)
        assert busy.value.code == "feed_busy"
    assert len(server.asked) == 1, "nothing is asked meanwhile"
    left = busy.value.args_by_name["until"] - time.time()
    assert 110 < left <= 120


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("7", 7), ("Wed, 21 Oct 2015 07:28:00 GMT", 1), ("soon", 30), ("999999999", 6 * 3600)],
)
def test_retry_after_is_a_number_or_a_date_and_never_a_day(
    server: FeedServer, net: Net, said: str, seconds: float
) -> None:
    server.trouble["data.example.com/"] = (429, {"Retry-After": said}, b"")
    with pytest.raises(KnownError) as busy:
        net.get(URL, hosts=HOSTS)
    assert busy.value.args_by_name["until"] - time.time() == pytest.approx(seconds, abs=2)


def test_two_requests_to_a_host_keep_their_distance(server: FeedServer, tmp_path: Path) -> None:
    net = Net(tmp_path, Pace(gap=0.15, deadline=2))
    began = time.monotonic()
    for k in range(3):
        net.get(f"https://data.example.com/{k}", hosts=HOSTS)
    assert time.monotonic() - began >= 0.3
    net.close()


def test_a_redirect_within_the_sources_hosts_is_followed(server: FeedServer, net: Net) -> None:
    server.pages["www.example.com/b.xml"] = b"<b/>"
    target = {"Location": f"{server.address}/www.example.com/b.xml"}
    server.trouble["data.example.com/a.xml"] = (301, target, b"")
    assert net.get(URL, hosts=HOSTS) == b"<b/>"


def test_stopping_ends_a_wait_at_once(server: FeedServer, tmp_path: Path) -> None:
    net = Net(tmp_path, Pace(gap=30, deadline=2))
    net.get(URL, hosts=HOSTS)
    net.stop()
    with pytest.raises(KnownError) as stopped:
        net.get("https://data.example.com/2", hosts=HOSTS)
    assert stopped.value.code == "feed_stopped"
    net.close()
