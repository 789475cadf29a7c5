"""Questions to an archive, by DuckDB: opened read-only, with the views of a database."""
