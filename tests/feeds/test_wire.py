"""What goes into a frame comes out of it, and what is no frame is refused."""

from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from watchapp.feeds import wire

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
messages = st.dictionaries(st.text(st.characters()), values, max_size=5)
arrays = st.dictionaries(
    st.text(max_size=8),
    hnp.arrays(
        st.sampled_from(["<f8", ">f8", "<i8", "<f4", "<i4", "|u1", "|b1"]),
        hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=6),
    ),
    max_size=3,
)


@given(st.lists(st.tuples(messages, arrays), max_size=4))
def test_frames_come_out_as_they_went_in(frames: list) -> None:
    pipe = io.BytesIO()
    for message, columns in frames:
        wire.write(pipe, message, columns)
    pipe.seek(0)
    for message, columns in frames:
        got = wire.read(pipe)
        assert got is not None
        assert got[0] == message
        assert got[1].keys() == columns.keys()
        for name, column in columns.items():
            np.testing.assert_array_equal(got[1][name], column)
            assert got[1][name].dtype == column.dtype.newbyteorder("<")
            assert got[1][name].flags.writeable
    assert wire.read(pipe) is None


@given(messages, arrays, st.data())
def test_a_frame_that_was_cut_is_refused(message: dict, columns: dict, data: st.DataObject) -> None:
    pipe = io.BytesIO()
    wire.write(pipe, message, columns)
    whole = pipe.getvalue()
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    with pytest.raises(wire.WireError):
        wire.read(io.BytesIO(cut))


@given(st.binary(min_size=1, max_size=200))
def test_garbage_is_refused(garbage: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.read(io.BytesIO(garbage))


@given(st.binary(max_size=120), st.binary(max_size=60))
def test_garbage_with_a_true_prefix_is_refused_or_a_frame(head: bytes, body: bytes) -> None:
    prefix = wire.PREFIX.pack(wire.MAGIC, len(head), len(body))
    with pytest.raises(wire.WireError):
        wire.read(io.BytesIO(prefix + head + body))


@pytest.mark.parametrize(
    "head",
    [
        b'{"m":{},"a":[["x","<f8",[1]]]}',
        b'{"m":{},"a":[["x","<f8",[-1]]]}',
        b'{"m":{},"a":[["x","|O",[1]]]}',
        b'{"m":{},"a":[["x","<f8","y"]]}',
        b'{"m":[],"a":[]}',
        b'{"a":[]}',
        b"[" * 5000,
    ],
)
def test_heads_that_lie_are_refused(head: bytes) -> None:
    frame = wire.PREFIX.pack(wire.MAGIC, len(head), 0) + head
    with pytest.raises(wire.WireError):
        wire.read(io.BytesIO(frame))


def test_a_length_beyond_reason_is_refused_before_memory_is_taken() -> None:
    with pytest.raises(wire.WireError):
        wire.read(io.BytesIO(wire.PREFIX.pack(wire.MAGIC, 5, 2**60) + b"{}   "))


def test_what_json_cannot_say_is_not_sent() -> None:
    pipe = io.BytesIO()
    with pytest.raises(ValueError):
        wire.write(pipe, {"price": float("nan")})
    assert not pipe.getvalue()


def test_objects_are_not_carried() -> None:
    with pytest.raises(wire.WireError):
        wire.write(io.BytesIO(), {}, {"x": np.array([object()])})


def test_frames_without_arrays_do_not_load_numpy() -> None:
    program = (
        "import io, sys\n"
        "from watchapp.feeds import wire\n"
        "from watchapp.feeds.yahoo import client\n"
        "pipe = io.BytesIO()\n"
        "wire.write(pipe, {'op': 'search'})\n"
        "pipe.seek(0)\n"
        "assert wire.read(pipe) == ({'op': 'search'}, {})\n"
        "heavy = {'numpy', 'pandas', 'yfinance', 'PySide6', 'websockets'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
    )
    from watchapp.feeds.yahoo.client import child_environment

    subprocess.run(
        [sys.executable, "-c", program], check=True, env=child_environment({}), timeout=60
    )
