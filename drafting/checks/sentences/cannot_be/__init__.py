"""What is wrong by itself: days and rates that cannot be (`impossible`), rates without their sign (`no_percent`), times that contradict each other (`time_spans`) or end before they begin (`day_spans`), numbers that do not fit what is
counted beside them (`counted_items`, by small numbers in words: `numerals`), more of some things than there are (`some_of_them`), what a sentence denies in words (`own_words`), or whose own words name their sides (`ratios`).
"""
