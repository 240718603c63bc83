"""What the roof shows of the rooms below."""
