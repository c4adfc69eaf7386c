"""The units of a run held against each other, by what is kept of their figures: `comparisons` are all of it, `peers` one unit as it is held. What is
found: `far_from_peers`, `left_blank`, `same_figures`, `shifted_columns`, `another_period`, and against the place that they are of or that holds them:
`against_parts`, `beyond_the_place`.
"""
