"""Telegram on one side, plain data on the other: reading updates, choosing words, sending."""
