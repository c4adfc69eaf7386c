"""The words of a template, held against the figures and the time of the report that they are printed in.

Of words taken over from an earlier report (照写): where they stand (`carried_words`), which of them are true of one time only (`words_of_a_time`) and
which nobody has touched since (`original_words`); what they claim of today's figures (`fixed_text`), which span they speak of (`carried_spans`), which are
left out (`unprinted_words`), which figures they do not fit (`unlike_last_year`), and where a table says otherwise what it said alike last year (`said_in_tables`). Of any template: which figures it should ask for (`asking_words`), at which of its lines a fault of the text stands
(`at_templates`), and what it has no words for (`wordless`).
"""
