"""The keys of an indicator as clerks give them: under other words (`uses`), beside it (`beside`, `parts`), in a group of their own (`group_times`,
`last_year`), and whose such a key is (`owners`).
"""
