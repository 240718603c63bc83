"""By which letters come in. A door only takes: a letter is acknowledged once it is on the disk, and sorted by the worker."""
