"""Late figures brought into a Word file that people have edited, as tracked changes.

A merge of three texts: the recorded draft, today's draft, and what people made of the first.
"""
