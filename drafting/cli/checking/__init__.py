"""What `check` does with files: what it finds in one and several (`checked`), all of them (`many_files`), each by itself (`each_file`), together
(`together`), rows of tables as places (`rows_of_tables`), and comments in what is written (`reviewing`).
"""
