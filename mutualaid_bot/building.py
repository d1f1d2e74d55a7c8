"""From what the configuration says to the values that the rules work with.

It checks nothing: the configuration has been checked when it was read.
"""

from __future__ import annotations

import json

from mutualaid_bot.config import Settings
from mutualaid_bot.domain.categories import Categories, Category, shipped
from mutualaid_bot.domain.community import (
    Community,
    DigestRules,
    Emergency,
    IntroductionRules,
    PostRules,
    PrivacyRules,
)
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.places import Neighborhood, Places, bordering, outlines
from mutualaid_bot.domain.reading import Reader


def places_of(settings: Settings) -> Places:
    """The neighborhoods as configured; names and borders from the outlines where they are not given."""
    given = {entry.name: entry for entry in settings.neighborhoods}
    file = settings.outlines_path
    shapes = outlines(json.loads(file.read_text(encoding="utf-8"))) if file is not None else {}
    borders = bordering(shapes) if shapes else {}
    named = [*given, *(name for name in shapes if name not in given)]
    neighborhoods = []
    for name in named:
        entry = given.get(name)
        next_to = entry.next_to if entry is not None and entry.next_to else borders.get(name, ())
        neighborhoods.append(Neighborhood(name, entry.aliases if entry else (), tuple(next_to)))
    return Places(neighborhoods, shapes)


def community_of(settings: Settings) -> Community:
    community = settings.community
    night = community.quiet_hours
    introductions, posts = settings.introductions, settings.posts
    return Community(
        name=community.name,
        zone=community.zone,
        languages=community.languages,
        coordinators_language=settings.coordinators_language,
        quiet=Quiet(community.zone, *night) if night else Quiet(community.zone),
        categories=Categories(
            Category(one.key, one.names, careful=one.careful, approvers=one.approvers, icon=icon_of(one.key))
            for one in settings.categories
        ),
        places=places_of(settings),
        region=community.region,
        emergencies=tuple(Emergency(one.name, one.number, one.dangers) for one in settings.emergency),
        posts=PostRules(posts.expire_after_days, posts.renew_notice_days, posts.max_open),
        introductions=IntroductionRules(
            offerer_answer_hours=introductions.offerer_answer_hours,
            needer_answer_hours=introductions.needer_answer_hours,
            urgent_answer_hours=introductions.urgent_answer_hours,
            ask_after_days=introductions.ask_after_days,
            remind_hours_before=introductions.remind_hours_before,
        ),
        digest=DigestRules(settings.digest.weekday_number, settings.digest.time, settings.digest.max_posts),
        privacy=PrivacyRules(settings.privacy.forget_after_days, settings.privacy.reveal_log_days),
        members_chat=community.chat_id,
    )


def reader_of(community: Community) -> Reader:
    return Reader(
        categories=community.categories,
        places=community.places,
        region=community.region,
        timezone=community.zone.key,
        languages=community.languages,
    )


_ICONS = {category.key: category.icon for category in shipped()}


def icon_of(key: str) -> str:
    """The small picture of a shipped category; one of the group's own has a plain mark."""
    return _ICONS.get(key, "•")
