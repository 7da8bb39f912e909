"""Frames between the window's process and a child: a JSON head, then the raw bytes of arrays.

A frame is a fixed prefix (magic, length of the head, length of the arrays' bytes), the head as
UTF-8 JSON ``{"m": message, "a": [[name, type, shape], ...]}`` and the arrays one after another,
little-endian. No pickle: what comes out of a pipe is data and never code. numpy is imported only
when a frame carries arrays, since the window has to paint before numpy is loaded.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from math import prod
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

MAGIC = b"WAF1"
PREFIX = struct.Struct("<4sIQ")
HEAD_LIMIT = 64 * 2**20
BODY_LIMIT = 512 * 2**20
TYPES = frozenset({"<f8", "<f4", "<i8", "<i4", "|u1", "|b1"})


class WireError(ValueError):
    """The bytes are not a frame, or end inside one."""


def write(stream: IO[bytes], message: Mapping[str, Any], arrays: Mapping[str, Array] = {}) -> None:
    """One frame on ``stream``, flushed.

    Args:
        stream: A blocking binary stream.
        message: What JSON can say; NaN and infinity it cannot.
        arrays: By name, of a type in ``TYPES`` in either byte order, any shape.

    Raises:
        WireError: An array has a type that is not carried.
        ValueError: The message holds what JSON cannot say.
        OSError: The other end is gone.
    """
    shapes, parts = [], []
    for name, array in arrays.items():
        little = array.astype(array.dtype.newbyteorder("<"), order="C", copy=False)
        kind = little.dtype.newbyteorder("<").str
        if kind not in TYPES:
            raise WireError(f"type {kind} of {name}")
        shapes.append([name, kind, list(little.shape)])
        parts.append(little.tobytes())
    head = json.dumps(
        {"m": message, "a": shapes}, allow_nan=False, ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")
    body = sum(len(part) for part in parts)
    stream.write(b"".join([PREFIX.pack(MAGIC, len(head), body), head, *parts]))
    stream.flush()


def read(stream: IO[bytes]) -> tuple[dict[str, Any], dict[str, Array]] | None:
    """The next frame of ``stream``, or None at its end.

    Raises:
        WireError: The bytes are not a frame, or the stream ends inside one. Nothing after that
            can be trusted.
    """
    prefix = _exactly(stream, PREFIX.size, may_end=True)
    if prefix is None:
        return None
    magic, head_size, body_size = PREFIX.unpack(prefix)
    if magic != MAGIC or head_size > HEAD_LIMIT or body_size > BODY_LIMIT:
        raise WireError("not a frame")
    head = _exactly(stream, head_size)
    body = _exactly(stream, body_size)
    assert head is not None
    assert body is not None
    message, shapes = _head(head)
    return message, _arrays(shapes, body) if shapes or body else {}


def _head(data: bytearray) -> tuple[dict[str, Any], list[tuple[str, str, tuple[int, ...]]]]:
    try:
        head = json.loads(data.decode("utf-8", "surrogatepass"))
        message = head["m"]
        shapes = [(str(n), str(t), tuple(int(k) for k in s)) for n, t, s in head["a"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError("the head is not one") from error
    if not isinstance(message, dict):
        raise WireError("the message is no dictionary")
    if any(t not in TYPES or min(s, default=0) < 0 for _, t, s in shapes):
        raise WireError("an array of a type or shape that is not carried")
    return message, shapes


def _arrays(shapes: list[tuple[str, str, tuple[int, ...]]], body: bytearray) -> dict[str, Array]:
    import numpy as np

    sizes = [prod(shape) * int(kind[2:]) for _, kind, shape in shapes]
    if sum(sizes) != len(body):
        raise WireError("the arrays' length")
    arrays, at = {}, 0
    for (name, kind, shape), size in zip(shapes, sizes, strict=True):
        flat = np.frombuffer(body, np.dtype(kind), prod(shape), at)
        arrays[name] = flat.reshape(shape)
        at += size
    return arrays


def _exactly(stream: IO[bytes], size: int, *, may_end: bool = False) -> bytearray | None:
    """``size`` bytes; None when the stream ends before the first and may."""
    data = bytearray()
    while len(data) < size:
        part = stream.read(min(size - len(data), 2**20))
        if not part:
            if may_end and not data:
                return None
            raise WireError("the stream ends inside a frame")
        data += part
    return data
