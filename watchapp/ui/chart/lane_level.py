"""Where the groups of a lane stand at one zoom: what no range changes is made once."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from watchapp.core.mark_groups import Groups, Points
from watchapp.core.marks import LARGEST
from watchapp.ui.chart.atlas import Labels
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.lane_words import short_words

Floats = npt.NDArray[np.float64]
EMPTY = 1e6  # device pixels behind the last group


class LaneLevel:
    """The groups of one level at one scale. Arrays have the shape (n,), lengths are device pixels.

    ``half`` is half the width of a glyph, ``reach`` what of it the mouse catches; ``words`` says
    how many marks a group stands for, and takes ``room``, which is infinite for a single mark.

    Args:
        groups: The groups of a lane.
        level: Their level: a bucket has 2**level bars.
        labels: What words are drawn with.
        bold: And those of a chosen mark.
        ratio: Device pixels per pixel.
    """

    def __init__(
        self, groups: Groups, level: int, labels: Labels, bold: Labels, ratio: float
    ) -> None:
        self.groups, self.level, self.ratio = groups, level, ratio
        self.labels, self.bold = labels, bold
        self._px = math.nan  # device pixels a bar, of what is laid out
        self._x, self._behind = groups.x, groups.x
        self._roomy = np.empty(0, np.int64)
        self._names: dict[int, tuple[str, int]] = {}
        self.half = groups.size * (ratio / 2)
        self.reach = self.half + 3 * ratio
        self.words = [f"\u00d7{n}" for n in groups.count.tolist()]
        widths = {w: labels.metrics.horizontalAdvance(w) + 2 + 3 * ratio for w in set(self.words)}
        self.room = np.array([widths[w] for w in self.words])
        self.room[groups.count < 2] = np.inf
        self._edge = groups.bucket * 2.0**level - 0.5  # of a bucket, in bars
        self._margin = self.half + 2 * ratio
        self._beside = groups.shift * self.half
        own = self.half + ratio
        self._needed = np.concatenate(([0.0], np.cumsum(own[:-1] + own[1:])))

    def named(self, points: Points, group: int) -> tuple[str, int]:
        """What is said of a group, and the device pixels it takes."""
        found = self._names.get(group)
        if found is None:
            words = short_words(points.mark(self.level, group))
            found = self._names[group] = words, self.labels.width(words)
        return found

    def seen(self, frame: Frame) -> slice:
        """The groups of the buckets in a frame, and of one at either side."""
        size, bucket = 2.0**self.level, self.groups.bucket
        first = bucket.searchsorted(math.floor((frame.x0 + 0.5) / size) - 1)
        last = bucket.searchsorted(math.floor((frame.x1 + 0.5) / size) + 1, "right")
        return slice(int(first), int(last))

    def places(self, frame: Frame, seen: slice) -> Floats:
        """Where groups stand, in the middle of a pixel."""
        x: Floats = self._laid_out(frame)[seen] + frame.x(0)
        np.floor(x, out=x)
        x += 0.5
        return x

    def counted(self, frame: Frame, seen: slice) -> tuple[list[str], list[float]]:
        """What is said beside groups whose neighbours leave room for it, and where it begins."""
        self._laid_out(frame)
        first, last = self._roomy.searchsorted((seen.start, seen.stop))
        here = self._roomy[first:last]
        starts = self._behind[here] + frame.x(0)
        return [self.words[k] for k in here.tolist()], starts.tolist()

    def _laid_out(self, frame: Frame) -> Floats:
        """Where all groups stand from the first bar on: apart, each still over its true place.

        The same for every range of one width, so that a chart that is moved does not flicker.
        """
        px = frame.px_per_bar
        if px == self._px:
            return self._x
        true = self.groups.x * px
        x = true.copy()
        if self.level:  # inside its bucket, so that no two of a look overlap
            low = self._edge * px
            np.maximum(x, low + self._margin, out=x)
            np.minimum(x, low + (2.0**self.level * px) - self._margin, out=x)
        x += self._beside
        # what has room where it is true stands there
        apart = np.diff(true) >= np.diff(self._needed)
        alone = np.append(apart, True) & np.append(True, apart)
        x[alone] = true[alone]
        # to the right until none overlaps the one before it, but no farther than it is wide
        moved: Floats = np.maximum.accumulate(x - self._needed)
        moved += self._needed
        x += LARGEST * self.ratio
        np.minimum(moved, x, out=moved)
        self._px, self._x, behind = px, moved, moved + self.half
        room = moved[1:] - self.half[1:] - behind[:-1]
        self._roomy = np.flatnonzero(np.append(room, EMPTY) >= self.room)
        self._behind = behind + 2 * self.ratio
        return moved
