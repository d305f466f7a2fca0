"""Values drawn at random, for hypothesis: everything that the stores keep."""

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from simulator.domain.acts import Act, Band
from simulator.domain.assignment import Appeal, Assignment
from simulator.domain.channel import Channel
from simulator.domain.contact import Contact, ContactStatus, ContactTurn, ScoreEntry, ScoreSource, TurnStatus
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.people import Person, Role
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import CustomerState, Direction, EndReason, NeedStatus
from simulator.domain.verdict import (
    CriticalError,
    FoundMistake,
    GraderName,
    Overall,
    Praise,
    Promise,
    Quote,
    Scorecard,
    TurningPoint,
    Verdict,
)
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
some_words = words.map(lambda text: text.strip() or "x")
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
points = st.integers(0, 100)
whole = st.integers(0, 2**40)
places = st.integers(0, 2**31 - 1)
levels = st.integers(1, 5)
zones = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(9000, 1, 1), timezones=zones)


def maybe(drawn):
    return st.none() | drawn


def several(drawn):
    return st.lists(drawn, max_size=3).map(tuple)


quotes = st.builds(Quote, turn=places, start=places, end=places, quote=words)
moves = st.builds(
    FoundMove,
    move=st.sampled_from(Move),
    confidence=points,
    start=places,
    end=places,
    about=several(ids),
    amount=maybe(whole),
    due=maybe(words),
)
readings = st.builds(
    Reading, moves=several(moves), about=several(ids), asked=several(ids), amounts=several(whole), words=places
)
actions = st.builds(ActionTaken, id=ids, amount=maybe(whole))
states = st.builds(
    CustomerState,
    seed=st.integers(-(2**63), 2**63 - 1),
    at=whole,
    frustration=points,
    trust=points,
    patience=points,
    band=st.sampled_from(Band),
    needs=st.dictionaries(ids, st.sampled_from(NeedStatus), max_size=3),
    told=several(ids),
    offers=st.dictionaries(ids, places, max_size=3),
    made=st.dictionaries(st.sampled_from(Move), places, max_size=3),
    actions=several(actions),
    unanswered=several(ids),
    replies=places,
    settled=st.booleans(),
    ended=maybe(st.sampled_from(EndReason)),
)
directions = st.builds(
    Direction,
    act=st.sampled_from(Act),
    band=st.sampled_from(Band),
    facts=several(ids),
    topic=maybe(ids),
    event=maybe(words),
)


def turns(contact_id: str, number: int) -> st.SearchStrategy[ContactTurn]:
    return st.builds(
        ContactTurn,
        contact_id=st.just(contact_id),
        number=st.just(number),
        role=st.sampled_from(["customer", "agent"]),
        text=words,
        at=whole,
        real_at=moments,
        status=st.sampled_from(TurnStatus),
        elapsed=whole,
        reading=maybe(readings),
        actions=several(actions),
        state=maybe(states),
        direction=maybe(directions),
        engine=words,
    )


def contacts(contact_id: str, person: Person) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        id=st.just(contact_id),
        person_id=st.just(person.id),
        team_id=st.just(person.team_id),
        persona=ids,
        scenario=ids,
        channel=st.sampled_from(Channel),
        language=words,
        seed=st.integers(-(2**63), 2**63 - 1),
        status=st.sampled_from(ContactStatus),
        versions=st.dictionaries(words, words, max_size=3),
        started_at=moments,
        ready_at=maybe(moments),
        ended_at=maybe(moments),
        end_reason=maybe(st.sampled_from(EndReason)),
        shared=st.booleans(),
        scored=st.booleans(),
        parent_turn=maybe(places),
        void_reason=words,
        hints_used=places,
    )


verdicts = st.builds(
    Verdict,
    criterion=ids,
    level=maybe(levels),
    reason=words,
    quotes=several(quotes),
    unscored=maybe(words),
    not_relevant=st.booleans(),
    improve=words,
)
mistakes = st.builds(FoundMistake, id=ids, turn=places, quote=maybe(quotes), tip=words, better=words)
cards = st.builds(
    Scorecard,
    id=ids,
    verdicts=several(verdicts),
    overall=maybe(st.builds(Overall, points=whole, weight=st.integers(1, 1000))),
    passed=maybe(st.booleans()),
    resolved=maybe(st.sampled_from(["yes", "no", "refused"])),
    critical=several(st.builds(CriticalError, id=ids, sentence=words, quote=quotes)),
    mistakes=several(mistakes),
    possible_mistakes=several(mistakes),
    promises=several(
        st.builds(
            Promise,
            turn=places,
            quote=quotes,
            amount=maybe(whole),
            due=maybe(words),
            status=st.sampled_from(["done", "open", "not_done", "beyond_authority"]),
        )
    ),
    praise=several(st.builds(Praise, quote=quotes, why=words)),
    turning_point=maybe(st.builds(TurningPoint, turn=places, quote=quotes, why=words, for_the_better=st.booleans())),
    better_reply=maybe(mistakes),
    notes=several(words),
    grader=st.builds(GraderName, name=words, version=words, model=maybe(words), rubric=words, rubric_version=words),
)


def scores(entry_id: str, contact_id: str) -> st.SearchStrategy[ScoreEntry]:
    return st.builds(
        ScoreEntry,
        id=st.just(entry_id),
        contact_id=st.just(contact_id),
        source=st.sampled_from(ScoreSource),
        card=cards,
        at=moments,
        by=maybe(words),
        reason=words,
        changed=st.dictionaries(ids, levels, max_size=3),
    )


def people(person_id: str, team_id: str) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        id=st.just(person_id),
        name=some_words,
        team_id=st.just(team_id),
        roles=st.frozensets(st.sampled_from(Role)),
        active=st.booleans(),
        sample=st.booleans(),
        may_sign_in=st.booleans(),
        told_at=maybe(words),
        time_zone=words,
        pace=places,
    )


def assignments(assignment_id: str, team_id: str) -> st.SearchStrategy[Assignment]:
    return st.builds(
        Assignment,
        id=st.just(assignment_id),
        team_id=st.just(team_id),
        persona=ids,
        scenario=ids,
        due=st.dates(),
        by=ids,
        at=moments,
        note=words,
        withdrawn=st.booleans(),
    )


def appeals(appeal_id: str, contact_id: str, person_id: str) -> st.SearchStrategy[Appeal]:
    return st.builds(
        Appeal,
        id=st.just(appeal_id),
        contact_id=st.just(contact_id),
        person_id=st.just(person_id),
        reason=some_words,
        at=moments,
        criterion=maybe(ids),
        answer=maybe(words),
        answered_by=maybe(ids),
        answered_at=maybe(moments),
    )


def versions(item_id: str) -> st.SearchStrategy[ContentVersion]:
    return st.builds(
        ContentVersion,
        kind=st.sampled_from(ContentKind),
        id=st.just(item_id),
        number=st.just(1),
        sha256=words,
        text=words,
        author=words,
        at=moments,
        status=st.sampled_from(VersionStatus),
    )
