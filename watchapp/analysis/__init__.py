"""What it means: the reaction to an event, measures of prices and companies, claims' verdicts.

Pure functions of numbers and records; nothing here knows a file, a clock or a language but
``sentence``, whose grammar is data.
"""
