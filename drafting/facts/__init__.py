"""Facts: the addressable values of a dataset, as templates, formulas and checks name them."""
