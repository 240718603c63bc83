"""What the graph, the map and the Secretariat's board read."""
