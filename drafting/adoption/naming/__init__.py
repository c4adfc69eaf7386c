"""What a figure is called.

Each knows only those below it:

- `phrases`: what a line calls each of its figures
- `counted`: what stands behind a figure · `respective`: whose those behind 分别 are
- `phrase`: what a sentence calls one, and speaks of · `numerals`: numbers as a name can say them
- `names`: what can be written as one
- `labels`: the words of a clause that are one
"""
