"""Pages of the register, public, and of the work on one country's plan."""
