"""Answers to what is not a post, and the answer to danger, which comes first.

It does not judge what a message was; the reading did.
"""

from __future__ import annotations

from mutualaid_bot.chat.rendering_message import Message, Setting, one_line, render
from mutualaid_bot.domain.community import Emergency
from mutualaid_bot.domain.notices import DangerFirst, SmallTalk
from mutualaid_bot.texts import Words

_PURPOSES = ("violence", "suicide", "child", "fire", "medical")
# Those who answer one kind of danger and may help with another, where the group named nobody of its own.
_NEAREST = {"child": ("violence", "other"), "fire": ("medical",), "medical": ("fire",)}


@render.register
def _danger(notice: DangerFirst, w: Words, setting: Setting) -> Message:
    lines = [
        f"{_purposes(one, w)}: <b>{one_line(one.number)}</b> ({one_line(one.name)})"
        for one in _first_those_that_fit(notice.kinds, setting.community.emergencies)
    ]
    if not lines:
        return Message(
            w("I am a machine and cannot send help. In danger? Call your emergency number or a neighbor.")
        )
    return Message(w("I am a machine and cannot send help. These people can:") + "\n\n" + "\n".join(lines))


def _first_those_that_fit(kinds: tuple[str, ...], emergencies: tuple[Emergency, ...]) -> list[Emergency]:
    """Whoever is there for what was read; then whoever is near to it; then all the others, as configured."""
    wanted = [kind for kind in _PURPOSES if kind in kinds]
    near = [purpose for kind in wanted for purpose in _NEAREST.get(kind, ())]

    def rank(one: Emergency) -> tuple[int, int]:
        for distance, purposes in enumerate((wanted, near)):
            places = [place for place, purpose in enumerate(purposes) if purpose in one.purposes]
            if places:
                return distance, min(places)
        return 2, 0

    return sorted(emergencies, key=rank)


def _purposes(emergency: Emergency, w: Words) -> str:
    words = {
        "violence": w("Someone hurts you"),
        "suicide": w("Thoughts of dying"),
        "child": w("A child in danger"),
        "fire": w("Fire"),
        "medical": w("Very ill or hurt"),
    }
    named = [words[purpose] for purpose in emergency.purposes if purpose in words]
    return " · ".join(named) or w("Other help")


@render.register
def _small_talk(notice: SmallTalk, w: Words, setting: Setting) -> Message:
    """KeyError for a matter that nobody wrote an answer to."""
    number = notice.number or 0
    text = (_answers_to_words(number, w) | _answers_to_acts(number, w))[notice.about]
    return Message(text, remove_keyboard=notice.about in ("contact_kept", "cancelled"))


def _answers_to_words(number: int, w: Words) -> dict[str, str]:
    return {
        "thanks": w("You are welcome. Write to me whenever you need something or can give something."),
        "greeting": w(
            "Hello! Write what you need or can give, in your own words. /help says how this works."
        ),
        "question": w(
            "I connect neighbors who help each other for free. Write what you need or can give; "
            "volunteers find someone who fits. /help says more, /privacy says what is kept."
        ),
        "no_longer": w(
            "Good to know, thank you. /mine shows your posts: tap Close it under the one that is done."
        ),
        "refused": w(
            "Sorry, I cannot help with that here. This is for neighbors helping for free: "
            "no selling, loans, ads, drugs, weapons or dating. If I got you wrong, say it another way."
        ),
        "unclear": w("I did not get that. Write what you need or can give, like “I need a ride on Tuesday”."),
        "voice": w(
            "Thank you, but I cannot listen to voice notes. Please write it in a few words, any way you like."
        ),
        "sticker": w("Nice one! I only understand words. What do you need, or what can you give?"),
        "file": w("I cannot open files. Please write in a few words what you need or can give."),
        "other": w("I only understand words. Please write what you need or can give."),
        "too_long": w("That is a lot, and I can only show {n} letters. Please say it shorter.", n=number),
    }


def _answers_to_acts(number: int, w: Words) -> dict[str, str]:
    return {
        "nothing_to_cancel": w("There is nothing to cancel. /mine shows your posts."),
        "cancelled": w("Cancelled. Write whenever you like."),
        "no_coordinators": w(
            "Our volunteers are still getting ready. Your post waits for them and keeps its place."
        ),
        "contact_of_other": w("That is someone else's number. Please share your own with the button below."),
        "contact_kept": w("Thank you. Your number stays hidden until you and a neighbor both say yes."),
        "location_unknown": w(
            "I find no neighborhood of ours there. Please write its name. I have not kept where you are."
        ),
        "location_unasked": w(
            "I have not kept where you are. Write what you need or can give; then I ask where."
        ),
        "link_dead": w("This link no longer works. You can simply write here what you need or can give."),
        "link_not_yours": w(
            "This link was for someone else. You can simply write here what you need or can give."
        ),
        "link_post_closed": w(
            "This need is closed now. Thank you for wanting to help! What else could you give?"
        ),
        "own_post": w("This is your own post. /mine shows all of yours."),
        "post_gone": w("This post is no longer there. /mine shows yours."),
        "name_kept": w("Thank you. That is what neighbors will call you."),
        "hourly_limit": w(
            "That is {n} posts in an hour, the most I can take. Please come back a little later.", n=number
        ),
        "open_limit": w(
            "You have {n} open posts, the most there can be. Close one in /mine, then write again.", n=number
        ),
        "expired_draft": w("That card was too old, so I threw it away. Please write it again."),
    }
