"""Tables that are already written: their totals (`totals_of_columns`) the rates of their rows (`table_rates`), parts that are more than what they are of (`parts_of_rows`) and of all (`rates_of_all`); and the text against these totals
(`beside_tables`) and rows (`beside_rows`).
"""
