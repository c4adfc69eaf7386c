"""An amount that is said in words, or with words in front of it, and what to type instead: `said_in_words`, `said_in_columns`, `worded_figures`,
`said_none`.
"""
