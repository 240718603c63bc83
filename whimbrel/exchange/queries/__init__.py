"""What may be told of the work plan and its money, and to whom it belongs."""
