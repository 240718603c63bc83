"""What may be told to other systems: the work plan and its money, the national plans."""
