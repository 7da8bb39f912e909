"""Bytes to records and back, both ways, pure."""
