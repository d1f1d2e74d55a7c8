"""A Telegram bot for mutual-aid groups: neighbors who help each other for free."""
