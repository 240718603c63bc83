"""The few icons of the house: paths on a field of 24 by 24, stroked in the colour of the word beside them."""

ICONS = {
    "accession": "M4 20V10h5V6h6V3h5",
    "arrow": "M5 12h14m-6-6 6 6-6 6",
    "calendar": "M4 6h16v14H4zm0 4h16M8 3v4m8-4v4",
    "check": "m4 12 6 6L20 6",
    "cross": "m6 6 12 12M18 6 6 18",
    "download": "M12 4v11m-5-5 5 5 5-5M5 20h14",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v6m0-10v.01",
    "key": "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm3.2 7.7L20 20m-3.5-3.5 2.5-2.5",
    "language": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18",
    "pen": "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
    "place": "M12 21c5-5 7-8 7-11a7 7 0 1 0-14 0c0 3 2 6 7 11zm0-9v-4",
    "print": "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM20 20l-5-5",
    "wait": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l4 2",
    "warning": "M12 3 2 21h20zm0 7v5m0 3v.01",
}
# Icons that point along the line of reading, and turn where it runs from right to left.
TURNS = {"accession", "arrow"}
