"""What is kept of a unit, for the summary and for the next run: its `figures`, its words (`material`), its `gaps`, the digests of what it was made from
(`fingerprints`), and whether a person has changed its report since (`edits`).
"""
