"""The client answers every question, outlives its child, and is gone when told to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from datetime import date
from typing import Any

import psutil
import pytest

from watchapp.feeds.yahoo.client import YahooClient, child_command, child_environment

CHART, SEARCH = "/v8/finance/chart", "/v1/finance/search"


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def our_threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("yahoo-")]


def test_nothing_is_started_before_it_is_needed(make_yahoo: Any) -> None:
    yahoo = make_yahoo()
    yahoo.client.stream([])
    assert yahoo.client.pid() is None
    yahoo.client.close()


def test_a_late_answer_is_an_error_and_the_next_question_is_answered(
    make_yahoo: Any, server: Any
) -> None:
    yahoo = make_yahoo(deadlines={"history": 1.5})
    assert "error" not in yahoo.history("AAPL", period="5d")
    first = yahoo.client.pid()

    server.fail(f"{CHART}/1810.HK", "hang")
    late = yahoo.client.history("1810.HK", period="5d")
    assert yahoo.ear.answer(late)["error"] == "timeout"
    server.heal()

    assert "error" not in yahoo.ear.answer(yahoo.client.quotes(["1810.HK"]))
    assert yahoo.client.pid() != first
    assert gone(first)


def test_who_was_with_the_killed_child_is_told_and_who_waited_is_answered(
    make_yahoo: Any, server: Any
) -> None:
    yahoo = make_yahoo(deadlines={"history": 2.0, "quotes": 30.0})
    yahoo.history("AAPL", period="5d")
    server.fail(CHART, "hang", times=1)
    server.fail("/v7/", "hang", times=1)
    late = yahoo.client.history("1810.HK", period="5d")
    beside = yahoo.client.quotes(["AAPL"])
    behind = [yahoo.client.history(f"000{k}.HK", period="5d") for k in range(1, 5)]
    assert yahoo.ear.answer(late)["error"] == "timeout"
    assert yahoo.ear.answer(beside)["error"] == "restarted"
    assert ["error" in yahoo.ear.answer(n) for n in behind] == [False] * 4


def test_a_search_does_not_wait_behind_charts(make_yahoo: Any, server: Any) -> None:
    yahoo = make_yahoo()
    server.fail(CHART, "slow", seconds=0.3)
    charts = [yahoo.client.history(f"000{k}.HK", period="5d") for k in range(1, 8)]
    yahoo.search("xiaomi")
    assert yahoo.client.cancel(charts[-1])
    assert not yahoo.client.cancel(charts[0])
    for number in charts[:-1]:
        yahoo.ear.answer(number)
    assert not any(m.get("id") == charts[-1] for m, _ in yahoo.ear.heard)


def test_a_child_that_dies_is_replaced_and_its_questions_are_answered(
    make_yahoo: Any, server: Any
) -> None:
    yahoo = make_yahoo()
    yahoo.client.stream(["AAPL"])
    yahoo.ear.state("connected")
    server.fail(CHART, "hang", times=1)
    lost = yahoo.client.history("1810.HK", period="5d")
    deadline = time.monotonic() + 30
    while not server._running and time.monotonic() < deadline:
        time.sleep(0.01)
    before = len(yahoo.ear.heard)
    psutil.Process(yahoo.client.pid()).kill()
    assert yahoo.ear.answer(lost)["error"] == "source_died"
    assert yahoo.ear.state("reconnecting", after=before)["reason"] == "source_died"
    # The subscription is sent again unasked.
    yahoo.ear.state("connected", after=before)
    assert "AAPL" in server.subscribed()
    assert "error" not in yahoo.history("1810.HK", period="5d")


def test_a_child_that_cannot_live_is_not_started_over_and_over(make_yahoo: Any) -> None:
    yahoo = make_yahoo(spawn=[sys.executable, "-c", "raise SystemExit(3)"])
    start = time.monotonic()
    numbers = [yahoo.client.history(f"000{k}.HK") for k in range(1, 8)]
    answers = [yahoo.ear.answer(n) for n in numbers]
    assert {a["error"] for a in answers} == {"source_died"}
    assert time.monotonic() - start >= 0.9  # the second start waited a second


def test_a_program_that_is_not_there_is_a_source_that_died(make_yahoo: Any) -> None:
    yahoo = make_yahoo(spawn=["/nonexistent/program"])
    answer = yahoo.history("AAPL")
    assert answer["error"] == "source_died"
    assert answer["detail"]


def test_a_child_that_talks_nonsense_is_ended(make_yahoo: Any) -> None:
    program = "import sys, time; sys.stdout.write('hello' * 99); sys.stdout.flush(); time.sleep(60)"
    yahoo = make_yahoo(spawn=[sys.executable, "-c", program])
    assert yahoo.history("AAPL")["error"] == "source_died"


def test_what_the_child_prints_goes_to_the_log_and_not_between_the_frames(
    make_yahoo: Any, tmp_path: Any
) -> None:
    program = (
        "import os, threading, time\n"
        "from watchapp.feeds.yahoo import child\n"
        "def chatter():\n"
        "    while True:\n"
        "        print('chatter'); os.write(1, b'below\\n'); time.sleep(0.002)\n"
        "threading.Timer(0.2, chatter).start()\n"
        "child.main()\n"
    )
    log = tmp_path / "child.log"
    yahoo = make_yahoo(spawn=[sys.executable, "-c", program], log=log)
    for _ in range(3):
        assert "error" not in yahoo.history("AAPL", period="1y")
    yahoo.client.close()
    assert "below" in log.read_text()


@pytest.mark.parametrize("fault", ["hang", None])
def test_close_is_quick_and_leaves_nothing(make_yahoo: Any, server: Any, fault: Any) -> None:
    yahoo = make_yahoo()
    yahoo.client.stream(["AAPL"])
    yahoo.ear.state("connected")
    if fault:
        server.fail("/v", fault)
    for k in range(5):
        yahoo.client.history(f"000{k}.HK")
    pid = yahoo.client.pid()
    start = time.monotonic()
    yahoo.client.close()
    assert time.monotonic() - start < 0.5
    assert gone(pid)
    assert our_threads() == []
    with pytest.raises(RuntimeError):
        yahoo.client.history("AAPL")
    heard = len(yahoo.ear.heard)
    yahoo.client.close()
    assert len(yahoo.ear.heard) == heard


@pytest.mark.skipif(not hasattr(os, "kill") or sys.platform == "win32", reason="needs SIGSTOP")
def test_close_is_quick_when_the_child_is_frozen(make_yahoo: Any) -> None:
    yahoo = make_yahoo()
    yahoo.history("AAPL", period="5d")
    psutil.Process(yahoo.client.pid()).suspend()
    for k in range(3000):
        yahoo.client.stream([f"{n:04d}.HK" for n in range(k % 50 + 1)])
    start = time.monotonic()
    yahoo.client.close()
    assert time.monotonic() - start < 0.5


def test_close_right_after_the_first_question(make_yahoo: Any) -> None:
    for _ in range(5):
        yahoo = make_yahoo()
        yahoo.client.history("AAPL")
        yahoo.client.close()
    assert our_threads() == []


def test_a_listener_s_bug_is_reported_and_the_next_message_still_comes(
    make_yahoo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", reports.append)
    heard: list[int] = []

    def listen(message: dict[str, Any], arrays: dict[str, Any]) -> None:
        heard.append(message["id"])
        raise LookupError("a bug in the window")

    yahoo = make_yahoo(on_message=listen)
    yahoo.client.search("")
    yahoo.client.search("")
    deadline = time.monotonic() + 30
    while len(reports) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert sorted(heard) == [1, 2]
    assert {r.exc_type for r in reports} == {LookupError}


def test_a_killed_parent_leaves_no_child(server: Any, tmp_path: Any) -> None:
    server.fail(CHART, "hang")
    program = (
        "import pathlib, sys, time\n"
        "from watchapp.feeds.yahoo.client import YahooClient\n"
        "cache = pathlib.Path(sys.argv[1])\n"
        "client = YahooClient(lambda message, arrays: None, cache=cache)\n"
        "client.stream(['AAPL'])\n"
        "client.history('1810.HK'); client.history('AAPL')\n"
        "while client.pid() is None: time.sleep(0.01)\n"
        "print(client.pid(), flush=True)\n"
        "time.sleep(100)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=child_environment(server.env()),
    )
    assert parent.stdout is not None
    with parent:
        child = int(parent.stdout.readline())
        deadline = time.monotonic() + 40
        while len(server.connections) == 0 or server._running < 2:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert not gone(child)
        parent.kill()
    while not gone(child):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_child_is_found_from_anywhere(tmp_path: Any) -> None:
    """Neither the folder it is started in nor a file there named like a module matters."""
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    done = subprocess.run(
        child_command(),
        input=b"",
        env=child_environment({}),
        cwd=tmp_path,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, "--yahoo-child"]


def test_messages_are_plain(make_yahoo: Any) -> None:
    yahoo = make_yahoo()
    answer = yahoo.history("1810.HK", start=date(2025, 1, 1))
    assert json.loads(json.dumps(answer)) == answer
    assert isinstance(yahoo.client, YahooClient)
