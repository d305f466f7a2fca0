"""Mistakes that an agent's wording points to without proving: each is asked about, never stated by itself."""

import re
from collections.abc import Callable, Iterator

from simulator.domain.moves import Move
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import Hit, at
from simulator.grading.said import Said


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(ways) + ")", re.IGNORECASE)


_NOT = r"(?:is|was|does|did|do|are|were|has|have|had|would|could|ca)(?:n't| not)"
_OTHERS = r"(?:they|he|she|it|these|those|them|who|that lot)"
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")

_ARGUES = _any(
    rf"(?:no|but|that|it|this),? (?:\w+ )?{_NOT} (?:so|true|correct|right|possible|quite|always|what (?:you|we|"
    rf"was)|how)\b",
    rf"no,? (?:[\w.]+,? ){{0,2}}(?:it|you|that|they|we|he|she) {_NOT}\b",
    r"i think you(?:'ll| will) find\b",
    r"strictly speaking\b",
    r"with (?:all due |the greatest )?respect\b",
    r"(?:it|that|they|he|she) can(?:'t|not) (?:possibly )?have\b",
    r"as you (?:very )?well know\b",
    r"(?:so )?it (?:did|was) (?:\w+ )?(?:arrive|come|deliver\w*|work\w*)\b",
    r"you(?:'ll| must| will| may) (?:be (?:looking|thinking|confus\w+)|have (?:mis\w+|confus\w+|been thinking))\b",
    r"(?:you've|you have|you) (?:either )?(?:misread|misunderst\w+|mistaken|imagin\w+|signed for|exaggerat\w+)\b",
    r"i would(?:n't| not) (?:call|describe|say) (?:that|it|this)\b",
    r"(?:must|have to|need to) correct (?:you|the|that|this)\b",
    r"is (?:an? |a bit |rather )?exaggerat\w+",
    r"(?:was|were|is) not \S+ (?:\w+ )?but \S+",
    r"because (?:they|it|he|we|you) (?:were|was|did|have|had|are)\b(?=[ ,]*(?:up|on|there|here|told|sent|open|"
    r"[,.!]))",
    r"(?:can't|cannot) let (?:that|this|it) (?:one )?stand\b",
    r"(?:does not|doesn't) (?:prove|mean) (?:anything|that|a thing)\b",
    r"(?:our|my|the) (?:\w+ ){0,2}(?:tracker|log|system|report|note|record|camera|sheet)s? (?:\w+ )?"
    r"(?:shows?|says?|would have|stands)\b[^.?!]*\b(?:so|did|nothing|was|not)\b",
    r"(?:don't|do not|doesn't|does not|never) (?:\w+ )?(?:turn|break|fail|shrink|make mistakes|happen by)\b",
    r"in our experience\b",
    r"wouldn't have (?:raised|sent|charged|said|happened)\b",
)
"""How somebody disputes what a customer told them."""
_RUNS_DOWN = _any(
    r"between (?:us|ourselves|you and me)\b",
    r"(?:couldn't|could not) (?:\w+ )?(?:find|change|teach|organi[sz]e|run|boil|hit|tell)\b(?! (?:you|your|out))",
    r"(?:cowboys?|clowns?|amateurs?|beginners|idiots?|bunglers?)\b",
    r"(?:is|are|was|were) (?:\w+ly |a bit |just |so |known for )*(?:hopeless|useless|rubbish|shocking|clueless|awful|"
    r"incompetent|terrible|dreadful|appalling|a joke|a disgrace|the \w+est|for ?ever|for ever|always so|no good)\b",
    r"(?:wouldn't|would not|never) (?:\w+ )?(?:trust|send|touch|have used|pay|recommend|be trusted)\b"
    r"[^.?!]*\b(?:them|they|him|her|that|those|lot|anyone|again|with)\b",
    r"cut(?:s|ting)? corners\b",
    r"(?:bodge|botch|mess|bungl)\w* (?:it|up|the|job|every)\b|(?:bodged|botched|bungled)\b",
    r"say no more\b",
    r"mopping up\b",
    r"(?:they|he|she) (?:only|just) (?:want|care|think)s?\b",
    r"(?:awful|dreadful|terrible|shoddy) (?:outfit|firm|lot|people|company|service)\b|rubbish from\b|fit for \w+[,.]",
    r"(?:knows?|understood|understands?|learns?) (?:\w+ )?nothing\b|forgets (?:all|everything)\b",
    r"getting (?:things|it|everything) wrong\b|waste of (?:money|time)\b|wasted money\b",
    r"what (?:do you|did you) expect (?:from|of)\b",
    r"(?:better|faster|quicker) than (?:that|those|they|them)\b",
    r"(?:that'll|that will) be (?:them|the)\b|that'?s [A-Z]\S+ for you\b",
    r"(?:don't|doesn't) know what (?:they're|he's|she's|they are|they) (?:doing|do)\b|they dont know what\b",
)
"""How a colleague, a supplier or a rival is run down."""
_BRUSHES_OFF = _any(
    r"we (?:do not|don't) (?:consider|feel|think|believe|recogni[sz]e|regard)\b",
    r"(?:most|many|other|all) (?:of our )?(?:people|customers|guests|members|passengers|users|readers|farmers|"
    r"clients|"
    r"visitors|patients|travellers|viewers)\b[^.?!]*\b(?:find|found|love|like|happy|satisfied|pleased|enjoy|"
    r"manage|prefer)\w*\b",
    r"(?:only|just) (?:really )?a (?:few|guide|handful|small)\b",
    r"positive feedback\b|good service we give\b",
    r"(?:it|that) does say\b",
    r"(?:we have|we've) (?:always )?been (?:doing|selling|making|running)\b",
    r"meets? (?:the|all|every) (?:required|legal|standard)\b",
    r"can(?:'t|not) please every\w+",
    r"(?:matter|question) of taste\b",
    r"(?:done|designed|made|tested|chosen|approved) by (?:professional|expert|specialist|design|the \w+ panel)\w*",
    r"we (?:stand by|are (?:very )?proud of|have won)\b",
    r"(?:duly )?noted[.!]",
    r"wish you (?:better|more)\b",
)
"""How feedback is set aside."""
_THANKED_AWAY = _any(
    r"thank(?:s| you)(?: (?:so|very) much)?(?: for (?:your|the|this|sharing|leaving) (?:\w+ )?"
    r"(?:comments?|views?|feedback|review|opinion|thoughts|input|suggestions?|remarks?|stars?))?[.!]"
)
_CAUSES = _any(
    r"(?:road ?works|bank holiday|sickness|short[- ](?:staffed|handed)|signed off|backlog|legacy|wholesalers?|"
    r"suppliers?|"
    r"the weather|storms?|the system|our system|systems|shortages?|high (?:demand|volumes?)|"
    r"busy (?:time|period|season|week|day)|very busy|hard few weeks|time of year|new (?:till|software|system|"
    r"starter)|"
    r"traffic|strikes?|christmas|migration|the server|the courier|the carrier|understaffed|pandemic|"
    r"couldn't be helped|ran out|broke down)\b",
    r"out of (?:our|everybody's|everyone's|my|anyone's) (?:hands|control)\b|limited control\b|beyond our control\b",
    r"(?:not|isn't) (?:really )?(?:our|my) (?:fault|doing)\b",
    r"every (?:firm|company|shop|one)\b[^.?!]*\b(?:short|same|busy)\b|happens to (?:all|every)\w*",
)
"""Causes that an agent gives, whether or not help stands beside them."""
_FAULTS_THEM = _any(
    r"you (?:should|ought to|could|must) (?:really |also |just |simply |perhaps |first )?have\b",
    r"(?:you|you've|you have) (?:must have |may have |probably |obviously |clearly |simply |just |yourself )*"
    r"(?:forgot|forgotten|failed|missed|ignored|pressed|typed|entered|clicked|didn't|did not|dropped|broke|misread|"
    r"overlooked|mistyped|not read)\b",
    r"(?:had you|if you(?:'d| had)) (?:only )?(?:read|checked|looked|told|called|rung|asked|booked|followed|"
    r"listened|kept|packed)\b",
    r"who (?:\w+ ){1,4}(?:has|must|gets) (?:no|only|to)\b|by (?:the )?normal (?:use|work)\b",
    r"without (?:making|reading|checking|asking)\b|(?:more careful|by you)\b",
    r"comes? (?:of|down to|from) (?:\w+ing|how|the way|care|you)\b|(?:if|had) (?:it|that) had been (?:left|kept|"
    r"done|used)\b",
    r"(?:the|a) (?:householder|recipient|customer|client|owner|tenant|user|passenger|buyer|sender|"
    r"parent)'s (?:\w+)\b",
    r"you (?:should|could|might)(?:'ve|n't have)\b|check how you\b|(?:most|other) people (?:do|don't|put|never|"
    r"always)\b",
    r"(?:user|operator|customer) error\b|wrong (?:use|handling|care)\b",
)
"""How the fault is put on the customer without a word of blame."""
_SHARP = _any(
    r"(?:i don't|don't) (?:know|care) what (?:else )?you\b",
    r"(?:as|like) i(?:'ve| have)? already (?:said|told|explained)\b|as was explained\b",
    r"read (?:it|what|the|my)\b[^.?!]*\b(?:again|sent|wrote|properly|first)\b",
    r"(?:take it or leave it|not my problem|your problem|big deal|so what|grow up|get over it|calm down)\b",
    r"(?:can|may) i stop you\b",
    r"not (?:a hotel|a charity|your (?:servant|secretary|mother)|paid to)\b|no call for that\b",
    r"if you (?:can|could) (?:read|manage|listen)\b|if you read it\b",
    r"moan(?:s|ing|ed)?\b|whin(?:e|ing)\b",
    r"(?:i've|i have|we've) (?:got )?(?:here )?(?:people|others|a queue|\w+ (?:people|customers|"
    r"others)) ?(?:\w+ )?(?:waiting|on hold|on the list)?\b",
    r"if you (?:write|ring|call|keep|carry|don't pay)\b[^.?!]{0,60}\b(?:i|we|you'll|you will|your)\b|(?:keep|"
    r"carry) on (?:at|like|making)\b",
    r"in this tone\b|(?:any|a) child (?:could|can)\b|(?:maybe|perhaps|try) read(?:ing)?\b|can(?:'t| not|"
    r"not) read\b|be our guest\b",
    r"are you (?:even )?(?:reading|listening|deaf|blind|stupid)\b|(?:old|right|such a) (?:misery|baby|nuisance|"
    r"drama)\b",
    r"not everybody has\b|(?:you will|you'll|then you) learn\b|heard it all\b",
    r"surely you\b|how hard (?:is|can)\b|isn't that (?:hard|difficult)\b",
)
"""How somebody is made to feel a nuisance."""
_PRESSES = _any(
    r"(?:today|tonight|now) only\b|only (?:until|till|today|tonight|\w+ left|\w+ \w+ \w+ left)\b",
    r"(?:until|till|by) (?:tonight|tomorrow|midnight|sunday)\b[^.?!]*(?:discount|off|%|free|price)",
    r"(?:you'd|you would|you'll|you will) (?:be )?(?:daft|mad|silly|crazy|regret|kicking|sorry|angry|lose|never)\b",
    r"you (?:can't|cannot) (?:say no|miss|do without)\b",
    r"(?:have you|did you) (?:seen|thought about|considered)\b",
    r"before (?:you go|i (?:do|cancel)|we (?:do|cancel))\b",
    r"upgrad\w+|(?:premium|gold|platinum|deluxe)\b",
    r"(?:let me|shall i|i'll) (?:put|pop|add|sign|upgrade) [^.?!]*(?:through|basket|cart|in|on|up)\b",
    r"\d+ ?% (?:off|discount)",
    r"(?:last chance|don't miss|hurry|a steal|best offer|special offer|ends (?:tonight|today|soon))\b",
    r"(?:three|3|two|2) for (?:two|2|one|1)\b",
)
"""How a sale is pressed."""
_ERRANDS = _any(
    r"(?:please |kindly |need to |have to |must |want to do is |and |then )(?:\w+ ){0,2}(?:print|scan|fill|"
    r"complete|download|"
    r"obtain|enclose|repack|translate|restore|search|post it|take (?:it|the bin)|bring (?:it|them))\b",
    r"(?:if you|you(?:'d| would| must| will| need to| have to| could| can)|perhaps you could|please|kindly|do)"
    r"(?: \w+){0,2} (?:ring|call|phone|get|ask|flag|drag|chase|check with|consult|submit|give) (?:the|your|them|a)\b",
    r"(?:can|may|could|to) be (?:made|submitted|amended|downloaded|requested|brought|taken|obtained|returned) "
    r"(?:by|via|at|online|through)\b",
    r"(?:runs? for it|by yourself|in (?:duplicate|triplicate)|(?:two|three) copies)\b",
    r"once you(?:'ve| have)? (?:sent|received|done)\b",
    r"you can (?:submit|add|enter|change|do) [^.?!]{0,40}(?:app|online|account|website)\b",
)
"""Work that somebody is sent on."""
_PASSES_ON = _any(
    r"(?:ask|check with|run (?:\w+ )?past|refer|put|pass(?:ing)?|send|sent|forward|escalat\w*|present|let|raise|"
    r"hand)\b"
    r"[^.?!;]{0,60}\b(?:managers?|supervisor|team|lead|leader|headquarters|head office|direction|director|surveyor|"
    r"department|desk|dispatch|finance|billing|accounts|doctor|boss)\b",
    r"(?:for a decision|to approve|not the right (?:one|person)|callback|call back)\b",
    r"(?:somebody|someone) (?:above|will decide|else)\b|(?:run|put|past|ask|rather) [^.?!]{0,30}\b(?:mr|mrs|"
    r"ms) [A-Z]",
    r"(?:billing|accounts|finance|the \w+ team) will (?:respond|decide|answer|reply)\b",
    r"matter [^.?!]{0,40}for the (?:\w+ )?manager\b",
)
"""How a matter goes to somebody else."""
_VOWS = _any(
    r"(?:that's a |i |we |and i |so i |i can )promise\b(?!d)",
    r"guarantee(?:d|s)?\b",
    r"(?:definitely|no doubt|without (?:a |any )?doubt|(?:a )?(?:hundred|100) ?(?:per ?cent|%)|hand on heart|"
    r"word of honou?r|you've my word|you have my word)\b",
    r"(?:never|no \w+ will ever) (?:\w+ ){0,3}(?:again|miss)\b",
    r"every (?:single )?(?:thing|penny|cent)\b",
    r"full refund\b|(?:returned|refunded|back) (?:to you )?in full\b|(?:all|whole) (?:of it|twelve|year)\b|"
    r"lifelong\b|for life\b",
    r"whatever (?:the |it |she |he )(?:rules?|map|costs?|charged|says?)\b",
    r"(?:from|out of) (?:our|my) (?:own )?pocket\b|throw in\b|i decide it\b|(?:won't|will not|doesn't) mind\b|"
    r"square it\b",
)
"""How more is promised than anybody can know."""
_IN_HAND = _any(
    r"(?:being|been) (?:looked (?:at|into)|dealt with|handled|prepared|processed|chased|reviewed|logged|noted|"
    r"passed on)\b",
    r"in the system\b|we(?:'ll| will) be in touch\b|after completion\b|follow the matter\b",
    r"(?:somebody|someone|they|he|she) (?:should|might|may|will|'ll) (?:do|decide|call|ring|be in touch|look)\b",
    r"i(?:'ve| have) (?:raised|logged|told|noted|passed)\b",
    r"(?:it's|is|it is) (?:with (?:us|the|our)|in progress|in hand|under review|underway)\b",
)
"""How something is said to be in hand."""
_SOME_DAY = _any(
    r"(?:leave it with (?:me|us)|as soon as (?:we |i )?(?:possibly )?(?:can|possible)|asap|in due course|shortly|"
    r"going forward|fingers crossed)\b",
    r"(?:do|doing) (?:what we can|all we can|everything we can|our best|always our best|my best)\b",
    r"(?:look|looking) (?:at|into|in) (?:it|this|that|the matter|all of)\b",
    r"steps (?:will|are)\b|(?:get|getting) (?:this|it|that) (?:sorted|fixed|solved|resolved)\b",
    r"(?:has been|have been|is being|it's been|being) (?:noted|passed on|chased|forwarded)\b",
    r"(?:will|'ll) (?:surely|certainly|probably) (?:find|get|be)\b|and improve\b",
)
"""How something is promised for some day."""
_LIGHT = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf]|"
    r"\b(?:haha+|hihi|hehe|lol|omg|oops\w*|whoops\w*|yo|bro|dude|mate|bestie|hun|"
    r"deffo|defo|gonna|gotta|wanna|yikes|bummer|heyy+|yay|boom|party|ninjas?|soz|yup|nope|cheers|chill|legend)\b",
    re.IGNORECASE,
)
_OFFICIAL = _any(
    r"(?:your|the) (?:query|request|case(?: number)?|ticket|enquiry|communication|matter|report|complaint|"
    r"correspondence|"
    r"application|order|item|reference|input|response|payment|account|amount|booking) "
    r"(?:has been|have been|is|was|will be) (?:\w+ )?\w+(?:ed|en|ent|id)\b",
    r"(?:noted|logged|registered|confirmed|received|acknowledged)\.",
    r"anything further\b|no (?:further )?(?:action|signature) is\b",
)
"""How nobody speaks to nobody."""
_MACHINES = _any(
    r"(?:faqs?|help (?:cent(?:re|er)|pages?|section)|chat ?bot|virtual assistant|bot|self[- ]service|knowledge base|"
    r"(?:online|web|contact|product) form|main menu|support articles?)\b"
)
_FEEDBACK = re.compile(
    r"[★⭐]|\bstars?\b|\b(?:should|shame|change it|suggest\w*|would be (?:nice|good|better)|you (?:want|need) to|"
    r"ye need|"
    r"would spare|nobody can|feedback|disappoint\w*|used to be)\b",
    re.IGNORECASE,
)

Gate = Callable[[Evidence, Said], bool]


def _always(_: Evidence, __: Said) -> bool:
    return True


def _helps_not(evidence: Evidence, _: Said) -> bool:
    """Return whether nothing was done for the customer."""
    return not evidence.help.deeds and not evidence.help.personal


def _open_end(evidence: Evidence, turn: Said) -> bool:
    """Return whether a turn names neither a time nor a sum, and nothing was done before it."""
    return not turn.exact and not evidence.case.made(Move.CONFIRMS_DONE)


def _may_do_it(evidence: Evidence, turn: Said) -> bool:
    """Return whether the agent has powers of their own, used none, and no danger asks for somebody else."""
    return bool(evidence.case.situation.authority) and not evidence.customer.risks and not turn.has(Move.CONFIRMS_DONE)


def is_feedback(evidence: Evidence, _: Said) -> bool:
    """Return whether the customer tells what should be better."""
    return evidence.case.public or any(_FEEDBACK.search(turn.text) for turn in evidence.case.heard)


def _thanked_away(evidence: Evidence, turn: Said) -> bool:
    """Return whether a short turn to somebody with feedback holds no help."""
    return is_feedback(evidence, turn) and turn.word_count <= _SHORT and not evidence.help.fixes and not turn.exact


def _light_over_trouble(evidence: Evidence, turn: Said) -> bool:
    """Return whether a turn jokes twice and more to somebody in trouble who did not joke first."""
    plays = any(_LIGHT.search(each.text) for each in evidence.case.customer)
    return evidence.customer.trouble is not None and not plays and len(_LIGHT.findall(turn.meant)) >= _JOKES


def _no_person(_: Evidence, turn: Said) -> bool:
    return not any(word.form in ("i", "me", "my", "we", "us", "our") for word in turn.words.words)


_SHORT = 30
"""Words up to which a reply to feedback says little more than thanks (our judgement)."""
_JOKES = 2
"""Jokes, slang and pictures from which a turn is light."""
_WAYS: tuple[tuple[str, re.Pattern[str], Gate], ...] = (
    ("argues", _ARGUES, _always),
    ("criticises-others", _RUNS_DOWN, _always),
    ("dismisses-feedback", _BRUSHES_OFF, is_feedback),
    ("dismisses-feedback", _THANKED_AWAY, _thanked_away),
    ("makes-excuses", _CAUSES, _helps_not),
    ("blames-customer", _FAULTS_THEM, _always),
    ("impolite", _SHARP, _always),
    ("pushy-sales", _PRESSES, _always),
    ("burden-on-customer", _ERRANDS, _helps_not),
    ("needless-escalation", _PASSES_ON, _may_do_it),
    ("over-promises", _VOWS, _always),
    ("no-updates", _IN_HAND, _open_end),
    ("vague-resolution", _SOME_DAY, _open_end),
    ("too-informal", _LIGHT, _light_over_trouble),
    ("robotic-tone", _OFFICIAL, _no_person),
    ("over-automation", _MACHINES, _always),
)
"""How each of these mistakes may sound, and where it is worth asking; every phrase is harmless in some contact."""


def worded(evidence: Evidence) -> Iterator[Hit]:
    """Yield the first place of each mistake that the agent's wording points to."""
    for mistake, signs, gate in _WAYS:
        place = _first(evidence, signs, gate)
        if place is not None:
            yield at(mistake, place, sure=False)


def _first(evidence: Evidence, signs: re.Pattern[str], gate: Gate) -> Place | None:
    for turn in evidence.case.agent:
        found = signs.search(turn.meant)
        if found and gate(evidence, turn):
            return Place(turn, *found.span())
    return None


DETECTORS = (worded,)
