"""What the templates' folders hold in YAML: catalogues, units, wording, style."""
