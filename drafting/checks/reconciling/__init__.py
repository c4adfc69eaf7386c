"""勾稽: relations that the data's shape, the catalogue and the file itself state, and the one figure that explains what fails."""
