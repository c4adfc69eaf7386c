"""What clerks call things → what the catalogue calls them: names, keys beside them, units and times that names say."""
