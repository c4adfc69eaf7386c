"""Lists of figures, before anything is judged: which they are (`lists`, `bare_lists`), what their items have in common (`rows`: of one kind by their `axes`) and which
share stands behind each (`shared`), which total they may divide (`division`, `beginnings`), and what their words may mean instead (`otherwise`).
"""
