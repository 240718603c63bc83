"""Drawings made on the server: SVG text, and PNG where a picture is needed.

A drawing inlined in a page takes its colours from the page's style sheet; one that stands alone carries its own.
"""
