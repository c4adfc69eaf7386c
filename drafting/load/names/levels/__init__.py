"""What stands a level too high or too low: `wrong_level`, `loose_figures`, `misplaced_names`."""
