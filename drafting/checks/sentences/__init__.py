"""What sentences say of their figures: totals and their parts, what is left, rates, changes.

For texts that nobody drafted from data. A relation is looked for among the figures of one item; what it confirms is
listed, and what contradicts it is told where the text itself puts the figures together. `sayings` asks for all of it. Its
rooms, each of which knows only those below it:

- `of_tables`: tables that are already written, by themselves and beside the text
- `sums`: totals that a text divides or adds up, what is left, what came and went · `rates`: shares, averages, and what is reckoned from a rate ·
  `growth`: what was a year ago
- `twice`: one thing said twice
- `listed`: which figures are a list, and what it may divide; nothing is judged here
- `claimed`: a claim, judged, and how it is told · `cannot_be`: what is wrong by itself, whatever stands beside it
- `cells`: the figures, with the words around them · `rules`: the codes
"""
