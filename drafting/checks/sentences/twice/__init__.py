"""One thing that is said twice: with two figures (`repeated`), with two digits swapped (`swapped_twice`), in two units (`other_units`), ten times as much among the plans (`next_year`)."""
