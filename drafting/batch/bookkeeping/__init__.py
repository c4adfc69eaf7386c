"""What a folder's batches came to, on disk: the `ledger`, its `ledger_file`, and reports that are of an earlier day (`leftovers`)."""
