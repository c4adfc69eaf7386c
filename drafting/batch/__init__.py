"""Many units in one command: plan (who and where to), run (worker processes), summary (who is missing what).

`job` is a batch from end to end, `run` the carrying out of its plan. Their rooms, each of which knows only those below it:

- `outcome`: the summary and 汇总.xlsx
- `comparing`: the units held against each other
- `planning`: which units, and where each goes · `bookkeeping`: the ledger
- `working`: what workers are told, do and give back
- `kept`: what is kept of a unit
"""
