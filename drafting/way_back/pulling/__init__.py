"""What people changed in a report or wrote on a 数据核对单, as changes to the data.

Each knows only those below it:

- `in_report`: what a person changed, as `change`s · `in_cells`: the same of a report made from a row of a workbook · `proposing`: what `change`s ask of the data file
- `reading`: what figures and gaps read by now · `besides`: what else people did, which is told · `likely`: whether a new figure can stand for the old one · `written`: how the data have it
- `signs`: the word that says which way a figure went
- `change`: a figure that somebody changed
"""
