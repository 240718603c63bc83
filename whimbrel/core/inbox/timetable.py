"""What happens by itself: a mailbox is looked into, and letters are forgotten after their time."""
