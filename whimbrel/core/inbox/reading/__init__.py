"""A letter's bytes as what its sender meant: head, text, attachments. Nothing here raises for what a letter holds."""
