"""Pages of the graph and the map, and of the files on non-Parties."""
