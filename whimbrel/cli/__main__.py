"""`python -m whimbrel.cli`: the command where it is not on the path."""

from whimbrel.cli import main

main()
