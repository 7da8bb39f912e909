"""What is kept: the state file, its backups and lock, and the price cache."""
