"""The database: one SQLite file of articles, statements, speakers and topics.

In reading order: `connect` opens it, `migrations` (by `schema`) makes its tables, `write` adds articles, `names`
finds speakers and topics by what a user types, `query` and `explain` read statements as records.
"""
