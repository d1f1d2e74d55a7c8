"""Puts notices into words: one notice, one language, one message.

It does not decide what is said, to whom or when, and it reads nothing but what it is given.
"""

import mutualaid_bot.chat.rendering_coordinators
import mutualaid_bot.chat.rendering_digest
import mutualaid_bot.chat.rendering_drafts
import mutualaid_bot.chat.rendering_introductions
import mutualaid_bot.chat.rendering_joining
import mutualaid_bot.chat.rendering_posts
import mutualaid_bot.chat.rendering_proposals
import mutualaid_bot.chat.rendering_small_talk
from mutualaid_bot.chat.rendering_menus import menus
from mutualaid_bot.chat.rendering_message import Message, Setting, render, without_keyboard
from mutualaid_bot.chat.rendering_refusals import refusal_words
from mutualaid_bot.chat.rendering_splitting import split

# Importing a module is what teaches `render` its notices.
_TAUGHT = (
    mutualaid_bot.chat.rendering_coordinators,
    mutualaid_bot.chat.rendering_digest,
    mutualaid_bot.chat.rendering_drafts,
    mutualaid_bot.chat.rendering_introductions,
    mutualaid_bot.chat.rendering_joining,
    mutualaid_bot.chat.rendering_posts,
    mutualaid_bot.chat.rendering_proposals,
    mutualaid_bot.chat.rendering_small_talk,
)

__all__ = ["Message", "Setting", "menus", "refusal_words", "render", "split", "without_keyboard"]
