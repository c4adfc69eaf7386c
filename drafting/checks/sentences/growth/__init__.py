"""Changes beside the figures before and after (`changes`), beside how much more there is (`increments`), against last year's figure in brackets behind it (`in_brackets`) or elsewhere (`year_ago`), after 分别 (`respective_changes`), and so
many times what was (`ranks` (of places), `multiples`), or as much as it (`since_last_year`); and plans that go on from this year (`since_this_year`).
"""
