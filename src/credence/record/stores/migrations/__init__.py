"""Alembic's folder: `env.py` runs the revisions in `versions/`, each a step from one schema to the next."""
