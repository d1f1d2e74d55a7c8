"""What the bot costs, each figure beside its baseline in the same run: ``python -m benchmarks``.

Nothing here is part of the bot, and nothing here is asserted in the tests.
"""
