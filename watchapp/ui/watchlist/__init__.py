"""The list on the left: rows, their states, adding and importing."""
