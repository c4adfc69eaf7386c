"""Which units there are and where each output goes: `sources` are the files that were named, `naming` what --name makes of them, `plan` all of it."""
