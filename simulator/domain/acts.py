"""What a customer can do next, and how their mood looks from outside."""

from enum import StrEnum


class Band(StrEnum):
    """How the mood looks to somebody who sees the person."""

    CALM = "calm"
    IRRITATED = "irritated"
    ANGRY = "angry"
    FURIOUS = "furious"


class Act(StrEnum):
    """What the customer does next; the keys of a persona's lines."""

    VENT = "vent"
    DEMAND = "demand"
    ANSWER = "answer"
    DONT_KNOW = "dont_know"
    GO_ON = "go_on"
    """A short sign that they are listening ("ok", "and?")."""
    ASK_AGAIN = "ask_again"
    CALL_OUT_FORM_LETTER = "call_out_form_letter"
    CALL_OUT_REPEAT = "call_out_repeat"
    CALL_OUT_CONTRADICTION = "call_out_contradiction"
    CALL_OUT_INSTRUCTION = "call_out_instruction"
    """Puzzled by text that was not meant for a customer."""
    PUSH_BACK = "push_back"
    ASK_PROOF = "ask_proof"
    SOFTEN = "soften"
    ACCEPT_CONDITIONALLY = "accept_conditionally"
    ACCEPT = "accept"
    ACCEPT_REFUSAL = "accept_refusal"
    ASK_SUPERVISOR = "ask_supervisor"
    NUDGE = "nudge"
    LEAVE = "leave"
    CLOSE = "close"
