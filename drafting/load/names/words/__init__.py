"""The words of names and heads alone, without the catalogue: `name_words`, `key_words`, `heading_words`, `heading_times`, `named_periods`,
`place_in_name`, `place_of_office`, `named_in_file`.
"""
