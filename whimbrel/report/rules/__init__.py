"""Who may do what with reports and indicators. Pure: what somebody holds, and what was signed, is passed in."""
