"""The sample sign-in's signed cookies and form tokens, and the key that signs them."""

import os
import secrets
from pathlib import Path

from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

from simulator.domain.errors import StorageTrouble

SIGN_IN_COOKIE = "rapport_sign_in"
TOKEN_COOKIE = "rapport_token"
SIGNED_IN_FOR = 12 * 3600
"""Seconds; a working day, our judgement."""
SECRET_FILE = "secret.key"
SECRET_LENGTH = 64


class SignIns:
    """Makes and checks the cookies of one installation; nobody without its secret can make one."""

    def __init__(self, secret: str) -> None:
        self._cookies = URLSafeTimedSerializer(secret, salt="sign-in")
        self._tokens = Signer(secret, salt="token")
        self._ended: set[str] = set()

    def begin(self, person_id: str) -> str:
        """Return the cookie that says who signed in."""
        return str(self._cookies.dumps([person_id, secrets.token_urlsafe(9)]))

    def person_id(self, cookie: str | None) -> str | None:
        """Return who a cookie speaks for; None where it is forged, too old or signed out."""
        if not cookie or cookie in self._ended:
            return None
        try:
            person_id, _ = self._cookies.loads(cookie, max_age=SIGNED_IN_FOR)
        except BadSignature:
            return None
        return str(person_id)

    def end(self, cookie: str | None) -> None:
        """Refuse this cookie from now on, also in windows that still hold it."""
        if self.person_id(cookie):
            self._ended.add(str(cookie))

    def form_token(self, token: str) -> str:
        """Return what a form must send along to prove that this app drew it for this browser."""
        return self._tokens.get_signature(token).decode()

    def token_fits(self, token: str | None, sent: str | None) -> bool:
        """Return whether a form was drawn for the browser that sent it."""
        return bool(token and sent) and self._tokens.verify_signature(str(token), str(sent))


def has_secret(folder: Path) -> bool:
    """Return whether the app was ever started on this folder."""
    return (folder / SECRET_FILE).exists()


def load_secret(folder: Path) -> str:
    """Return the key that signs cookies, made once and readable by its owner only."""
    path = folder / SECRET_FILE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(SECRET_LENGTH // 2))
    except FileExistsError:
        pass
    secret = path.read_text(encoding="ascii", errors="replace")
    if len(secret) != SECRET_LENGTH:
        raise StorageTrouble(
            f"{path} is damaged. Contacts are safe: delete that file, and everybody signs in once more."
        )
    return secret
