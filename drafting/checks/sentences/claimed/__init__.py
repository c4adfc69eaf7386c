"""What a text claims of its figures (`claim`), which slip of the pen would explain that it is wrong (`explained`), and how it is told (`told`), at the
place where it was typed (`as_typed`).
"""
