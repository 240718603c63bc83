"""What the register, the assessment and the comparison of national plans read."""
