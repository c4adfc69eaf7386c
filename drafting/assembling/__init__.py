"""A composed text becomes a document: with what stands around it (`elements`), the texts beside it (`enclosing`), and its doubted figures marked
(`doubted`). `assembly` joins them and says what the text leaves out; of a figure that is owed, `gaps` tells what to type: whether it stands in the data
under a name that nobody knows (`lookalikes`), and what it is `known_otherwise` to be. What sounds `bad_among_results` is asked about, where that is asked.
"""
