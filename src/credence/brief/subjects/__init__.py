"""How the brief on each sort of subject is put together: one module a sort, each with its `PLAN`."""
