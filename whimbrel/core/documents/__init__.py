"""Documents to print and to sign: one tree of plain values, laid out as DOCX and as PDF."""
