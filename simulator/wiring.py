"""Settings turned into ready use cases: the one place where adapters are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from simulator.content import FileLibrary, load_library
from simulator.domain.moves import Reading
from simulator.domain.transcript import Situation, Transcript
from simulator.domain.verdict import Scorecard
from simulator.grading import BuiltinGrader
from simulator.ports import Clock, Grader, Reader, Voice
from simulator.reader import BuiltinReader
from simulator.settings import Settings
from simulator.storage import (
    Database,
    SqlContactStore,
    SqlPersonStore,
    SqlReportStore,
    SqlReviewStore,
    SqlScoreStore,
    SqlSettingStore,
    SqlVersionStore,
    new_id,
    open_database,
)
from simulator.usecases.assign import Assign
from simulator.usecases.author import Author
from simulator.usecases.course import Course
from simulator.usecases.grade import Grade
from simulator.usecases.people import People
from simulator.usecases.plan import Plan
from simulator.usecases.practise import Practise
from simulator.usecases.rehearse import Rehearse
from simulator.usecases.report import Report
from simulator.usecases.review import Review
from simulator.usecases.samples import Samples
from simulator.usecases.scoring import Scoring
from simulator.voice import ScriptVoice

CONTENT_ROOT = Path(__file__).resolve().parents[1]
"""The folder with personas/, companies/ and rubrics/ as shipped."""


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return datetime.now(UTC)


class LibraryGrader:
    """The built-in grader over what the library holds at that moment, so that a saved rubric counts at once."""

    name = BuiltinGrader.name
    version = BuiltinGrader.version

    def __init__(self, library: FileLibrary, reader: Reader) -> None:
        self._library = library
        self._reader = reader

    def grade(
        self, transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, rubric_id: str = "core"
    ) -> Scorecard:
        """Return the scorecard of one contact."""
        content = self._library
        grader = BuiltinGrader(content.rubrics(), content.mistakes(), content.norms(), read=self._reader.read)
        return grader.grade(transcript, readings, situation, rubric_id)


@dataclass(frozen=True)
class Engine:
    """What works without a database: content, customer and grader."""

    library: FileLibrary
    reader: Reader
    voice: Voice
    grader: Grader
    grade: Grade
    rehearse: Rehearse


@dataclass(frozen=True)
class App:
    """Every use case of a running installation."""

    library: FileLibrary
    people: People
    practise: Practise
    assign: Assign
    review: Review
    report: Report
    plan: Plan
    author: Author
    grade: Grade
    rehearse: Rehearse
    samples: Samples


def open_engine(library: FileLibrary | None = None) -> Engine:
    """Return reader, voice and grader over a library, the shipped one where none is given."""
    content = library or load_library(CONTENT_ROOT)
    reader, voice = _reader(), ScriptVoice()
    grader = LibraryGrader(content, reader)
    return Engine(
        library=content,
        reader=reader,
        voice=voice,
        grader=grader,
        grade=Grade(reader, grader, content),
        rehearse=Rehearse(content, reader, voice, grader),
    )


@cache
def _reader() -> Reader:
    """Return the one reader of this process; its cues and weights are compiled once."""
    return BuiltinReader()


def open_app(settings: Settings, clock: Clock | None = None) -> App:
    """Return the use cases over an opened and migrated database, with the shipped content registered in it."""
    return app_over(open_database(settings.database_url), clock or SystemClock())


def app_over(database: Database, clock: Clock, library: FileLibrary | None = None) -> App:
    """Return the use cases over one database."""
    people, contacts, scores = SqlPersonStore(database), SqlContactStore(database), SqlScoreStore(database)
    reviews, versions, reports = SqlReviewStore(database), SqlVersionStore(database), SqlReportStore(database)
    engine = open_engine(library)
    content = engine.library
    author = Author(content, versions, SqlSettingStore(database), clock)
    author.register_shipped()

    def practise_at(moment: Clock) -> Practise:
        scoring = Scoring(contacts, scores, content, engine.grader, moment, new_id)
        course = Course(contacts, content, engine.voice, scoring, moment)
        return Practise(contacts, content, engine.reader, course, moment, new_id)

    assign = Assign(reviews, reports, people, content, clock, new_id)
    report = Report(contacts, scores, reviews, reports, people, versions, content, clock)
    return App(
        library=content,
        people=People(people, clock),
        practise=practise_at(clock),
        assign=assign,
        review=Review(contacts, scores, reviews, people, content, clock, new_id),
        report=report,
        plan=Plan(assign, report, content),
        author=author,
        grade=engine.grade,
        rehearse=engine.rehearse,
        samples=Samples(people, contacts, reviews, content, practise_at, clock, new_id),
    )
