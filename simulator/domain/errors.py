"""Errors for people: each says what happened, what is safe and what to do next."""


class RapportError(Exception):
    """The base of every error whose message may be shown to a person as it stands."""


class NotFound(RapportError):
    """A thing that was asked for by name or id does not exist."""


class NotAllowed(RapportError):
    """The person has no right to what they asked for."""


class BadInput(RapportError):
    """What was handed in can't be used; nothing was changed."""


class ContactEnded(RapportError):
    """The contact is over, so nothing more can be sent in it."""


class TurnTaken(RapportError):
    """Another window already sent a reply for this turn; this one's text is kept with the error."""

    def __init__(self, message: str, kept_text: str) -> None:
        super().__init__(message)
        self.kept_text = kept_text


class StorageTrouble(RapportError):
    """The database could not be read or written; what was on the screen is still there."""


class AnswerPending(StorageTrouble):
    """A reply was sent and is kept; only the customer's answer is still to come."""


class ContentTrouble(RapportError):
    """Content that was asked for has problems that stop it from being used."""
