"""What pages can do to the record: a form in, an entry of the journal signed with the user's name, a page again out."""
