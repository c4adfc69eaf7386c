"""What is told, and where: the `screen`, the codes of `exits`, `progress` of long runs, the `outcome` of commands that write a report, `faces` that the
machine has not, `findings` for other programs, paths as a next step shows them (`typed_paths`).
"""
