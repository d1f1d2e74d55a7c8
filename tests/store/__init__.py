"""The store, always on a real database."""
