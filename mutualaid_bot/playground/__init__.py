"""A make-believe Telegram on this machine, for the tests, the demo and the story.

It knows nothing of the product's insides: the bot reaches it over HTTP like the real one.
"""
