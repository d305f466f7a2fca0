"""A tip for this contact: what was wrong in these very words, then what to do instead."""

import re
from collections.abc import Callable, Mapping

from simulator.domain.mistake import Mistake
from simulator.grading.better.naming import is_ill
from simulator.grading.better.trouble import trouble_of
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import Hit

_Said = Callable[[Evidence, Hit], str]
_FEWEST, _MOST = 4, 8
"""Words of a quotation inside a tip."""
_UNQUOTABLE = re.compile(r"[\"\u201c\u201d{}<>\[\]]")


def tip_for(evidence: Evidence, mistake: Mistake, hit: Hit) -> str:
    """Return the mistake's tip, led by what was wrong here; the question instead where it is only asked about."""
    if not hit.sure:
        return mistake.asks
    lead = _LEADS.get(hit.id, _nothing)(evidence, hit)
    return f"{lead} {mistake.tip}" if lead else mistake.tip


def _nothing(_: Evidence, __: Hit) -> str:
    return ""


def _missing(evidence: Evidence, hit: Hit) -> str:
    """Return which of what, who and when the reply leaves open."""
    turn = next((each for each in evidence.case.agent if each.number == hit.turn), None)
    if turn is None:
        return ""
    person = any(word.form in ("i", "i'll", "we", "me") for word in turn.words.words)
    gaps = [*([] if turn.exact else ["by when"]), *([] if person else ["who does it"])]
    return (
        f"Your reply leaves open {' and '.join(gaps)}." if gaps else "Your reply leaves open what exactly will be done."
    )


def _offered_nothing(evidence: Evidence, _: Hit) -> str:
    if evidence.noticed.acknowledgements:
        return "You took notice of the trouble; what came after it was missing."
    if evidence.noticed.sorries:
        return "You said sorry, and then nothing followed that changes anything."
    named = _ill(evidence)
    return f"After your last message, {named} stands where it stood." if named else ""


def _unfelt(evidence: Evidence, _: Hit) -> str:
    named = _ill(evidence)
    begins = _begins(evidence)
    if named and begins:
        return f'They told you about {named}, and you began with "{begins}".'
    return f"They told you about {named}, and no reply says a word about it." if named else ""


def _any_customer(evidence: Evidence, _: Hit) -> str:
    named = trouble_of(evidence)
    return f"Nothing in it is about {named}." if named else ""


def _late(evidence: Evidence, hit: Hit) -> str:
    wait = next((each for each in evidence.waits if each.reply.number == hit.turn), None)
    if wait is None:
        return ""
    return f"They waited {_long(wait.seconds)}, and {_long(wait.norm)} is what people expect here."


def _quoted(before: str, after: str) -> _Said:
    """Return a lead that holds up the words in question, where they are few enough to quote."""

    def lead(_: Evidence, hit: Hit) -> str:
        words = _words_of(hit)
        return f'{before} "{words}" {after}' if words else ""

    return lead


def _words_of(hit: Hit) -> str:
    """Return the words in question, the whole sentence or its beginning where they alone say too little."""
    if hit.place is None:
        return ""
    words, sentence = (text.split() for text in (hit.place.words().quote, hit.place.quote().quote))
    chosen = words if _FEWEST <= len(words) <= _MOST else sentence
    text = " ".join(chosen[:_MOST]).strip(" .,;:!-")
    whole = f"{text}..." if len(chosen) > _MOST else text
    return "" if len(chosen) < 2 or _UNQUOTABLE.search(text) else whole


def _ill(evidence: Evidence) -> str:
    named = trouble_of(evidence)
    return named if is_ill(named) else ""


def _begins(evidence: Evidence) -> str:
    """Return the first words of the agent that are more than a greeting, at most five."""
    sentences = [each for turn in evidence.case.agent[:1] for each in turn.sentences if each.words > 4]
    words = sentences[0].text.split()[:5] if sentences else []
    text = " ".join(words).strip(" .,;:!?-")
    return "" if _UNQUOTABLE.search(text) else text


def _long(seconds: int) -> str:
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= size:
            count = round(seconds / size)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{seconds} seconds"


_LEADS: Mapping[str, _Said] = {
    "no-solution": _offered_nothing,
    "vague-resolution": _missing,
    "no-updates": _missing,
    "no-empathy": _unfelt,
    "form-letter": _any_customer,
    "impersonal": _any_customer,
    "slow-response": _late,
    "blames-customer": _quoted("To the customer,", "says whose fault it is."),
    "argues": _quoted("Where you wrote", "the customer hears that they are not believed."),
    "dismisses-feedback": _quoted("With", "what they told you is put away."),
    "impolite": _quoted("The words", "are what they will remember."),
    "too-informal": _quoted("Next to their trouble,", "sounds as if it were a small thing."),
    "pushy-sales": _quoted("They heard", "while they still waited for an answer."),
    "makes-repeat": _quoted("You asked for", "and it was there already."),
    "over-promises": _quoted("With", "you gave what is not yours to give."),
    "channel-bounce": _quoted("With", "they have to begin again somewhere else."),
    "over-automation": _quoted("With", "they are on their own again."),
    "burden-on-customer": _quoted("With", "the work is theirs."),
    "unsafe-data-request": _quoted("You asked for", "in writing."),
    "careless-writing": _quoted("It went out with", "in it."),
    "makes-excuses": _quoted("With", "they know why, and still have the trouble."),
    "misses-signals": _quoted("They wrote", "and you went on as before."),
}
"""What was wrong here, by mistake."""
