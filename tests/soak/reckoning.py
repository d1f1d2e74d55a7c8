"""The reckoning: what people did against what the database holds and what their chats show.

It reads both from outside, when all is quiet, and does not trust the one for the other.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.ledger import Decided
from tests.soak.sends import Repeat, Sent, repeats, sends
from tests.soak.town import POSTED, Town
from tests.soak.victim import reading

DIGEST = re.compile(r"^<b>(This week in|Esta semana)")


@dataclass(slots=True)
class Reckoning:
    problems: list[str] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)

    def must(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.problems.append(otherwise)


def reckon(town: Town, database: Path, kills: Sequence[float] = ()) -> Reckoning:
    """``kills``: the moments before which each lost process's calls had all arrived."""
    found = Reckoning()
    calls = list(town.world.calls)
    sent = sends(calls)
    found.repeats = repeats(calls, kills)
    for repeat in found.repeats:
        found.must(bool(repeat.why), f"sent twice, {repeat}")
        found.must(not DIGEST.match(repeat.sent.text), f"a digest twice, {repeat}")
    for line in town.ledger.unheard:
        found.problems.append(line)
    found.problems.extend(f"Telegram would have refused: {one}" for one in town.world.violations)
    for call in calls:
        refused = call.code == 400 and "not modified" not in call.description
        if refused and call.method not in ("answerCallbackQuery", "getChatMember"):
            found.problems.append(f"refused: {call.method}, {call.description}")
    with reading(database) as rows:
        books = Books(rows, sent, found)
        books.everything_is_done()
        books.posts(town)
        books.decisions(town)
        books.answers(town)
        books.outcomes(town)
        books.capacity()
        books.digests()
        books.nothing_said_is_missing()
        books.order()
    return found


class Books:
    def __init__(self, rows: sqlite3.Connection, sent: Sequence[Sent], found: Reckoning) -> None:
        self.rows, self.sent, self.found = rows, sent, found
        self.buttons: Counter[tuple[int, str]] = Counter(
            (one.chat, data) for one in sent for data in set(one.pressed)
        )

    def all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        return self.rows.execute(sql, values).fetchall()

    def everything_is_done(self) -> None:
        for row in self.all("SELECT * FROM inbox WHERE state != 'done'"):
            self.found.problems.append(
                f"update {row['update_id']} is {row['state']} after {row['tries']} tries"
            )
        for row in self.all("SELECT * FROM outbox WHERE state = 'failed'"):
            self.found.problems.append(
                f"letter {row['id']} ({row['notice'] or row['op']}) failed: {row['why']}"
            )
        for state in ("sent", "dropped"):
            [count] = self.all("SELECT COUNT(*) FROM outbox WHERE state = ?", state)
            self.found.facts[f"letters {state}"] = count[0]

    def posts(self, town: Town) -> None:
        """Every confirmed post exists once, and its writer was told its number; what was dropped does not."""
        for one in town.ledger.confirmed:
            rows = self.all(
                "SELECT id FROM posts WHERE member_id = ? AND source_message = ?", one.person, one.message
            )
            self.found.must(len(rows) == 1, f"{len(rows)} posts of {one.words!r}")
            for row in rows:
                told = any(
                    str(row["id"]) in POSTED.findall(sent.text)
                    for sent in self.sent
                    if sent.chat == one.person
                )
                self.found.must(told, f"{one.person} was never told that post {row['id']} is up")
        for gone in town.ledger.dropped:
            rows = self.all(
                "SELECT id FROM posts WHERE member_id = ? AND source_message = ?", gone.person, gone.message
            )
            self.found.must(not rows, f"{gone.words!r} was dropped, and is post {[r['id'] for r in rows]}")
        [count] = self.all("SELECT COUNT(*) FROM posts")
        self.found.must(count[0] == len(town.ledger.confirmed), f"{count[0]} posts in all")
        self.found.facts["posts"] = count[0]

    def decisions(self, town: Town) -> None:
        """Each was carried out once, under its name; both people were asked; there was a card of it."""
        room = town.cast.coordinators.id
        for row in self.all("SELECT * FROM proposals"):
            card = any(chat == room and data.startswith(f"pa:{row['id']}:") for chat, data in self.buttons)
            self.found.must(card, f"no coordinator saw a card for proposal {row['id']}")
        for one in town.ledger.decisions:
            [row] = self.all("SELECT * FROM proposals WHERE id = ?", one.proposal)
            if row["state"] == "withdrawn":
                self.found.facts["decisions overtaken"] += 1
                continue
            votes = self.all("SELECT user_id FROM votes WHERE proposal_id = ?", one.proposal)
            voters = [vote["user_id"] for vote in votes]
            self.found.must(voters == [one.coordinator], f"proposal {one.proposal}: decided by {voters}")
            was = "declined" if row["state"] == "declined" else "approved"
            self.found.must(was == one.what, f"proposal {one.proposal} is {row['state']}, not {one.what}")
            self.found.must(row["state"] != "shown", f"proposal {one.proposal} was decided for nothing")
            if one.what is Decided.APPROVED:
                for side, other in (("need", "offer"), ("offer", "need")):
                    if row["state"] == "lapsed" and row[f"{other}_answer"] == "no":
                        continue  # the other's no came before this question went out, and made it needless
                    self._was_sent(row[f"{side}_id"], f"qy:{one.proposal}:{side}", "asked")

    def answers(self, town: Town) -> None:
        """A yes or no counts once; two yeses make one introduction, and both learn of it."""
        for one in town.ledger.answers:
            [row] = self.all("SELECT * FROM proposals WHERE id = ?", one.proposal)
            said = row[f"{one.side}_answer"]
            over = said is None and row["state"] in ("lapsed", "withdrawn")  # the other's no was sooner
            self.found.must(
                over or said == ("yes" if one.yes else "no"), f"{one.side} of proposal {one.proposal}: {said}"
            )
        for row in self.all("SELECT * FROM proposals WHERE need_answer = 'yes' AND offer_answer = 'yes'"):
            made = self.all("SELECT id FROM introductions WHERE proposal_id = ?", row["id"])
            self.found.must(len(made) == 1, f"{len(made)} introductions of proposal {row['id']}")
            for introduction in made:
                self.found.facts["introductions"] += 1
                for side in ("need", "offer"):
                    self._was_sent(row[f"{side}_id"], f"ic:{introduction['id']}:{side}", "introduced")

    def outcomes(self, town: Town) -> None:
        for one in town.ledger.outcomes:
            [row] = self.all("SELECT * FROM introductions WHERE id = ?", one.introduction)
            said = row[f"{one.side}_outcome"]
            wanted = "worked" if one.worked else "failed"
            self.found.must(said == wanted, f"{one.side} of introduction {one.introduction}: {said}")
        for row in self.all(
            """SELECT i.id, p.need_id, p.offer_id
               FROM introductions i JOIN proposals p ON p.id = i.proposal_id WHERE i.asks > 0"""
        ):
            for side in ("need", "offer"):
                self._was_sent(row[f"{side}_id"], f"io:{row['id']}:{side}.worked", "asked how it went")

    def capacity(self) -> None:
        """What is left of a post is what its running and met proposals leave: nothing was taken twice."""
        for post in self.all("SELECT * FROM posts WHERE state = 'open'"):
            side = post["kind"]
            taken = self.all(
                f"""SELECT COALESCE(SUM(p.{side}_amount), 0) FROM proposals p
                    LEFT JOIN introductions i ON i.proposal_id = p.id
                    WHERE p.{side}_id = ? AND p.state IN ('approved', 'agreed')
                      AND COALESCE(i.{side}_outcome, '') != 'failed'""",
                post["id"],
            )[0][0]
            left = post["left"]
            self.found.must(
                post["capacity"] - taken == left,
                f"{side} {post['id']}: {left} left of {post['capacity']}, and {taken} taken",
            )

    def digests(self) -> None:
        """At most once to each reader; what is of unclear fate counts as sent."""
        copies = Counter(sent.chat for sent in self.sent if DIGEST.match(sent.text))
        for row in self.all(
            """SELECT c.chat_id, c.message_id, o.state FROM cards c JOIN outbox o ON o.card_id = c.id
               WHERE c.subject = 'digest' AND c.part = ''"""
        ):
            got, unclear = copies.pop(row["chat_id"], 0), row["message_id"] is None
            self.found.must(got <= 1, f"{got} digests to {row['chat_id']}")
            if row["state"] != "sent":
                self.found.must(got == 0, f"a digest to {row['chat_id']} is {row['state']}, and was sent")
                continue
            self.found.must(
                bool(got) or unclear, f"the digest to {row['chat_id']} is marked, and was not sent"
            )
            self.found.facts["digests"] += got
            self.found.facts["digests of unclear fate, that arrived"] += unclear and got == 1
            self.found.facts["digests of unclear fate, that did not"] += unclear and got == 0
        self.found.must(not copies, f"digests that no row knows: {dict(copies)}")

    def nothing_said_is_missing(self) -> None:
        """As many messages reached a chat as there are notices and cards that count as sent to it."""
        arrived = Counter(sent.chat for sent in self.sent if not DIGEST.match(sent.text))
        arrived.subtract(repeat.sent.chat for repeat in self.found.repeats)
        wanted: Counter[int] = Counter()
        for row in self.all(
            "SELECT chat_id FROM outbox WHERE op = 'say' AND state = 'sent' AND target_message IS NULL"
        ):
            wanted[row["chat_id"]] += 1
        for row in self.all("SELECT chat_id FROM cards WHERE message_id IS NOT NULL AND subject != 'digest'"):
            wanted[row["chat_id"]] += 1
        for chat, count in wanted.items():
            self.found.must(arrived[chat] >= count, f"{chat} got {arrived[chat]} messages of {count}")
        self.found.facts["notices and cards"] = sum(wanted.values())

    def order(self) -> None:
        """In each chat the numbers of one's posts, and the cards of one kind, come as they were made."""
        numbers: dict[int, list[int]] = {}
        for sent in self.sent:
            known = numbers.setdefault(sent.chat, [])
            known.extend(n for n in map(int, POSTED.findall(sent.text)) if n not in known)
        for chat, seen in numbers.items():
            self.found.must(seen == sorted(seen), f"{chat} heard of their posts in the order {seen}")
        first: dict[tuple[int, str], list[int]] = {}
        for sent in self.sent:
            for data in sent.pressed:
                verb, _, rest = data.partition(":")
                number = int(rest.partition(":")[0])
                cards = first.setdefault((sent.chat, verb), [])
                if verb in ("pa", "po") and number not in cards:
                    cards.append(number)
        for (chat, verb), cards in first.items():
            self.found.must(cards == sorted(cards), f"{chat} got its cards {verb} in the order {cards}")

    def _was_sent(self, post_id: int, data: str, what: str) -> None:
        [post] = self.all("SELECT member_id FROM posts WHERE id = ?", post_id)
        times = self.buttons[post["member_id"], data]
        self.found.must(times > 0, f"{post['member_id']} was never {what} ({data})")
