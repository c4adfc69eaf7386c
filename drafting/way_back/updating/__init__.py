"""Late figures brought into a Word file that people have edited, as tracked changes: a merge of three texts, the recorded draft, today's draft, and what
people made of the first.

- `story` tells it in order; `plan` is what today's draft asks of the document, by `sentence_plan` and `row_plan`; `changes` are what comes of it,
  `findings` what is left for people to do (`strays`, `none_said`, `charts`, `numbering`)
- `drafts` and `tables` lay the two drafts over each other (`matching`, `comparison` within a sentence), `person` what people made of the first (`own_rows`)
- `sentences` are a recorded text, `faces` its looks; `originals` and `unrecorded` stand in for a record that is lost or says too little; `kept` is the next
"""
