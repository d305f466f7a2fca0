"""Two scripted trainees who fit no contact: one who pastes form letters, one who is hostile, by channel."""

from collections.abc import Mapping

from simulator.domain.channel import Channel
from simulator.domain.scenario import RehearsalReply


def _replies(*texts: str) -> tuple[RehearsalReply, ...]:
    return tuple(RehearsalReply(text=text) for text in texts)


_FORMS_CHAT = _replies(
    "Thank you for contacting customer support. Your inquiry is important to us. We apologize for any inconvenience "
    "this may have caused.",
    "We understand your frustration and thank you for your patience. Our team strives to provide the best possible "
    "experience to all valued customers.",
    "Please be assured that your feedback has been forwarded to the relevant department and will be reviewed in due "
    "course.",
    "We regret any inconvenience. Please note that response times may vary during periods of high demand. Thank you "
    "for your understanding.",
    "As a valued customer, your satisfaction is our top priority. For further information please visit the help "
    "section of our website.",
    "We appreciate you bringing this matter to our attention. All matters are handled in the order in which they are "
    "received.",
    "Thank you for your continued patience. We apologize once again for any inconvenience caused.",
    "Please do not hesitate to contact us should you have any further questions. Thank you for choosing us.",
    "Kindly be informed that this matter is being looked into. We thank you for your cooperation.",
    "Thank you for reaching out. Have a nice day.",
)

_FORMS_EMAIL = _replies(
    "Dear Customer,\n\nThank you for contacting customer support. We have received your message and apologize for any "
    "inconvenience this may have caused. Your inquiry is important to us.\n\nKind regards,\nThe Customer Care Team",
    "Dear Customer,\n\nWe understand your frustration. Please be assured that your concerns have been forwarded to the "
    "relevant department and will be reviewed in due course.\n\nKind regards,\nThe Customer Care Team",
    "Dear Valued Customer,\n\nThank you for your patience. We strive to provide the best possible experience to all "
    "our customers. Further information can be found in the help section of our website.\n\nKind regards,\n"
    "The Customer Care Team",
    "Dear Customer,\n\nWe regret any inconvenience caused. All matters are handled in the order in which they are "
    "received. We appreciate your understanding.\n\nKind regards,\nThe Customer Care Team",
    "Dear Customer,\n\nThank you once again for bringing this matter to our attention. Your feedback helps us to "
    "improve our services.\n\nKind regards,\nThe Customer Care Team",
    "Dear Customer,\n\nPlease do not hesitate to contact us should you have any further questions.\n\nKind regards,\n"
    "The Customer Care Team",
)

_FORMS_REVIEW = _replies(
    "Dear Customer, thank you for your feedback. We are sorry to hear that your experience did not meet your "
    "expectations. Your opinion is important to us and has been forwarded to the relevant department.",
    "Dear Customer, we apologize for any inconvenience. We strive to provide the best possible experience to all our "
    "valued customers. Please contact customer support for further assistance.",
    "Thank you for taking the time to leave a review. Customer satisfaction is our top priority and we hope to serve "
    "you better in the future.",
    "Dear Customer, we regret any inconvenience this may have caused and thank you for your understanding.",
)

_FORMS_SOCIAL = _replies(
    "Hi there! We're sorry to hear about your experience. Your feedback is important to us. Please contact customer "
    "support for further assistance.",
    "We understand your frustration and apologize for any inconvenience this may have caused. Thank you for your "
    "patience!",
    "Thank you for reaching out! We strive to provide the best possible experience to all our valued customers.",
    "Please be assured that your feedback has been forwarded to the relevant department.",
    "We appreciate your understanding. Have a great day!",
)

_FORMS_PHONE = _replies(
    "Thank you for calling customer support. Your call is important to us. I apologize for any inconvenience this may "
    "have caused.",
    "I understand your frustration. We strive to provide the best possible experience to all our valued customers.",
    "Please be assured that your concerns will be forwarded to the relevant department and reviewed in due course.",
    "I apologize once again for any inconvenience. Please note that waiting times may vary at this time.",
    "We thank you for your patience and your understanding. Further information is available in the help section of "
    "our website.",
    "Your feedback is important to us and helps us to improve our services.",
    "All matters are handled in the order in which they are received. We appreciate your cooperation.",
    "Thank you for calling. Have a nice day.",
)

FORM_LETTER: Mapping[Channel, tuple[RehearsalReply, ...]] = {
    Channel.CHAT: _FORMS_CHAT,
    Channel.EMAIL: _FORMS_EMAIL,
    Channel.PUBLIC_REVIEW: _FORMS_REVIEW,
    Channel.SOCIAL: _FORMS_SOCIAL,
    Channel.PHONE: _FORMS_PHONE,
}
"""Replies that would fit any complaint and therefore fit none, in the order they are sent."""

_HOSTILE_SPOKEN = _replies(
    "And what do you expect me to do about it? You should have read the instructions.",
    "Calm down. It's not my fault that you can't follow simple steps.",
    "You're overreacting. Nobody else complains about this.",
    "That's your problem, not ours. Honestly, stop wasting my time.",
    "Are you stupid? I said no.",
    "Whatever. Don't bother contacting us again.",
    "If you keep this up I'll close your account. Get lost.",
    "You people are pathetic.",
)

_HOSTILE_WRITTEN = _replies(
    "This is clearly your own fault. You should have read the instructions before complaining.",
    "You are overreacting. Nobody else has a problem with this, so perhaps the problem is you.",
    "Not our problem. Stop wasting our time.",
    "Are you stupid? We said no. Don't bother writing again.",
    "If you keep writing things like this you will hear from our lawyers.",
)

HOSTILE: Mapping[Channel, tuple[RehearsalReply, ...]] = {
    Channel.CHAT: _HOSTILE_SPOKEN,
    Channel.EMAIL: _HOSTILE_WRITTEN,
    Channel.PUBLIC_REVIEW: _HOSTILE_WRITTEN,
    Channel.SOCIAL: _HOSTILE_WRITTEN,
    Channel.PHONE: _HOSTILE_SPOKEN,
}
"""Replies that blame, dismiss and insult, whatever was said."""
