"""Tables that are already written: their totals (`totals_of_columns`) and the rates of their rows (`table_rates`); and the text against these totals
(`beside_tables`) and rows (`beside_rows`).
"""
