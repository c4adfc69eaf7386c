"""Which indicator and which group of the catalogue a name is: `known_names`; by whose trade: `trades`; whose of two groups: `whose`; what is told of
it: `names_told`.
"""
