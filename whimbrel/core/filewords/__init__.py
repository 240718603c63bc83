"""The words in files that people handed in, so that the files can be found by them.

Whoever wrote a file may have meant harm or have used a broken program, so it is read in a process of its own, with so
much time and memory and nothing of ours: `apart.read_apart` is the door. The other modules know neither Django nor the house.
"""
