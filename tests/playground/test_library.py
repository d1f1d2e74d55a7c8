"""python-telegram-bot understands every answer, and what it sends is never a violation."""

from datetime import UTC, datetime

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatAction

from mutualaid_bot.playground.world import World

from .conftest import TOKEN, Api


async def test_everything_the_bot_may_use_goes_through_the_library(api: Api, world: World) -> None:
    world.clock.turn_to(datetime(2035, 1, 5, 14, 10, tzinfo=UTC))
    cora = world.add_person("Cora", language="es", last_name="Díaz", username="cora_d")
    group = world.add_group("Coordinators", members=[cora], bot_rights=["can_pin_messages"])
    cora.starts()
    cora.sends_album(["One", "Two"])
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Approve", callback_data="a:1")]])
    async with Bot(TOKEN, base_url=f"{api.address}/bot") as bot:
        updates = await bot.get_updates(timeout=0, allowed_updates=["message", "callback_query"])
        photos = [u.message.photo[-1] for u in updates if u.message and u.message.photo]
        assert updates[-1].message is not None
        assert updates[-1].message.date.year == 2035
        sent = await bot.send_message(
            group.id,
            "<b>Card</b>",
            parse_mode="HTML",
            reply_markup=keyboard,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            disable_notification=True,
        )
        await sent.edit_text("Card two", reply_markup=keyboard)
        await sent.edit_reply_markup(None)
        await sent.pin()
        await bot.unpin_chat_message(group.id, sent.message_id)
        await sent.reply_text("Answer", do_quote=True)
        await bot.send_photo(cora.id, photos[0], caption="<i>crib</i>", parse_mode="HTML")
        await bot.send_media_group(cora.id, [InputMediaPhoto(photo) for photo in photos])
        ask = [[KeyboardButton("Number", request_contact=True)]]
        await bot.send_message(cora.id, "?", reply_markup=ReplyKeyboardMarkup(ask, one_time_keyboard=True))
        await bot.send_message(cora.id, "ok", reply_markup=ReplyKeyboardRemove())
        await bot.send_chat_action(cora.id, ChatAction.TYPING)
        await bot.copy_message(cora.id, group.id, sent.message_id)
        forwarded = await bot.forward_message(cora.id, group.id, sent.message_id)
        assert forwarded.forward_origin is not None
        await bot.delete_message(cora.id, forwarded.message_id)
        question = await bot.send_message(group.id, "?", reply_markup=keyboard)
        cora.presses("Approve", chat=group)
        (update,) = await bot.get_updates(offset=updates[-1].update_id + 1)
        assert update.callback_query is not None
        assert update.callback_query.message is not None
        assert update.callback_query.message.message_id == question.message_id
        await update.callback_query.answer("Approved")
        await bot.set_my_commands([BotCommand("need", "Ask")], scope=BotCommandScopeAllPrivateChats())
        await bot.set_my_commands([BotCommand("queue", "See")], BotCommandScopeChat(group.id), "es")
        await bot.set_my_description("Neighbors")
        await bot.set_my_short_description("Neighbors", language_code="es")
        assert (await bot.get_webhook_info()).url == ""
        assert (await bot.get_chat(cora.id)).first_name == "Cora"
        assert (await bot.get_chat_member(group.id, cora.id)).user.full_name == "Cora Díaz"
        assert len(await bot.get_chat_administrators(group.id)) == 2
        assert await bot.delete_webhook()
    assert world.violations == []
    assert [m.text for m in group.hears()] == ["Card two", "Answer", "?"]
    assert group.hears()[0].silent
