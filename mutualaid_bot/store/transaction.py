"""What one open transaction offers: every table's methods, one object per thing.

It neither begins nor ends itself; see ``database``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mutualaid_bot.domain.records import Room
from mutualaid_bot.store.alarms import Alarms
from mutualaid_bot.store.counts import Counts
from mutualaid_bot.store.digests import Digests
from mutualaid_bot.store.drafts import Drafts
from mutualaid_bot.store.groups import Groups
from mutualaid_bot.store.inbox import Inbox
from mutualaid_bot.store.introductions import Introductions
from mutualaid_bot.store.letters import Letters
from mutualaid_bot.store.lost_groups import LostGroups
from mutualaid_bot.store.notebook import Notebook
from mutualaid_bot.store.outbox import Outbox
from mutualaid_bot.store.people import People
from mutualaid_bot.store.photos import Photos
from mutualaid_bot.store.posts import Posts
from mutualaid_bot.store.proposals import Proposals
from mutualaid_bot.store.questions import Questions
from mutualaid_bot.store.statements import Statements
from mutualaid_bot.store.tidying import tidy, wipe
from mutualaid_bot.store.tokens import Tokens
from mutualaid_bot.store.vault import Vault


class Transaction:
    def __init__(self, statements: Statements, *, vault: Vault, room: Room | None) -> None:
        self.statements = statements
        self.people = People(statements, vault)
        self.drafts = Drafts(statements, vault)
        self.posts = Posts(statements)
        self.proposals = Proposals(statements)
        self.introductions = Introductions(statements)
        self.photos = Photos(statements)
        self.outbox = Outbox(statements)
        self.questions = Questions(statements)
        self.letters = Letters(statements)
        self.inbox = Inbox(statements, vault)
        self.alarms = Alarms(statements)
        self.tokens = Tokens(statements)
        self.digests = Digests(statements)
        self.groups = Groups(statements, vault, room)
        self.lost_groups = LostGroups(statements)
        self.notebook = Notebook(statements)
        self.counts = Counts(statements)
        self._after: list[Callable[[], None]] = []

    def on_commit(self, call: Callable[[], None]) -> None:
        """Called once the changes are certain; never after a rollback."""
        self._after.append(call)

    def committed(self) -> None:
        for call in self._after:
            call()

    async def wipe(self, *, closed_before: datetime, now: datetime) -> int:
        return await wipe(self.statements, closed_before=closed_before, now=now)

    async def tidy(self, now: datetime, *, reveals_before: datetime) -> None:
        await tidy(self.statements, now, reveals_before=reveals_before)
