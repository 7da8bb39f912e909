"""What it means: reaction, measures, verdicts. Empty until the reaction is built."""
