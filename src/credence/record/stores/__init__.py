"""Where a record is kept: a file or a database, its schema through the versions, and copies of all of it."""
