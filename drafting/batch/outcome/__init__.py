"""What a run came to: `summary` reads it from the ledger, `report` writes 汇总.xlsx."""
