"""The pages of the work plan and its money."""
