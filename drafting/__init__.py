"""Report drafting for government bureaus: figures in, a finished 公文 out."""

__version__ = "0.1.0"
