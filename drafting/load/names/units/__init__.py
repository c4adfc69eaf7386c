"""Whether a figure fits a name or a key, by its unit: `node_fit`, `key_fit`; which unit a name says, or a bare number is likely to have:
`named_units`, `likely_units`, `counted_by_name`, `counted_otherwise`.
"""
