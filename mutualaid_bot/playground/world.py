"""A whole make-believe Telegram with people and groups in it: what tests, story and page start from.

    world = World()
    ana = world.add_person("Ana", language="es")
    coordinators = world.add_group("Coordinators", members=[cora, dan])

It does not run a bot; `BotApiServer(world, token)` gives one something to talk to.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from mutualaid_bot.playground.chats import MINIMAL_RIGHTS, Chat, ChatKind, Membership, Status, User
from mutualaid_bot.playground.ground import Ground
from mutualaid_bot.playground.groups import Group
from mutualaid_bot.playground.people import Person

# Telegram's ids have outgrown 32 bits, so these do too.
FIRST_USER = 5_100_000_000
FIRST_GROUP = -4_200_000_000


class World(Ground):
    """See Ground for `meter`, `start` (the moment at which its clock begins) and the bot's names."""

    def __init__(
        self,
        *,
        meter: bool = True,
        start: datetime | None = None,
        bot_name: str = "Neighbors",
        bot_username: str = "neighbors_demo_bot",
    ) -> None:
        super().__init__(meter=meter, start=start, bot_name=bot_name, bot_username=bot_username)
        self.people: list[Person] = []
        self.groups: list[Group] = []

    def add_person(
        self,
        name: str,
        username: str | None = None,
        language: str | None = "en",
        last_name: str | None = None,
        *,
        phone: str | None = None,
        has_private_forwards: bool = False,
    ) -> Person:
        number = self.number()
        user = User(
            FIRST_USER + number * 1013,
            name,
            last_name,
            username,
            language,
            has_private_forwards=has_private_forwards,
        )
        chat = Chat(user.id, ChatKind.PRIVATE, user=user)
        self.users[user.id] = user
        self.chats[chat.id] = chat
        person = Person(self, user, chat, phone or f"+1617555{number % 10_000:04d}")
        self.people.append(person)
        self.tell("changed")
        return person

    def add_group(
        self,
        title: str,
        members: Sequence[Person] = (),
        bot_admin: bool = True,
        *,
        bot: bool = True,
        admins: Iterable[Person] = (),
        anonymous: Iterable[Person] = (),
        kind: Literal["group", "supergroup"] = "supergroup",
        username: str | None = None,
        forum: bool = False,
        visible_history: bool = False,
        bot_rights: Iterable[str] = (),
    ) -> Group:
        """A group; its first member made it. `admins` and `anonymous` administrators are members too."""
        chat = Chat(
            self.large_group_id() if kind == "supergroup" else FIRST_GROUP - self.number() * 1009,
            ChatKind(kind),
            title=title,
            username=username,
            is_forum=forum,
            visible_history=visible_history,
        )
        hidden, leading = list(anonymous), list(admins)
        everybody = list(dict.fromkeys([*members, *leading, *hidden]))
        owner = everybody[0].user if everybody else self.add_person("Owner").user
        chat.members[owner.id] = Membership(owner, Status.CREATOR, owner in [p.user for p in hidden])
        for person in everybody[1:]:
            admin = person in leading or person in hidden
            chat.members[person.id] = Membership(
                person.user,
                Status.ADMINISTRATOR if admin else Status.MEMBER,
                person in hidden,
                MINIMAL_RIGHTS if admin else frozenset(),
            )
        return self._open(chat, owner, bot=bot, bot_admin=bot_admin, bot_rights=bot_rights)

    def add_channel(
        self, title: str, owner: Person, bot_admin: bool = True, *, username: str | None = None
    ) -> Group:
        chat = Chat(self.large_group_id(), ChatKind.CHANNEL, title=title, username=username)
        chat.members[owner.id] = Membership(owner.user, Status.CREATOR)
        return self._open(
            chat, owner.user, bot=bot_admin, bot_admin=bot_admin, bot_rights=["can_post_messages"]
        )

    def add_bot_to(
        self,
        group: Group,
        by: Person | None = None,
        admin: bool = True,
        rights: Iterable[str] = (),
    ) -> None:
        status = Status.ADMINISTRATOR if admin else Status.MEMBER
        self.set_member(
            group.chat,
            self.bot,
            status,
            by=by.user if by else group.owner,
            rights=MINIMAL_RIGHTS | set(rights) if admin else frozenset(),
        )

    def remove_bot_from(self, group: Group) -> None:
        self.set_member(group.chat, self.bot, Status.KICKED, by=group.owner)

    def _open(
        self, chat: Chat, owner: User, *, bot: bool, bot_admin: bool, bot_rights: Iterable[str]
    ) -> Group:
        self.chats[chat.id] = chat
        group = Group(self, chat, owner)
        self.groups.append(group)
        if bot:
            self.add_bot_to(group, admin=bot_admin, rights=bot_rights)
        self.tell("changed")
        return group


__all__ = ["Group", "Person", "World"]
