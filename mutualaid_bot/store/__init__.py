"""Keeps what the rules decided: one SQLite file, hand-written SQL, one writer.

It knows the domain's values and nothing of the steps, the chat or Telegram.
"""
