"""What pages show: a record and what is asked in, frozen dataclasses out. No HTML here, and no logic of the trade."""
