"""What adds up: totals that a text divides (`breakdowns`), doubted where only a slip explains them (`suspicions`), what it adds itself (`additions`), all so far
(`running_totals`), parts of a year (`parts_of_a_year`), what is left (`rests`), of what came when the rest is spent (`left_over`), what is at which stage (`stages`), what came and went (`flows`).
"""
