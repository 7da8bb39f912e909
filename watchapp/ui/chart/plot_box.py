"""What receives wheel, drag and click over the chart and turns them into its movements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from watchapp.ui.chart.view import ChartView


class PlotBox(pg.ViewBox):
    """pyqtgraph's view box as the receiver of wheel, drag and click; it draws nothing itself."""

    def __init__(self, view: ChartView) -> None:
        super().__init__(enableMenu=False, border=None, enableMouse=False)
        self._view = view
        self.setAutoVisible(x=False, y=False)
        self.disableAutoRange()

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        delta = ev.delta()
        if ev.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.pan(-delta / 120 * 0.1)
        else:
            self._view.zoom(0.85 ** (delta / 120), ev.scenePos().x())
        ev.accept()

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        ev.accept()
        if ev.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.measure(ev.buttonDownScenePos(), ev.scenePos())
            return
        step = ev.scenePos() - ev.lastScenePos()
        self._view.drag(step.x(), step.y(), ev.buttonDownScenePos())

    def mouseClickEvent(self, ev: Any) -> None:
        if ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            self._view.click(ev.scenePos(), double=ev.double())
        elif ev.button() == Qt.MouseButton.RightButton:
            ev.accept()
            mark = self._view.canvas.mark_at(ev.scenePos())
            self._view.menu_wanted.emit(mark, ev.screenPos().toPoint())
