"""What clerks call things → what the catalogue calls them: names, keys beside them, units and times that names say.

Where to look, from words to the whole file:

- words alone: `name_words`, `key_words`, `heading_words`, `heading_times`, `named_periods`, `place_in_name`, `place_of_office`; what an amount in words, or with
  words in front of it, is to be typed as: `said_in_words`, `said_in_columns`, `worded_figures`, `said_none`
- whether a figure fits a name or a key, by its unit: `node_fit`, `key_fit`, `named_units`, `likely_units`, `counted_by_name`, `counted_otherwise`,
  `counted_unlike`; by its sign or its task: `fallen`, `limits`
- which indicator, which group a name is: `known_names` knows, `brought_under` moves; whose trade, whose figures, whose fault: `trades`, `whose`,
  `whose_faults`, `unmended`
- a thing and its sides (生猪: {存栏, 出栏}): `sides`, `things`, `one_home`, `owners`, `twins`
- keys of an indicator under other words (`uses`), beside it (`beside`, `parts`), in a group of their own (`group_times`, `last_year`), and what stands
  a level too high (`wrong_level`, `loose_figures`, `misplaced_names`)
- what is told of it all: `names_told`, and of data of another field: `another_field`
"""
