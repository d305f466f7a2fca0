"""How far the two readers of the corpus agree, hand by hand: `python -m simulator.training.agreement`."""

from collections.abc import Iterable, Sequence

import numpy as np

from simulator.grading.statistics import weighted_kappa
from simulator.training.contacts import CONTACTS, Contact, hands, load_contacts
from simulator.training.corpus import MESSAGES, Labelled, load_messages
from simulator.training.levels import CRITERIA


def kappas(contacts: Sequence[Contact]) -> Sequence[float]:
    """Return the weighted kappa of both readers by criterion, over what both scored."""
    return [_kappa([_levels(contact, criterion) for contact in contacts]) for criterion in CRITERIA]


def _levels(contact: Contact, criterion: str) -> tuple[int | None, int | None]:
    second = contact.second.levels.get(criterion) if contact.second else None
    return contact.first.levels.get(criterion), second


def _kappa(pairs: Iterable[tuple[int | None, int | None]]) -> float:
    first, second = zip(*((ours, theirs) for ours, theirs in pairs if ours and theirs), strict=True)
    return weighted_kappa(np.array(first, dtype=np.int64), np.array(second, dtype=np.int64))


def f1(pairs: Iterable[tuple[Iterable[str], Iterable[str]]]) -> float:
    """Return how far two readers name the same labels."""
    sets = [(frozenset(ours), frozenset(theirs)) for ours, theirs in pairs]
    named = sum(len(ours) + len(theirs) for ours, theirs in sets)
    return 2 * sum(len(ours & theirs) for ours, theirs in sets) / named if named else float("nan")


def of_moves(messages: Sequence[Labelled]) -> float:
    """Return how far both readers name the same moves."""
    return f1((message.moves, message.second.moves) for message in messages if message.second)


def of_mistakes(messages: Sequence[Labelled]) -> float:
    """Return how far both readers name the same mistakes, where the set was read for them."""
    read = (message for message in messages if message.mistakes is not None and message.second)
    return f1((message.mistakes or (), (message.second and message.second.mistakes) or ()) for message in read)


def main() -> None:
    """Print the agreement of contacts, then of messages."""
    print(f"{'contacts':14}{'n':>5}" + "".join(f"{name:>11}" for name in CRITERIA) + f"{'mistakes F1':>13}")
    for hand in hands():
        contacts = load_contacts(CONTACTS / hand)
        mistakes = f1((each.first.mistakes, each.second.mistakes) for each in contacts if each.second)
        figures = "".join(f"{kappa:11.2f}" for kappa in kappas(contacts))
        print(f"{hand:14}{len(contacts):5}{figures}{mistakes:13.2f}")
    print(f"\n{'messages':14}{'n':>5}{'moves F1':>11}{'mistakes F1':>13}")
    for path in sorted(MESSAGES.glob("*.jsonl")):
        messages = load_messages(path)
        print(f"{path.stem:14}{len(messages):5}{of_moves(messages):11.2f}{of_mistakes(messages):13.2f}")


if __name__ == "__main__":
    main()
