"""Figures that the sentence made for their name must not say, or not as it does: by their unit (`counted_unlike`), their sign (`fallen`), as a fault
(`unmended`, `whose_faults`), as a task that is a limit (`limits`).
"""
