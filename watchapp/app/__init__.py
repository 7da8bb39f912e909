"""What happens: one Workspace per state file."""
