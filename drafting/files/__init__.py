"""Files, whatever stands in them: what they are called (`filenames`), text as people save it (`decoding`), a docx opened under one cap (`container`), and
which of them a text was made from (`ingredients`).
"""
