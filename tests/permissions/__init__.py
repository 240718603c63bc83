"""Who may open what: every address of the site, asked by everybody there is."""
