"""Outside the floors: settings, the site map and the door to the web server."""
