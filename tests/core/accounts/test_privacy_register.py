from core import privacy
from core.privacy import Erase, Holding


def test_every_telling_field_of_every_installed_model_is_declared():
    assert privacy.mistakes() == []


def test_register_notices_an_undeclared_field(monkeypatch):
    before = privacy.mistakes()
    monkeypatch.delitem(privacy.HOLDINGS, "accounts.consent")

    found = privacy.mistakes()

    assert [each for each in found if each not in before] == [
        "accounts.Consent.user is not declared.",
        "accounts.Consent.version is not declared.",
        "accounts.Consent.way is not declared.",
    ]


def test_register_notices_what_is_declared_in_vain(monkeypatch):
    before = privacy.mistakes()
    bad = Holding(
        "auth.Group",
        why="",
        keep="",
        personal=("name", "shoe_size"),
        harmless=("name",),
        erase=Erase.BLANK,
    )
    monkeypatch.setitem(privacy.HOLDINGS, "auth.group", bad)
    monkeypatch.setitem(privacy.HOLDINGS, "auth.gone", Holding("auth.Gone", why="", keep=""))

    found = privacy.mistakes()
    assert [each for each in found if each not in before] == [
        "auth.Gone is declared but does not exist.",
        "auth.Group.shoe_size does not exist.",
        "auth.Group.name is personal and harmless.",
        "auth.Group says blank and names no field in ``blank``.",
        "auth.Group says blank but not whose the rows are.",
    ]


def test_a_model_is_declared_once():
    holding = privacy.HOLDINGS["auth.group"]

    try:
        privacy.declare(holding)
    except ValueError as refusal:
        said = str(refusal)

    assert said == "auth.Group is declared twice."


def test_what_people_read_about_their_data_can_be_translated():
    plain = [
        each.label
        for each in privacy.holdings()
        if each.lookups and (isinstance(each.why, str) or isinstance(each.keep, str))
    ]

    assert plain == []
