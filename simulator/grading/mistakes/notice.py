"""What a contact called for and the agent passed over: each is asked about, never stated by itself."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import Hit, at

_GLAD = re.compile(
    r"\b(?:first (?:time|order|one|proper)|new (?:here|to|customer|patient|client|member)|just (?:joined|moved|"
    r"signed up|"
    r"registered|started)|joined|registered at|(?:\w+|\d+) ?(?:years|yrs)\b(?: \w+){0,3} (?:with|here|now|for us|"
    r"i've|been|pupil)|"
    r"(?:with you|been coming|ordered here|customer) (?:for |since )?(?:\w+ )?(?:years|\d+)|(?:\w+th|"
    r"\w+st) (?:year|anniversary|"
    r"visit)|shout ?out|(?:just )?wanted to (?:say|thank)|(?:was|were|is|are|been) (?:so |very |really |"
    r"the )?(?:kind|lovely|"
    r"brilliant|wonderful|amazing|best|fantastic|great|treasure)|always good|best (?:of|money)|love (?:them|it|"
    r"you)|thanks to|"
    r"thank (?:you )?all|tell (?:whoever|her|him|them)|years? (?:subscriber|i've been)|years,)|★★★★★",
    re.IGNORECASE,
)
_LONG_OR_NEW = re.compile(
    r"\b(?:first (?:order|contact|booking|visit)|new (?:patient|customer|client|member)|(?:member|customer|donor|"
    r"client|"
    r"subscriber|regular) (?:since|for|\w+ years)|since \d{4}|anniversary|public praise|praise|\d+ (?:yrs|years)|"
    r"joined \d|returning|loyal\w*)\b",
    re.IGNORECASE,
)
_WELCOMES = re.compile(
    r"\b(?:welcom\w+|congrat\w+|delight\w*|glad|lovely|happy|wonderful|brilliant|pleasure|proud|means (?:a lot|"
    r"so much|the "
    r"world)|made (?:my|our) (?:day|week|morning)|thank you so|thanks so|thanks for (?:all|being|sticking)|"
    r"pass(?:ed|ing)? "
    r"(?:it|this|that) on|tell (?:her|him|them)|well done|fantastic|great|enjoy|loyal\w*|years (?:is|with)|"
    r"so (?:kind|nice|good)|"
    r"kind (?:words|of you)|honou?r\w*|treat|love\w*|nice)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:dear (?:valued )?(?:customer|sir|madam|user|guest|passenger|client|member|subscriber|applicant|"
    r"resident|patient)|"
    r"(?:customers|residents|guests|passengers|borrowers|members|users|subscribers|clients|visitors|patients|"
    r"tenants|parents|"
    r"all (?:our )?\w+s) (?:\w+ )?(?:are|is|may|can|will|should|must|have|who|whose|a great)|any (?:resident|"
    r"customer|guest|"
    r"passenger|member)|with the details|may occur|customer service)\b",
    re.IGNORECASE,
)
_TAKEN_AWAY = re.compile(
    r"\b(?:repl\w+ (?:to you )?(?:privately|in private|by message)|(?:messaged|dm'?d|emailed|e-mailed|"
    r"written to) you|dm us|"
    r"(?:see|in|read) the (?:message|mail|email|dm)|drop us a dm|in your (?:inbox|dms)|nothing to add|was explained|"
    r"take it up with|isn't the place|not the place|(?:told|explained to) you|ask for me|sent you a (?:message|dm|"
    r"mail))\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:solicitors?|lawyers?|attorney|su(?:e|ing)|court|legal (?:action|letter|advice|steps)|proceedings|tribunal|"
    r"ombudsman|advocate|police|press|newspaper)\b",
    re.IGNORECASE,
)
_FRAUD = re.compile(
    r"\b(?:scam\w*|fraud\w*|hack\w*|stolen|stole|phish\w*|fake|man from the bank|in my name|log ?in with|"
    r"someone (?:has|is|else)|somebody (?:has|is|else)|not me|wasn't me|didn't (?:order|make|buy)|safe account|"
    r"gift cards?|"
    r"not (?:to )?tell anyone|strange|suspicious|unknown (?:login|device|person)|clicked)\b",
    re.IGNORECASE,
)
_FRAIL = re.compile(
    r"\b(?:injur\w*|hurt\w*|grabbed|bruis\w*|bleed\w*|broke\w* (?:my|his|her)|ankle|fell|can't (?:go on|cope|"
    r"breathe|eat)|"
    r"no point|end it|kill|don't want to (?:live|be here)|not eaten|no food|heating off|nebuli[sz]er|oxygen|baby|"
    r"pregnan\w*|"
    r"dizzy|faint\w*|chest|allerg\w*|smoke|gas|burn\w*|sparks?|shock|threaten\w*|afraid|scared|hits? me|abuse\w*|"
    r"touched|"
    r"drunk|asleep at|racis\w*|called me|confused|forgets|dementia|alone)\b",
    re.IGNORECASE,
)
_HANDS_ON = re.compile(
    r"\b(?:manager|supervisor|team (?:leader|lead)|specialist|unit|desk|complaints|999|112|911|emergency|"
    r"fraud (?:team|line|"
    r"desk)|legal (?:team|desk)|police|bank|safeguarding|put(?:ting)? you (?:through|on to)|transfer\w*|"
    r"pass(?:ing|ed)? "
    r"(?:this|it|you)|escalat\w*|duty|officer|vet on call|nurse|doctor|ambulance|engineer (?:now|on)|owner|"
    r"director|head of)\b",
    re.IGNORECASE,
)
_MUST_GO = re.compile(
    r"\b(?:go(?:es)? (?:to|at once|straight|the same day)|must (?:go|be|flag|call)|at once|immediately|same day|"
    r"desk|manager|"
    r"fraud|legal|safety|injur\w*|threats?|line|supervisor|emergenc\w*|escalat\w*|pass (?:on|to)|refer\w*|"
    r"vulnerable|safeguard\w*|"
    r"duty|only with)\b",
    re.IGNORECASE,
)
"""How a house rule says that a matter is somebody else's."""
_AGAIN = re.compile(
    r"\b(?:(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th) (?:time|month|week|fault|delivery|repair|drop|"
    r"drop-out|one|ticket|"
    r"friday|day|misprint\w*)|(?:two|three|four|five|\d) times|number [2-9]|twice|keeps? (?!you|it|in)\w+ing|"
    r"(?:lost|broken|down|gone|back|red|standing|wrong|dropped|came|happened|out|packed up|buffering|payout|"
    r"tripped|again) "
    r"(?:\w+ ){0,3}again|again (?:on|today|boxes|open|to)|back today|each time|every time)\b",
    re.IGNORECASE,
)
_CHASES = re.compile(
    r"\b(?:wrote|written|writing|reminder|mailed|mails?|asked|asking|told|trying|tried|charged|billed|called|rang|"
    r"a day)\b",
    re.IGNORECASE,
)
"""What is done again by the customer, or is a matter of money alone."""
_LOOKS_AGAIN = re.compile(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to| shall|'d like to)? (?:also |then |myself |both )?(?:check|"
    r"ring|call|look|write|"
    r"message|text|watch|test|monitor|ping|mail|e-?mail|phone|hear|follow|see (?:if|whether|that|how|it))\b[^.?!]*"
    r"\b(?:again|later|on|at|after|tomorrow|next|by|in|until|till|every|that|when|once|then|if|whether|how)\b",
    re.IGNORECASE,
)
_LETS_GO = re.compile(
    r"\b(?:doesn'?t matter|whatever|never mind|nevermind|giv(?:e|en|ing) up|not bothered|leave it|"
    r"what'?s the point|no point|"
    r"forget it|don'?t (?:really )?mind|moving? (?:my|to|on|elsewhere)|somewhere else|elsewhere|"
    r"think(?:ing)? (?:of|about|i'm) "
    r"(?:leaving|moving|cancel\w*|closing)|i'?ll manage|not that it matters|suppose so|i guess|if you say so|"
    r"fine then|used to it|never any)\b",
    re.IGNORECASE,
)
_SHOWS_GOING = re.compile(
    r"\b(?:emptied|abandon\w*|cancell?ed \w+|closure|(?:\w+|\d+) (?:visits|contacts|times|calls|tickets)|viewed|"
    r"opened .{0,20}page|"
    r"cancellation page|none booked|stopped|down from|competitor|no (?:order|visit|login)s? since|third|fourth|"
    r"silent|silence|"
    r"minutes? (?:of )?(?:silence|idle))\b",
    re.IGNORECASE,
)
_SEES_IT = re.compile(
    r"\b(?:sorry|notice\w*|i can see|sounds (?:like|as)|hear (?:that|you)|seems|before you|if (?:something|"
    r"anything)|would it help|"
    r"what (?:happened|went)|is (?:it|there) (?:something|anything|the)|can i ask|shall i|want me to|I'd hate|"
    r"fed up|tired)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"(?:^|[.!,] )(?:ok,? |right,? )?(?:done|booked|swapped|all set|sorted|stopped|restored|exchanged)\b|"
    r"\b(?:i've|i have|i'm|we've|we have|you're|you are|that's|it's|is|are|has been|now|i) (?:\w+ ){0,2}(?:booked|"
    r"sending|stopped|set|"
    r"swapped|exchanged|restored|put (?:you|over|in|on|a)|ordered|sent you|you in|in with|switched|posted)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:unknown|not (?:asked|noted|on record|named|known|given|stated|recorded)|nothing on record|no record|"
    r"none (?:noted|named|"
    r"on)|no \w+(?: \w+){0,2} (?:noted|make|on record|given)|notes: none|two \w+|2 \w+|both|either|which|options?|"
    r"exists in|"
    r"slots|versions?|prefers)\b|^\W*$",
    re.IGNORECASE,
)
_BARE = 14
"""Words up to which a request tells little of what is wanted (our judgement)."""
_FULL = 40
"""Words up to which a whole side of a contact may be called short (our judgement)."""


def unwelcomed(evidence: Evidence) -> Iterator[Hit]:
    """Yield a newcomer, a loyal customer or praise that no word of the agent takes up."""
    case = evidence.case
    if any(_WELCOMES.search(turn.meant) for turn in case.agent):
        return
    known = bool(_LONG_OR_NEW.search(case.situation.record))
    for turn in case.heard:
        found = _GLAD.search(turn.meant)
        if found and (known or evidence.customer.trouble is None):
            yield at("inhospitable", Place(turn, *found.span()), sure=False)
            return


def faceless(evidence: Evidence) -> Iterator[Hit]:
    """Yield text for customers in general where this one is never spoken to."""
    case = evidence.case
    if case.made(Move.USES_NAME) or evidence.noticed.acknowledgements:
        return
    for turn in case.agent:
        found = _OFFICE.search(turn.meant)
        if found:
            yield at("impersonal", Place(turn, *found.span()), sure=False)
            return


def other_readers(evidence: Evidence) -> Iterator[Hit]:
    """Yield a public reply that takes the matter away from those who read along."""
    case = evidence.case
    if not case.public:
        return
    for turn in case.agent:
        found = _TAKEN_AWAY.search(turn.meant)
        if found and turn.word_count <= _FULL and not turn.has(Move.ADDRESSES_AUDIENCE, Move.CONFIRMS_DONE):
            yield at("ignores-audience", Place(turn, *found.span()), sure=False)
            return


def kept(evidence: Evidence) -> Iterator[Hit]:
    """Yield a threat of law, a fraud or a danger that the agent kept to themselves."""
    case = evidence.case
    situation = case.situation
    rule = bool(_MUST_GO.search(f"{situation.record} {situation.authority} {situation.brand}"))
    for turn in case.heard:
        found = _LEGAL.search(turn.meant) or _FRAUD.search(turn.meant) or (_FRAIL.search(turn.meant) if rule else None)
        later = [each for each in case.agent if each.number > turn.number]
        if found and later and not any(_HANDS_ON.search(each.meant) or each.has(Move.ESCALATES) for each in later):
            yield at("fails-to-escalate", Place(turn, *found.span()), sure=False)
            return


def unwatched(evidence: Evidence) -> Iterator[Hit]:
    """Yield a fault that came back and that nobody will look at again."""
    case = evidence.case
    if evidence.help.follow_ups or any(_looks_again(turn.meant) for turn in case.agent):
        return
    wished = evidence.customer.wishes_for_a_check
    for place in (
        *wished,
        *(Place(turn, *found.span()) for turn in case.heard for found in _AGAIN.finditer(turn.meant)),
    ):
        if wished or (evidence.help.fixes and not _CHASES.search(place.quote().quote)):
            yield at("no-follow-up", place, sure=False)
            return


def _looks_again(text: str) -> bool:
    return bool(_LOOKS_AGAIN.search(text))


def leaving(evidence: Evidence) -> Iterator[Hit]:
    """Yield a sign of giving up, in words or on record, that no reply takes up."""
    case = evidence.case
    if any(_SEES_IT.search(turn.meant) for turn in case.agent[-1:]):
        return
    for turn in case.heard:
        found = _LETS_GO.search(turn.meant)
        if found:
            yield at("misses-signals", Place(turn, *found.span()), sure=False)
            return
    opening = evidence.customer.opening
    if opening is not None and _SHOWS_GOING.search(case.situation.record) and case.agent_words <= _FULL:
        yield at("misses-signals", opening, sure=False)


def unasked(evidence: Evidence) -> Iterator[Hit]:
    """Yield a deed done before anything was asked, where the record leaves a choice open."""
    case = evidence.case
    told = sum(turn.word_count for turn in case.heard)
    if not _UNKNOWN.search(case.situation.record) or not (case.situation.record.strip(" -.") or told <= _BARE):
        return
    for turn in case.agent:
        if any(sentence.question for sentence in turn.sentences):
            return
        found = _DECIDED.search(turn.meant)
        if found:
            yield at("no-questions", Place(turn, *found.span()), sure=False)
            return


DETECTORS = (unwelcomed, faceless, other_readers, kept, unwatched, leaving, unasked)
