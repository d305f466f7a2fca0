import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.domain.errors import NotFound
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus

from .made import made_version


def test_texts_are_numbered_by_item_in_the_order_in_which_they_are_kept(empty):
    first = empty.versions.add_version(made_version("a"))
    second = empty.versions.add_version(made_version("b"))
    other = empty.versions.add_version(made_version("a", id="bob"))
    company = empty.versions.add_version(made_version("a", kind=ContentKind.COMPANY))
    assert [version.number for version in (first, second, other, company)] == [1, 2, 1, 1]
    assert empty.versions.versions() == (company, first, second, other)
    assert empty.versions.versions(ContentKind.PERSONA) == (first, second, other)
    assert empty.versions.versions(ContentKind.PERSONA, "ann") == (first, second)
    assert empty.versions.versions(item_id="ann") == (company, first, second)


def test_a_text_that_is_kept_is_returned_as_it_is(empty):
    first = empty.versions.add_version(made_version("a"))
    empty.versions.add_version(made_version("b"))
    assert empty.versions.add_version(made_version("a", author="somebody else", number=9)) == first
    assert len(empty.versions.versions()) == 2


def test_a_status_changes_and_the_text_does_not(empty):
    kept = empty.versions.add_version(made_version("a", status=VersionStatus.DRAFT))
    meddled = ContentVersion(**{**dict(kept), "status": VersionStatus.RETIRED, "text": "b", "author": "eve"})
    empty.versions.set_status(meddled)
    assert empty.versions.versions() == (ContentVersion(**{**dict(kept), "status": VersionStatus.RETIRED}),)


def test_the_status_of_a_version_that_is_not_kept_cannot_change(empty):
    with pytest.raises(NotFound):
        empty.versions.set_status(made_version())


def test_people_who_save_at_once_each_get_a_number(empty):
    gate = threading.Barrier(4)

    def save(name):
        gate.wait()
        return empty.versions.add_version(made_version(name)).number

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(save, "abcd")) == [1, 2, 3, 4]


def test_people_who_save_the_same_text_at_once_get_the_same_version(empty):
    gate = threading.Barrier(4)

    def save(author):
        gate.wait()
        return empty.versions.add_version(made_version("same", author=author))

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(save, "abcd"))) == 1
    assert len(empty.versions.versions()) == 1
