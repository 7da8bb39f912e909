"""Filings and tables of insider deals and buybacks, whoever wrote them, as records."""
