"""What the longer commands do, behind their options: `adopting`, `batching` with its `batch_report`, `rolling_up`."""
