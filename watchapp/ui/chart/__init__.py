"""The chart: candles, volume, lanes of marks. The only place that knows pyqtgraph."""
