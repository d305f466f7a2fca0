"""Where a sentence commits the agent: deeds said to be done and deeds said to come, in any voice and in few words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from simulator.grading.said import Said, Sentence
from simulator.text.when import dues
from simulator.text.words import Word

_ADVERBS = (
    r"(?:(?:just|also|already|now|personally|gladly|happily|immediately|quickly|then|myself|both|certainly|still|today|"
    r"tonight|accordingly|at once|straight away|right away|gone and|of course|even|then|since|all|so|therefore|"
    r"been able to|go ahead and|make sure (?:to|that)|be sure to|of course|definitely|always|first) )*+"
)
_DEED_DONE = (
    r"(?:refunded|credited|booked|rebooked|sent|resent|posted|emailed|mailed|texted|messaged|moved|changed|cancelled|"
    r"canceled|added|ordered|reordered|reserved|held|kept|blocked|unblocked|waived|unlocked|replaced|swapped|exchanged|"
    r"opened|corrected|removed|updated|extended|paused|stopped|logged|registered|submitted|arranged|scheduled|fixed|"
    r"repaired|sorted|reset|restored|activated|switched (?:on|off)|turned (?:on|off)|put (?!off)|taken off|set|paid|"
    r"repaid|returned|released|transferred|upgraded|applied|raised|issued|reissued|reprinted|printed|packed|dispatched|"
    r"despatched|shipped|collected|confirmed|closed|deleted|merged|linked|flagged|passed|forwarded|escalated|noted|"
    r"written off|knocked off|pulled back|mended|resolved|processed|reversed|topped up|slung|marked|matched|"
    r"dropped|granted|left|lifted|reduced|given|"
    r"halved|doubled|pinned|enclosed|attached|done)"
)
_NO_DEED = (
    r"(?:not|no|never|got|been|seen|read|had|found|heard|looked|checked|explained|said|told|understood|noticed|known|"
    r"thought|felt|met|tried|come|gone|worked|learned|learnt|received|lost|missed|failed|let|kept you|every|the|a|"
    r"an|to|"
    r"no|nothing|only|your|you|some|any|one|two|it|that|this|enjoyed|launched|introduced|improved|gathered|"
    r"realised|realized|listened|wanted|needed|"
    r"asked(?! (?:\w+ ){1,4}to)|hoped|waited|caused|charged|double|apologised|mentioned|here|in|on|reviewed|"
    r"verified|gone through|started|always)"
)
_DO = (
    r"(?:put|ring|call|phone|send|book|refund|text|write|message|move|change|cancel|credit|arrange|order|swap|replace|"
    r"post|bring|return|pay|email|mail|hold|keep(?! \w+ing)|add|drop|reserve|waive|fix|mend|unlock|reset|correct|"
    r"deliver|collect|"
    r"fetch|take|give|set|switch|remove|raise|log|reserve|upgrade|extend|transfer|knock|throw|resend|do it|"
    r"get (?:you|it|them|him|her)|stay on)"
)
_WEAK = (
    r"(?:not|no|never|need|want|say|see(?! to)|know|have to|have a (?:look|think|read)|have been|be honest|"
    r"be frank|be clear|"
    r"be straight|be able|be sure|be glad|be happy|be sorry|be here|be ready|be (?:\w+ing) (?:to|from)|admit|grant you|"
    r"hope|try|do my best|do what|do our best|do everything|understand|miss|love|assume|wait|think|explain|bet|"
    r"continue to|strive|remember|gladly help|help|assist|get there|require|also need|take (?:it|that|"
    r"this) (?:very |most )?"
    r"(?:as|serious)|look forward|leave you|let you (?:go|get|enjoy)|have you know|never)"
)
_LOOK = (
    r"(?:check|look|see(?! to)|find|pull|ask you|take a look|go and look|"
    r"start|read|have a quick|open|bring up|get (?:that|this) up)"
)
_REACHES = (
    r"(?:call|ring|phone|text|email|mail|message|write|contact|respond|reply|answer|visit|come|arrive|reach|bring|"
    r"deliver|collect|pick|fetch|meet|refund|send|replace|repair|fix|take|land|leave|go out|go back|be back|be with|"
    r"be there|be here|be in|be on|be ready|be yours|be round|be finished|be done|get back|drop|show|follow|clear|"
    r"update|"
    r"have (?:it|them|that|this|your|a|an) )"
)
_DING = (
    r"(?:putting|sending|booking|refunding|arranging|ordering|moving|cancelling|canceling|crediting|adding|changing|"
    r"replacing|paying|getting (?:it|them|that|you|a|an|the|your)|giving (?:it|them|you)|raising|passing|keeping|"
    r"holding|"
    r"setting|switching|removing|returning|reserving|waiving|upgrading|extending|releasing|escalating|transferring|"
    r"taking (?:off|\w+ off|it|this|the|your|care|\d\S*)|swapping|resending|reissuing|posting|dispatching|correcting|"
    r"reversing|fixing|knocking|throwing|making sure|emailing|texting|messaging|"
    r"(?:calling|ringing|phoning|writing)(?! (?:about|from|because|on behalf|regarding|to ask|you about|back about)))"
)
_FINITE = re.compile(
    r"\b(?:i|we|is|are|was|were|am|have|has|had|do|does|did|can|could|would|should|may|might|must|need|want|will|shall|"
    r"please|thank|thanks|sorry|see|if|you|not|no|opened|came|went|said|failed|left|takes|runs|closes|opens|"
    r"ordered|bought|delivered|ending|placed|made|dated)\b"
)
_THINGS = (
    r"(?:new one|new ones|another one|replacement|refund|credit|money|engineer|technician|courier|driver|van|"
    r"parcel|box|joiner|plumber|electrician|fitter|crew|call|callback|call back|text|mail|email|letter|label|card|"
    r"voucher|spare|extra \w+|form|confirmation|delivery|collection|pickup|pick up|patrol|taxi|with you|out|"
    r"over to you|"
    r"back to you|back with you|on your card|in the post|on the van|your way|to your door|to you|at your door)"
)
_CLAIMS = re.compile(
    rf"\b(?:i|we) have {_ADVERBS}(?!{_NO_DEED}\b)(?:\w+(?:ed|t|n|de|ne|id|ung|ught|pt|ft|ld|ut|un)|put|set|let|cut)\b"
    rf"|\b(?:what (?:i|we) have done is)\b"
    rf"|\bi {_ADVERBS}(?:put|(?!held|kept|left|done|noted|set|opened|closed|collected|confirmed|given|packed|"
    rf"passed){_DEED_DONE})\b(?! (?:when|to see|to hear))"
    rf"|(?<!which )(?<!that )\b(?:has|have) {_ADVERBS}been {_ADVERBS}{_DEED_DONE}\b"
    rf"|(?<!had )(?<!not )(?<!never )(?<!have )(?<!has )(?<!having )(?<!just )(?<!i )"
    rf"(?<!we )\bbeen {_ADVERBS}{_DEED_DONE}\b"
    rf"|^(?:(?:and|so|yes|ok|okay|right|good|then|that|it|this|you|your|the|all|everything|both|his|her) )*"
    rf"(?:\w+ ){{0,4}}(?:is|are) {_ADVERBS}(?!off\b)"
    r"(?:booked|sorted|done|refunded|credited|added|reserved|held|unlocked|cancelled|waived|blocked|logged|corrected|"
    r"fixed|removed|moved|changed|restored|registered|set aside|on (?:its|the|their) way|confirmed for|noted for|"
    r"in your "
    r"(?:mail|inbox|post box)$|paid out|switched on)\b"
    r"|\bon (?:its|the|their|his|her) way\b"
    rf"|^(?:(?:all|now|right|ok|okay|yes|there|good|already) )*"
    r"(?:done|sorted|logged|unlocked|booked|refunded|cancelled|moved|added|sent|credited|changed|fixed|sent)\b"
    r"|\b(?:has|have) {0,1}(?:now |just |already )*gone (?:out|to|off|back|on|through)\b"
    r"|\bwent out (?:to you )?(?:today|tonight|this|just|at|earlier)\b"
)
"""What is said to be done."""
_COMING = re.compile(
    rf"\b(?:i|we) (?:will|shall|am going to|are going to) {_ADVERBS}(?!{_WEAK}\b)(?!{_LOOK}\b)[a-z]+"
    rf"|\b(?:i|we) (?:will|shall) be (?:in touch|back|calling|ringing|writing|texting|there|outside|on (?:it|to))\b"
    rf"|\b(?:am|are) {_ADVERBS}{_DING}\b"
    rf"|(?:^|\b(?:then|and|so|me|first|today|tomorrow|tonight) )i {_ADVERBS}(?:{_DO})\b"
    rf"|\b(?:(?:will|shall) {_ADVERBS}be|gets|get|is being|are being|is to be) {_ADVERBS}"
    rf"(?:{_DEED_DONE}|delivered|contacted|called|refitted|rung|informed|made|made good|looked after|invoiced|taken|"
    r"brought|back (?:on|in|with|by|to)|with you|at your|in your|on your|yours|credited|waiting)\b"
    r"|\byou (?:will|shall) (?:also |then |now |still |both |all )*(?:have(?! (?:to|noticed|seen|had|read|heard|"
    r"been|a (?:good"
    r"|great|lovely|nice)|any|the (?:option|chance)))|get(?! (?:there|through|used))|hear|receive|find (?:it|"
    r"them)(?! (?:was|were|is|has))|"
    r"see (?:it|the (?:money|refund|credit))|not pay|pay nothing|be (?:called|contacted|refunded|written to|put))\b"
    r"|\bcome back to you\b|\bget back to you (?:by|today|tomorrow|within|on|before|at)\b"
    r"|\bconsider (?:it|that|this) (?:done|sorted|fixed|handled|yours|booked|cancelled|refunded)\b"
    r"|\b(?:leave|count) (?:it|that|this|the rest|all that) (?:with|to|on) (?:me|us)\b|\b(?:you )?(?:have|"
    r"got) my word\b"
    r"|\b(?:i|we) (?:promise|guarantee)(?: you)?\b(?! (?:it is|that is|is|nothing))|^will do\b|^(?:i am )?on it\b"
    rf"|\blet me {_ADVERBS}(?:refund|send|book|order|replace|credit|cancel|move|change|fix|swap|waive|put|"
    r"get (?:you|that|this|it) (?:a|an|sorted|fixed|moved|booked|on|back)|sort|arrange)\b"
    r"|\byou (?:will |shall )?(?:pay|owe) (?:us )?(?:nothing|zero|not a)\b"
    r"|^(?:(?:and|so|also|plus|then|there is|that is|here is|you have|with|have) )*(?:a |another )?\d[\d.,]*"
    r"(?: (?:pounds?|quid|euros?|eur|gbp|usd|dollars?|bucks|chf|percent|per cent))?(?: \w+)? (?:off|back|credit|"
    r"towards)\b"
    r"|\bgoes (?:back|out|straight|on) (?:to|on|onto|into|in|tonight|today|tomorrow)\b|^(?:it is |"
    r"that is )?on (?:us|me|the house)$"
)
"""What is said to come, whenever."""
_COMING_BY_VERB = re.compile(
    rf"\b(?:i|we) (?:will|shall|am going to|are going to) {_ADVERBS}(?!{_WEAK}\b)(?:{_LOOK})\b"
    rf"|\b(?:he|she|they|it|team|someone|somebody|colleague|manager|engineer|driver|billing|\w+) (?:will|"
    rf"shall) {_ADVERBS}"
    rf"{_REACHES}"
    r"|(?<!you )\b(?:arrives?|lands?|reach(?:es)?|leaves|goes|comes|brings? you|meets? you|delivers?|collects?|"
    r"picks? (?:it|you|them)"
    r"|visits|calls? you|rings? you|texts? you)\b|\bwe (?:deliver|send|bring|call|ring|come|collect|refund|"
    r"credit|pay)\b"
    r"|\bexpect (?:it|a|an|the|your|to hear|me|us|them|him|her)\b|\bi (?:look|check)\b|\byou (?:have|get|hear)\b|"
    r"\b(?:is|"
    r"are) (?:back )?(?:with you|in your|on your|at your)\b"
)
"""What is a commitment only beside a time."""
_THING = re.compile(rf"\b{_THINGS}\b")
"""What is named without a verb beside a time: "new one out tonight"."""
_WILL = re.compile(r"\b(?:will|shall|going to|to hear|to see|look)\b")
_NOBODYS = re.compile(
    r"^(?:(?:and|but|so|or|then|as|because|that|which|who) )*"
    r"(?:if|when|once|unless|since|nothing|nobody|no one|(?:until|till|before|after) (?:i|you|we|he|she|they|it|"
    r"the|that|this|your|our)|while|"
    r"whether|as soon as|in case|should|had|were|how|what|why|where|"
    r"refunds|orders|items|bookings|payments|requests|customers|bids|appointments|tickets|please|you can|you could|"
    r"who|which|do you|did you|can you|are you|is there|thank|thanks|sorry|i am sorry|i hope|it was|there was)\b"
)
_PAST_FACT = re.compile(
    r"\b(?:wrong|mistake|by accident|in error|should have|ought to|yesterday|last (?:week|month|year|time|night)|ago|"
    r"nobody|never|unfortunately|usually|normally|always|every time|can not|unable|used to)\b"
)
_SHOULD = re.compile(r"\b(?:should|could|would|might|may|can|hopefully|probably|ought|not|never|normally|usually)\b")
_WISHED = re.compile(
    r"\bif (?:you|that|it) (?:would|do |want|like|prefer|wish|rather|are happy|agree|suits?|helps?|works? for|say)|"
    r"\bshould you (?:wish|prefer|like|want|decide|have it)|\bif so\b|\bshall i\b|\bwould you\b|\beither\b[^.]*\bor\b"
)
_IF_YOU = re.compile(
    r"(?<!see )(?<!hear )(?<!know )(?<!check )(?<!tell )\b(?:if|should|unless) you\b(?! (?:have|need|get|are|"
    r"were) (?:any|to|in))"
)
"""What hangs on something the customer has yet to choose or do."""
_ASKING = re.compile(
    r"(?:shall|will|would|could|can|may|do|does|did|is|are|was|were|have|has|had|what|which|who|where|when|why|"
    r"how|should|"
    r"if|any)\b"
)
"""How a question begins that is one from its first word."""
_PRONOUN_FIRST = re.compile(
    r"^(?:(?:and|so|then) )*(?:you|it|that|this|they|which|there|with you|no|free|on us|without)\b"
)
_VERBAL = re.compile(rf"{_FINITE.pattern}|\b{_DEED_DONE}\b|\b(?:{_DO})\b|\w(?:es|ing|ed)\b")
_FEW = 6
"""Words up to which what stands between commas without a verb is no clause of its own."""
_MARK = re.compile(r"[,;:()\n-]")
_CUTS = frozenset({"and", "but", "so", "then", "because", "while"})


@dataclass(frozen=True)
class Commitment:
    """Words of one sentence that commit the agent to one thing."""

    start: int
    end: int
    claims: bool
    """Whether the deed is said to be done already."""
    at: int
    """Where the clause itself begins; before it stands what leads up to it."""
    until: int
    """Where it ends; after it stands what the sentence says besides."""
    goes_on: bool
    """Whether it says more of the thing before it: "it will be with you by Friday"."""


@dataclass(frozen=True)
class _Piece:
    """A stretch of a sentence between commas and the words that join clauses."""

    words: Sequence[Word]
    plain: str


def commitments(turn: Said) -> Iterator[tuple[Sentence, tuple[Commitment, ...]]]:
    """Yield every sentence of a turn that commits, with what it commits to, in order."""
    by_sentence: dict[int, list[Word]] = {}
    for word in turn.words.words:
        by_sentence.setdefault(word.sentence, []).append(word)
    for number, sentence in enumerate(turn.sentences):
        found = _committed(turn, sentence, by_sentence.get(number, []))
        if found:
            yield sentence, found


def _committed(turn: Said, sentence: Sentence, words: Sequence[Word]) -> tuple[Commitment, ...]:
    pieces = _pieces(turn.words.folded.text, words)
    if sentence.question:
        pieces = [] if pieces and _ASKING.match(pieces[0].plain) else pieces[:-1]
    whole = " ".join(piece.plain for piece in pieces)
    offered = bool(_WISHED.search(whole)) or whole.startswith("or ")
    found: list[Commitment] = []
    before: bool | None = None
    for piece in pieces:
        claims = _read(turn, piece, before, offered)
        if claims is not None:
            found.append(_commitment(turn, piece, claims))
        before = claims
        offered = offered or bool(_IF_YOU.search(piece.plain))
    return tuple(_spread(sentence, found))


def _read(turn: Said, piece: _Piece, before: bool | None, offered: bool) -> bool | None:
    """Return whether a piece claims a deed (true), announces one (false) or neither (None)."""
    plain = piece.plain
    if _NOBODYS.match(plain):
        return None
    if _claims(plain):
        return True
    if offered or _IF_YOU.search(plain):
        return None
    if _COMING.search(plain) and not _PAST_FACT.search(plain):
        return False
    if _timed(turn, piece) and not _SHOULD.search(plain) and not _PAST_FACT.search(plain) and _comes(plain):
        return False
    return before if before is not None and _continues(plain, before) else None


def _claims(plain: str) -> bool:
    """Return whether a piece says that something is done, and not what will be once it is."""
    found = _CLAIMS.search(plain)
    return found is not None and not _WILL.search(plain, 0, found.start() + 1) and not _PAST_FACT.search(plain)


def _comes(plain: str) -> bool:
    """Return whether a piece that names a time says that something comes then, with a verb or without any."""
    if _COMING_BY_VERB.search(plain):
        return True
    return bool(_THING.search(plain)) and not _FINITE.search(_THING.sub(" ", plain))


def _continues(plain: str, claims: bool) -> bool:
    """Return whether a piece without a subject goes on with another deed of the same kind."""
    verb = _DEED_DONE if claims else _DO
    return bool(re.match(rf"(?:and|then|or|and then) {_ADVERBS}{verb}\b", plain))


def _timed(turn: Said, piece: _Piece) -> bool:
    return bool(dues(turn.text[slice(*_span(turn, piece))]))


def _pieces(text: str, words: Sequence[Word]) -> list[_Piece]:
    """Return the pieces of a sentence, cut at its marks and where a joining word begins another clause."""
    pieces: list[list[Word]] = []
    for place, word in enumerate(words):
        gap = text[words[place - 1].end : word.start] if place else ","
        if (gap != "-" and _MARK.search(gap)) or word.form in _CUTS:
            pieces.append([])
        pieces[-1].append(word)
    return _attached([_Piece(piece, " ".join(word.form for word in piece)) for piece in pieces])


def _attached(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return pieces with those that only add a few words put to the one before: "he brings it, on Friday"."""
    out: list[_Piece] = []
    for piece in pieces:
        if out and len(piece.words) <= _FEW and piece.words[0].form not in _CUTS and not _VERBAL.search(piece.plain):
            piece = _Piece([*out[-1].words, *piece.words], f"{out[-1].plain} {piece.plain}")
            out.pop()
        out.append(piece)
    return out


def _span(turn: Said, piece: _Piece) -> tuple[int, int]:
    return turn.words.folded.span(piece.words[0].start, piece.words[-1].end)


def _commitment(turn: Said, piece: _Piece, claims: bool) -> Commitment:
    start, end = _span(turn, piece)
    return Commitment(start, end, claims, start, end, bool(_PRONOUN_FIRST.match(piece.plain)))


def _spread(sentence: Sentence, found: Sequence[Commitment]) -> Iterator[Commitment]:
    """Yield commitments that together reach over their whole sentence, each up to where the next begins."""
    for place, each in enumerate(found):
        start = sentence.start if not place else each.start
        end = found[place + 1].start if place + 1 < len(found) else sentence.end
        yield replace(each, start=start, end=end)
