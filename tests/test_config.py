"""The configuration: what it gives, what it refuses, and in which words."""

import json
import re
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from mutualaid_bot.config import ConfigError, Settings, demo_clock_fault, example_text, load, require_token
from mutualaid_bot.domain.categories import shipped

TOKEN = {"MUTUALAID_TELEGRAM__TOKEN": "1:abc"}
SMALL = '[community]\nname = "Neighbors"\ntimezone = "America/New_York"\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def written(config: Path, text: str = "", environ: dict[str, str] | None = None) -> Settings:
    """The settings of a small valid file and what is added to it."""
    config.write_text(SMALL + text, encoding="utf-8")
    return load(config, environ or {})


def faults(config: Path, text: str = "", environ: dict[str, str] | None = None) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as refused:
        written(config, text, environ)
    return refused.value.faults


def test_what_is_left_out_is_as_the_contract_says(config: Path) -> None:
    settings = written(config)
    assert settings.telegram.api_url == "https://api.telegram.org"
    assert settings.telegram.mode == "polling"
    assert settings.community.region == "US"
    assert settings.community.languages == ("en", "es")
    assert settings.community.quiet_hours == (time(21, 30), time(8, 0))
    assert settings.community.chat_id is None
    assert settings.coordinators.chat_id is None
    assert settings.coordinators_language == "en"
    assert settings.emergency == ()
    assert settings.neighborhoods == ()
    assert settings.outlines_path is None
    assert settings.posts.model_dump() == {"expire_after_days": 28, "renew_notice_days": 7, "max_open": 10}
    assert settings.introductions.model_dump() == {
        "offerer_answer_hours": 24,
        "needer_answer_hours": 72,
        "urgent_answer_hours": (3, 12),
        "ask_after_days": 3,
        "remind_hours_before": (24, 2),
    }
    assert (settings.digest.weekday, settings.digest.weekday_number) == ("thursday", 3)
    assert (settings.digest.time, settings.digest.max_posts) == (time(17, 30), 12)
    assert (settings.privacy.forget_after_days, settings.privacy.reveal_log_days) == (30, 90)


def test_without_categories_of_its_own_a_group_has_the_shipped_ones(config: Path) -> None:
    given = [
        (category.key, dict(category.names), category.careful, category.approvers)
        for category in written(config).categories
    ]
    assert given == [
        (category.key, dict(category.names), category.careful, category.approvers) for category in shipped()
    ]


def test_the_example_is_valid_once_it_has_a_token(config: Path) -> None:
    config.write_text(example_text(), encoding="utf-8")
    settings = load(config, TOKEN, needs_token=True)
    assert require_token(settings) == "1:abc"
    assert len(settings.categories) == 18
    assert {category.key for category in settings.categories if category.approvers == 2} == {
        "childcare",
        "housing",
        "money",
    }
    said = {name for place in settings.neighborhoods for name in (place.name, *place.aliases)}
    assert {"JP", "Eastie", "Southie", "Dot", "Rozzie", "Fields Corner"} <= said
    assert settings.outlines_path is not None
    outlined = json.loads(settings.outlines_path.read_text(encoding="utf-8"))["features"]
    assert {area["properties"]["name"] for area in outlined} == {
        place.name for place in settings.neighborhoods
    }


def test_the_example_asks_for_a_token_in_place_of_its_own(config: Path) -> None:
    config.write_text(example_text(), encoding="utf-8")
    settings = load(config, {})
    with pytest.raises(ConfigError, match="BotFather"):
        require_token(settings)
    with pytest.raises(ConfigError, match=r"telegram\.token: it is missing"):
        load(config, {}, needs_token=True)


def test_the_example_gives_the_defaults_so_that_leaving_a_key_out_changes_nothing(config: Path) -> None:
    config.write_text(example_text(), encoding="utf-8")
    example, plain = load(config, {}), written(config)
    for table in ("telegram", "database", "posts", "introductions", "digest", "privacy"):
        assert getattr(example, table) == getattr(plain, table)
    assert example.community.model_copy(update={"name": "Neighbors"}) == plain.community


def test_every_key_has_its_sentence_in_the_example_and_the_example_has_no_other() -> None:
    keys: set[tuple[str, str]] = set()
    table, before = "", ""
    for line in example_text().splitlines():
        if heading := re.fullmatch(r"\[+(\w+)\]+", line):
            table, before = heading[1], ""
        elif key := re.match(r"(?:# )?(\w+) = \S", line):
            if (table, key[1]) not in keys:
                assert before.endswith("."), f"{table}.{key[1]} has no sentence before it"
            keys.add((table, key[1]))
            before = ""
        else:
            before = line if line.startswith("# ") else ""
    assert keys == set(_all_keys())


def _all_keys() -> list[tuple[str, str]]:
    found = []
    for table, info in Settings.model_fields.items():
        kinds: list[Any] = [info.annotation, *getattr(info.annotation, "__args__", ())]
        model = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
        found += [(table, field.alias or name) for name, field in model.model_fields.items()]
    return found


def test_the_environment_beats_the_file(config: Path) -> None:
    settings = written(
        config,
        'quiet_hours = ["22:00", "07:00"]\nregion = "BR"\n[posts]\nmax_open = 3\n',
        {
            "MUTUALAID_COMMUNITY__QUIET_HOURS": "[]",
            "MUTUALAID_COMMUNITY__LANGUAGES": '["ht", "fr"]',
            "MUTUALAID_POSTS__MAX_OPEN": "7",
            "MUTUALAID_COORDINATORS__CHAT_ID": "-1001",
            "MUTUALAID_INTRODUCTIONS": '{"urgent_answer_hours": [1, 2]}',
            "MUTUALAID_CATEGORIES": '[{"key": "food", "names": {"ht": "Manje"}, "careful": true}]',
        },
    )
    assert settings.community.quiet_hours == ()
    assert settings.community.languages == ("ht", "fr")
    assert settings.community.region == "BR"
    assert settings.posts.max_open == 7
    assert settings.coordinators.chat_id == -1001
    assert settings.coordinators_language == "ht"
    assert settings.introductions.urgent_answer_hours == (1, 2)
    assert [(c.key, c.names["ht"], c.careful, c.approvers) for c in settings.categories] == [
        ("food", "Manje", True, 1)
    ]


def test_an_empty_variable_counts_as_not_set(config: Path) -> None:
    settings = written(
        config,
        'region = "BR"\n',
        {
            "MUTUALAID_COMMUNITY__REGION": "",
            "MUTUALAID_COORDINATORS__CHAT_ID": "",
            "MUTUALAID_CATEGORIES": "",
        },
    )
    assert settings.community.region == "BR"
    assert settings.coordinators.chat_id is None


def test_all_may_come_from_the_environment_without_a_file(config: Path) -> None:
    environ = {"MUTUALAID_COMMUNITY__NAME": "N", "MUTUALAID_COMMUNITY__TIMEZONE": "America/Sao_Paulo"}
    settings = load(config, environ)
    assert settings.community.timezone == "America/Sao_Paulo"
    assert settings.database.path == config.parent / "mutualaid.db"


def test_a_missing_file_says_what_to_copy(config: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        load(config, {})
    (fault,) = refused.value.faults
    assert str(config) in fault
    assert "Copy config.example.toml" in fault


def test_a_file_that_is_not_toml_is_refused_with_its_line(config: Path) -> None:
    config.write_text("[community]\nname = Neighbors\n", encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load(config, {})
    (fault,) = refused.value.faults
    assert str(config) in fault
    assert "line 2" in fault


@pytest.mark.parametrize(
    ("text", "key", "must"),
    [
        ('chat_id = "here"', "community.chat_id", "begins with a minus"),
        ("chat_id = 12", "community.chat_id", "begins with a minus"),
        ('region = "ZZ"', "community.region", "two letters"),
        ('languages = ["en", "de"]', "community.languages", "en, es, pt, fr, ht"),
        ('languages = ["en", "en"]', "community.languages", "each once"),
        ("languages = []", "community.languages", "one or more"),
        ('quiet_hours = ["21:30"]', "community.quiet_hours", "two different times"),
        ('quiet_hours = ["9:30", "24:00"]', "community.quiet_hours", "two different times"),
        ('quiet_hours = ["08:00", "08:00"]', "community.quiet_hours", "two different times"),
        ('[telegram]\ntoken = "abc"', "telegram.token", "BotFather"),
        ('[telegram]\napi_url = "api.telegram.org"', "telegram.api_url", "https://"),
        ('[telegram]\nmode = "carrier pigeon"', "telegram.mode", '"polling" or "webhook"'),
        ('[telegram]\nwebhook_listen = "8443"', "telegram.webhook_listen", "an address and a port"),
        ('[telegram]\nwebhook_secret = "a b"', "telegram.webhook_secret", "A-Z"),
        ('[telegram]\nwebhook_secret_file = "nowhere"', "telegram.webhook_secret_file", "cannot be read"),
        ('[health]\nlisten = "0.0.0.0:99999"', "health.listen", "an address and a port"),
        ('[database]\nurl = "postgresql://localhost/x"', "database.url", "SQLite"),
        ('[database]\nurl = "sqlite:///:memory:"', "database.url", "the path of a file"),
        ('[database]\nurl = "sqlite://"', "database.url", "the path of a file"),
        ("[posts]\nmax_open = true", "posts.max_open", "whole number"),
        ("[posts]\nmax_open = 2.0", "posts.max_open", "whole number"),
        ("[posts]\nexpire_after_days = 0", "posts.expire_after_days", "from 1 to"),
        ("[posts]\nrenew_notice_days = 28", "posts.renew_notice_days", "less than posts.expire_after_days"),
        (
            "[introductions]\nurgent_answer_hours = [3]",
            "introductions.urgent_answer_hours",
            "two whole numbers",
        ),
        ("[introductions]\nremind_hours_before = [2, 2]", "introductions.remind_hours_before", "different"),
        ('[digest]\nweekday = "donderdag"', "digest.weekday", "a day in English"),
        ('[digest]\ntime = "25:00"', "digest.time", "23:59"),
        ("[coordinators]\ntopic_id = 3", "coordinators.topic_id", "needs coordinators.chat_id"),
        ('[coordinators]\nlanguage = "de"', "coordinators.language", "one of en, es, pt, fr, ht"),
        ('[[emergency]]\nname = "A"\nnumber = "911"\nfor = []', "emergency[0].for", "violence, suicide"),
        ('[[emergency]]\nname = "A"\nnumber = "call us"\nfor = ["fire"]', "emergency[0].number", "telephone"),
        ('[[categories]]\nkey = "Food!"\nnames = { en = "Food" }', "categories[0].key", "small letters"),
        ('[[categories]]\nkey = "food"\nnames = {}', "categories[0].names", "in each language"),
        ('[[categories]]\nkey = "food"\nnames = { de = "Essen" }', "categories[0].names", "in each language"),
        (
            '[[categories]]\nkey = "food"\nnames = { en = "F" }\napprovers = 6',
            "categories[0].approvers",
            "1 to 5",
        ),
        ('[places]\ngeojson = "nowhere.json"', "places.geojson", "cannot be read"),
        ('[telegram]\ntoken_file = "nowhere"', "telegram.token_file", "cannot be read"),
    ],
)
def test_a_wrong_value_is_refused_with_its_key_and_what_it_must_be(
    config: Path, text: str, key: str, must: str
) -> None:
    (fault,) = faults(config, text)
    assert fault.startswith(key)
    assert must in fault


def test_a_webhook_needs_an_address_that_telegram_takes_and_a_secret(config: Path) -> None:
    no_address, no_secret = faults(config, '[telegram]\nmode = "webhook"')
    assert no_address.startswith("telegram.webhook_url: ") and "address" in no_address
    assert no_secret.startswith("telegram.webhook_secret: ") and "webhook_secret_file" in no_secret
    plain = '[telegram]\nmode = "webhook"\nwebhook_secret = "s"\nwebhook_url = "http://example.org/bot"\n'
    (fault,) = faults(config, plain)
    assert "https://" in fault
    (fault,) = faults(config, plain.replace("http://", "https://") + '[health]\nlisten = "127.0.0.1:8443"\n')
    assert fault.startswith("health.listen: must be another address")
    # A Bot API server of one's own, on the same machine, needs no TLS.
    written(config, plain + 'api_url = "http://127.0.0.1:8081"\n')


def test_the_secret_may_come_from_a_file_and_the_environment_beats_it(config: Path) -> None:
    (config.parent / "secret.txt").write_text("from_the-file\n", encoding="utf-8")
    (config.parent / "spoiled.txt").write_text("two words\n", encoding="utf-8")
    text = '[telegram]\nwebhook_secret_file = "secret.txt"\n'
    assert written(config, text).telegram.webhook_secret == "from_the-file"
    environ = {"MUTUALAID_TELEGRAM__WEBHOOK_SECRET": "from_outside"}
    settings = written(config, text, environ)
    assert settings.telegram.webhook_secret == "from_outside"
    assert "from_outside" not in repr(settings)
    (fault,) = faults(config, text.replace("secret.txt", "spoiled.txt"))
    assert fault.startswith("telegram.webhook_secret_file: ") and "two words" not in fault
    (fault,) = faults(config, text + 'webhook_secret = "another"\n')
    assert "not both" in fault


def test_all_faults_are_told_at_once(config: Path) -> None:
    told = faults(
        config,
        'nmae = "x"\nquiet_hours = ["21:30"]\n[posts]\nmax_open = 0\n[digets]\nx = 1\n'
        '[[neighborhoods]]\nname = "A"\nnext_to = ["B"]\n',
        {"MUTUALAID_POSTS__MAXOPEN": "3", "MUTUALAID_COMMUNITY__REGION": "ZZ"},
    )
    beginnings = [fault.split(" ")[0].rstrip(":") for fault in told]
    assert sorted(beginnings) == [
        "MUTUALAID_POSTS__MAXOPEN",
        "community.nmae",
        "community.quiet_hours",
        "community.region",
        "digets",
        "neighborhoods[0].next_to",
        "posts.max_open",
    ]
    by_key = dict(zip(beginnings, told, strict=True))
    assert "Did you mean name?" in by_key["community.nmae"]
    assert "Did you mean digest?" in by_key["digets"]
    assert "MUTUALAID_COMMUNITY__REGION" in by_key["community.region"]
    assert "Did you mean MUTUALAID_POSTS__MAX_OPEN?" in by_key["MUTUALAID_POSTS__MAXOPEN"]


def test_what_must_be_given_is_asked_for(config: Path) -> None:
    config.write_text("[community]\n", encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load(config, {})
    assert [fault.partition(":")[0] for fault in refused.value.faults] == [
        "community.name",
        "community.timezone",
    ]


def test_a_list_in_the_environment_that_is_not_json_is_refused_like_any_wrong_value(config: Path) -> None:
    (fault,) = faults(config, "", {"MUTUALAID_COMMUNITY__LANGUAGES": "en,es"})
    assert fault.startswith("community.languages (MUTUALAID_COMMUNITY__LANGUAGES): must be a list")
    assert fault.endswith("written as JSON.")


def test_an_entry_of_a_list_is_named_by_its_place_and_its_name(config: Path) -> None:
    entries = "".join(f'[[categories]]\nkey = "{key}"\nnames = {{ en = "x" }}\n' for key in ("a", "b"))
    (fault,) = faults(config, entries + "approvers = 0\n")
    assert fault.startswith("categories[1].approvers (b): must be")


def test_a_key_or_a_name_that_is_there_twice_is_refused(config: Path) -> None:
    entries = "".join(f'[[categories]]\nkey = "{key}"\nnames = {{ en = "x" }}\n' for key in ("a", "b", "a"))
    places = '[[neighborhoods]]\nname = "Dorchester"\naliases = ["Dot"]\n[[neighborhoods]]\nname = "DOT"\n'
    first, second = faults(config, entries + places)
    assert first == "categories[2].key: 'a' is there already, at categories[0]."
    assert second == "neighborhoods[1].name: 'DOT' is there already, at neighborhoods[0].aliases[0]."


def test_a_border_may_lead_to_any_neighborhood_of_the_list_or_of_the_outlines(config: Path) -> None:
    entries = '[[neighborhoods]]\nname = "A"\nnext_to = ["B", "Roxbury"]\n[[neighborhoods]]\nname = "B"\n'
    settings = written(config, '[places]\ngeojson = "boston"\n' + entries)
    assert settings.neighborhoods[0].next_to == ("B", "Roxbury")
    (fault,) = faults(config, entries)
    assert "there is no neighborhood named 'Roxbury'" in fault


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "is not JSON"),
        ('{"type": "Feature"}', "FeatureCollection"),
        ('{"type": "FeatureCollection", "features": [{"properties": {}, "geometry": null}]}', "area 1"),
    ],
)
def test_outlines_must_be_areas_with_names(config: Path, content: str, why: str) -> None:
    (config.parent / "places.json").write_text(content, encoding="utf-8")
    (fault,) = faults(config, '[places]\ngeojson = "places.json"\n')
    assert fault.startswith("places.geojson: ")
    assert why in fault


def test_members_and_coordinators_may_not_share_a_group(config: Path) -> None:
    (fault,) = faults(config, "chat_id = -5\n[coordinators]\nchat_id = -5\n")
    assert fault.startswith("coordinators.chat_id: must be another group")


def test_relative_paths_begin_at_the_configuration_file(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    (tmp_path / "secret").write_text(" 12:from-a-file \n", encoding="utf-8")
    settings = written(
        config,
        '[telegram]\ntoken_file = "secret"\n[database]\nurl = "sqlite:///data/our.db"\n',
        {"MUTUALAID_PRIVACY__KEY_FILE": "keys/our.key"},
    )
    assert settings.telegram.token == "12:from-a-file"
    assert settings.database.path == tmp_path / "data" / "our.db"
    assert settings.key_path == tmp_path / "keys" / "our.key"


def test_a_path_with_four_slashes_is_a_full_path_and_its_key_lies_beside_it(config: Path) -> None:
    settings = written(config, '[database]\nurl = "sqlite:////var/lib/mutualaid/our.db"\n')
    assert settings.database.path == Path("/var/lib/mutualaid/our.db")
    assert settings.key_path == Path("/var/lib/mutualaid/our.key")


def test_a_token_and_a_file_of_it_are_one_too_many(config: Path) -> None:
    (config.parent / "secret").write_text("1:a", encoding="utf-8")
    (fault,) = faults(config, '[telegram]\ntoken = "1:a"\ntoken_file = "secret"\n')
    assert "one of the two" in fault


def test_a_token_from_the_environment_replaces_the_files_in_either_form(config: Path) -> None:
    (config.parent / "secret").write_text("1:a", encoding="utf-8")
    settings = written(config, '[telegram]\ntoken_file = "secret"\n', {"MUTUALAID_TELEGRAM__TOKEN": "2:b"})
    assert settings.telegram.token == "2:b"
    environ = {"MUTUALAID_TELEGRAM__TOKEN_FILE": "secret"}
    assert written(config, '[telegram]\ntoken = "2:b"\n', environ).telegram.token == "1:a"


def test_a_token_file_must_hold_a_token_and_is_not_repeated_in_the_fault(config: Path) -> None:
    (config.parent / "secret").write_text("hunter2", encoding="utf-8")
    (fault,) = faults(config, '[telegram]\ntoken_file = "secret"\n')
    assert fault.startswith("telegram.token_file: ")
    assert "hunter2" not in fault


def test_the_token_is_not_shown_where_settings_are_printed(config: Path) -> None:
    assert "hunter2" not in repr(written(config, '[telegram]\ntoken = "1:hunter2"\n'))


def test_settings_do_not_change_once_they_are_read(config: Path) -> None:
    settings = written(config)
    with pytest.raises(ValueError, match="frozen"):
        settings.community.name = "Other"  # type: ignore[misc]


@pytest.mark.parametrize("url", ["http://127.0.0.1:8081", "http://localhost:8081", "http://[::1]:8081"])
def test_the_demos_clock_may_be_turned_on_this_machine(config: Path, url: str) -> None:
    settings = written(config, f'[telegram]\napi_url = "{url}"\n')
    assert demo_clock_fault(settings, {"MUTUALAID_DEMO_CLOCK": "clock"}) is None


@pytest.mark.parametrize(
    "url", ["https://api.telegram.org", "http://127.0.0.1.example.org", "http://10.0.0.1"]
)
def test_the_demos_clock_is_refused_where_people_are(config: Path, url: str) -> None:
    settings = written(config, f'[telegram]\napi_url = "{url}"\n', {"MUTUALAID_DEMO_CLOCK": "clock"})
    fault = demo_clock_fault(settings, {"MUTUALAID_DEMO_CLOCK": "clock"})
    assert fault is not None
    assert fault.startswith("MUTUALAID_DEMO_CLOCK: ")
    assert demo_clock_fault(settings, {}) is None
