"""The bot's command line, its modules loaded beforehand: it begins when a line comes in.

For CI, where a kill every few seconds would otherwise mostly meet a program that still loads its modules.
"""

import sys

import mutualaid_bot.__main__ as program
import mutualaid_bot.process
import mutualaid_bot.store.migrating

__all__ = ["mutualaid_bot"]

if __name__ == "__main__":
    if sys.stdin.readline():
        sys.stdin.close()
        program.main()
