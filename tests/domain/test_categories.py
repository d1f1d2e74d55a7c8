from mutualaid_bot.domain.categories import CATEGORY_KEYS, Categories, Category, shipped


def test_a_group_starts_with_eighteen_categories_in_five_languages() -> None:
    categories = shipped()
    assert tuple(category.key for category in categories) == CATEGORY_KEYS
    assert len(CATEGORY_KEYS) == 18
    for category in categories:
        assert set(category.names) == {"en", "es", "pt", "fr", "ht"}
        assert all(category.names.values())


def test_every_category_has_a_picture_of_its_own() -> None:
    icons = [category.icon for category in shipped()]
    assert len(set(icons)) == len(icons)
    assert "•" not in icons


def test_childcare_housing_and_money_need_two_approvals() -> None:
    careful = {category.key: category.approvers for category in shipped() if category.careful}
    assert careful == {"childcare": 2, "housing": 2, "money": 2}
    assert all(category.approvers == 1 for category in shipped() if not category.careful)


def test_a_name_falls_back_to_english_then_to_any_then_to_the_key() -> None:
    garden = Category(key="garden", names={"en": "Garden", "es": "Jardín"})
    assert garden.name("es") == "Jardín"
    assert garden.name("fr") == "Garden"
    assert Category(key="garden", names={"es": "Jardín"}).name("fr") == "Jardín"
    assert Category(key="garden", names={}).name("fr") == "garden"


def test_a_category_that_the_group_dropped_keeps_a_plain_dot_on_old_cards() -> None:
    categories = Categories([Category(key="garden", names={"en": "Garden"}, icon="🌱")])
    assert categories.icon("garden") == "🌱"
    assert categories.icon("food") == "•"
    assert "garden" in categories and "food" not in categories
