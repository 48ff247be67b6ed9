"""The synthetic mass of the demo, for measuring: the same for the same number, whoever makes it.

Rows are written as the islands' services would have left them, in bulk and with their facts; nothing
follows from these facts, so nobody is told of them. Everything is numbered, and what has a number
never depends on how many there are: a larger demo only adds to a smaller one.
"""
