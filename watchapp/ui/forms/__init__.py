"""Forms for events typed by hand, built from tables of fields."""
