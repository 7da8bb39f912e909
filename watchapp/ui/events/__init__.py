"""The list of events and the card of the selected one."""
