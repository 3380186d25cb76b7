"""A site kept in one dated file, and brought back from it. Ground: it knows tables and files, no model."""
