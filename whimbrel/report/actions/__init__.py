"""What changes a report: writing its founding one, publishing an edition."""
