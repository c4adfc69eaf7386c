"""What `check` does with files: what it finds in one and several (`checked`), all of them (`checking`), each by itself (`checking_each`), together
(`checking_together`), rows of tables as places (`checking_tables`), and comments in what is written (`reviewing`).
"""
