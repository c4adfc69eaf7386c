"""What is divided or multiplied: shares of a whole that stands beside them (`of_whole`, `shares`), in their name (`own_rates`), in a row (`series`), after 分别
(`respective_shares`), of nothing named (`of_hundred`), of the three `industries`, of the one count beside them (`beside_counts`), of what is done (`done_and_left`), of the task behind it (`of_tasks`), of what everybody reckons them of (`by_rule`), or of the year (`pace`); of the two figures behind them (`ahead`); `averages`; and
what each gets (`standards`).
"""
