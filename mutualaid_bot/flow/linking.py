"""Linking: what begins in the group or in the digest and goes on in private, by a link with a secret.

It does not make the secrets, and it answers in the group without a word about anyone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import GroupAnswer, SmallTalk
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import TEXT_LENGTH, Draft, Fields, PostState, fields_of
from mutualaid_bot.domain.records import Token
from mutualaid_bot.flow.drafting import Said, is_first, put_up, read, refuse_more
from mutualaid_bot.flow.turn import Sender, Turn

GROUP_LINK_KEPT = timedelta(hours=24)
GROUP_PURPOSE, HELP_PURPOSE = "group_post", "help"


async def begin_in_group(turn: Turn, sender: Sender, said: Said, chat_id: int) -> None:
    """/need and /offer in the members' group: an answer without anything personal.

    Its link opens only for the writer.
    """
    assert said.kind is not None
    language = turn.community.language_for(sender.language_code)
    reading = turn.reader.read(said.text, now=turn.now, language=language)
    draft = await turn.store.drafts.add(
        Draft(
            id=0,
            member_id=-sender.id,  # not a draft of theirs until they open it
            fields=fields_of(reading, language=language, kind=said.kind),
            text=reading.masked[:TEXT_LENGTH],
            hidden=reading.delicate or bool(reading.danger),
            made_at=turn.now,
            masked_contacts=bool(reading.contacts),
        )
    )
    await turn.store.alarms.set(AlarmKind.DRAFT_OLD, draft.id, turn.now + GROUP_LINK_KEPT)
    token = turn.new_token()
    await turn.store.tokens.add(Token(token, GROUP_PURPOSE, draft.id, sender.id, turn.now + GROUP_LINK_KEPT))
    link = f"https://t.me/{turn.bot_username}?start=g_{token}"
    await turn.answer(chat_id, GroupAnswer(said.kind, link))


async def open_from_group(turn: Turn, member: Member, secret: str) -> None:
    token = await turn.store.tokens.get(secret, turn.now)
    if token is None or token.purpose != GROUP_PURPOSE:
        await turn.answer(member.id, SmallTalk("link_dead"))
        return
    if token.member_id != member.id:
        await turn.answer(member.id, SmallTalk("link_not_yours"))
        return
    waiting = await turn.store.drafts.get(token.subject)
    await turn.store.tokens.drop_for(GROUP_PURPOSE, token.subject)
    if waiting is None:
        await turn.answer(member.id, SmallTalk("link_dead"))
        return
    await turn.store.drafts.remove(waiting.id)
    await turn.store.alarms.clear(AlarmKind.DRAFT_OLD, waiting.id)
    await read(turn, member, waiting.text)  # danger is answered before the card, here too
    if await refuse_more(turn, member):
        return
    first = await is_first(turn, member)
    await put_up(turn, replace(waiting, member_id=member.id, made_at=turn.now, first=first))


async def help_with(turn: Turn, member: Member, secret: str) -> None:
    """ "I can help" under a line of the digest: an offer aimed at that need."""
    token = await turn.store.tokens.get(secret, turn.now)
    need = await turn.store.posts.get(token.subject) if token and token.purpose == HELP_PURPOSE else None
    if need is None or need.state is not PostState.OPEN or need.left < 1:
        await turn.answer(member.id, SmallTalk("link_post_closed"))
        return
    if need.member_id == member.id and need.for_whom is None:
        await turn.answer(member.id, SmallTalk("own_post"))
        return
    if await refuse_more(turn, member):
        return
    fields = Fields(
        kind=Kind.OFFER,
        categories=need.fields.categories,
        items=need.fields.items,
        neighborhood=member.neighborhood or need.fields.neighborhood,
        when=need.fields.when,
        language=member.language,
    )
    await put_up(
        turn,
        Draft(
            id=0,
            member_id=member.id,
            fields=fields,
            text="",
            hidden=False,
            made_at=turn.now,
            aimed_at=need.id,
            first=await is_first(turn, member),
        ),
    )
