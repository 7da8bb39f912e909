"""What is true: frozen records and pure functions. No Qt, no files, no network, no clock."""
