import itsdangerous
import pytest

from simulator.domain.errors import StorageTrouble
from simulator.ui.sign_in import SIGNED_IN_FOR, SignIns, load_secret


@pytest.fixture
def sign_ins():
    return SignIns("a" * 64)


def test_a_cookie_speaks_for_whom_it_was_made(sign_ins):
    assert sign_ins.person_id(sign_ins.begin("aylin")) == "aylin"


def test_two_sign_ins_of_one_person_are_two_cookies(sign_ins):
    assert sign_ins.begin("aylin") != sign_ins.begin("aylin")


@pytest.mark.parametrize("cookie", [None, "", "aylin", "WyJpbmVzIl0.aaaa.bbbb", "\x00", "é" * 4000])
def test_a_made_up_cookie_speaks_for_nobody(sign_ins, cookie):
    assert sign_ins.person_id(cookie) is None


def test_a_cookie_with_another_name_in_it_is_refused(sign_ins):
    _, _, signature = sign_ins.begin("aylin").partition(".")
    assert sign_ins.person_id(f"{sign_ins.begin('ines').split('.')[0]}.{signature}") is None


def test_a_cookie_of_another_installation_is_refused(sign_ins):
    assert sign_ins.person_id(SignIns("b" * 64).begin("aylin")) is None


def test_a_form_token_is_no_cookie(sign_ins):
    assert sign_ins.person_id(f"aylin.{sign_ins.form_token('aylin')}") is None


def test_a_cookie_ends_with_the_working_day(sign_ins, monkeypatch):
    cookie = sign_ins.begin("aylin")
    then = itsdangerous.TimestampSigner.get_timestamp
    monkeypatch.setattr(itsdangerous.TimestampSigner, "get_timestamp", lambda self: then(self) + SIGNED_IN_FOR + 1)
    assert sign_ins.person_id(cookie) is None


def test_whoever_signed_out_is_out_in_every_window(sign_ins):
    cookie, elsewhere = sign_ins.begin("aylin"), sign_ins.begin("aylin")
    sign_ins.end(cookie)
    assert sign_ins.person_id(cookie) is None
    assert sign_ins.person_id(elsewhere) == "aylin"


def test_a_token_fits_only_the_browser_it_was_drawn_for(sign_ins):
    assert sign_ins.token_fits("one", sign_ins.form_token("one"))
    assert not sign_ins.token_fits("another", sign_ins.form_token("one"))


@pytest.mark.parametrize(("token", "sent"), [(None, "x"), ("one", None), ("", ""), ("one", "é"), ("one", "one")])
def test_a_missing_or_made_up_token_fits_nothing(sign_ins, token, sent):
    assert not sign_ins.token_fits(token, sent)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    folder = tmp_path / "data"
    secret = load_secret(folder)
    assert load_secret(folder) == secret
    assert len(secret) == 64
    assert (folder / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_damaged_key_is_named_and_not_replaced_in_silence(tmp_path):
    (tmp_path / "secret.key").write_text("half")
    with pytest.raises(StorageTrouble, match=r"secret\.key is damaged"):
        load_secret(tmp_path)
