"""Every shared piece on one page, run by the browser tests to look at it in both themes."""

from pathlib import Path

import plotly.graph_objects as go
import plotly.io as pio
import streamlit as st

import simulator.ui
from simulator.domain.acts import Band
from simulator.ui import conversation as talk
from simulator.ui import html as piece

HOSTILE = "<img src=x onerror=alert(1)> **not bold** [link](https://example.org)"


def brief() -> None:
    piece.show_html(
        piece.heading("Half an order, full table", "Live chat, second attempt"),
        piece.meter(40),
        piece.part(
            "You may",
            piece.icon_list(
                [
                    piece.Line("check", "Courier the same day within 30 km, one per order", "good"),
                    piece.Line("close", "“Valued customer”"),
                ]
            ),
        ),
        piece.part("Ask first", piece.icon_list([piece.Line("supervisor_account", "Anything above $40", "care")])),
    )
    st.button("Give me a hint, 1 left", icon=":material/lightbulb:", width="stretch")


def chat() -> None:
    piece.show_html(piece.person_head("Marcus T.", "Live chat, waiting 1:12", piece.mood(Band.IRRITATED)))
    marks = [talk.Mark(0, 9, "worked"), talk.Mark(4, 14, "turning"), talk.Mark(20, 33, "change")]
    piece.show_html(
        talk.conversation(
            talk.bubble("hi. half my order is missing", "customer", "Marcus, 14:02", turn=0),
            talk.bubble(HOSTILE, "agent", "You, 14:03", turn=1, seen=True),
            talk.happened("Marcus started typing, then stopped"),
            talk.bubble("Sorry to leave you. Let me find out when.", "agent", "Turn 2", turn=2, marks=marks),
            talk.typing("Marcus"),
        ),
        talk.legend(),
    )
    st.text_area("Your reply", "Eight people on Sunday", height=90)
    piece.show_html(piece.notice("One thing before you send.", "Nobody has looked up the slots."))
    left, right = st.columns(2)
    left.button("Check before sending", icon=":material/fact_check:")
    right.button("Send", type="primary", shortcut="Ctrl+Enter", icon=":material/send:")


def desk() -> None:
    piece.show_html(
        piece.part("Record", piece.key_values({"Customer": "Marcus Tell, since 2021", "Order": "7-30418, $712"}))
    )
    piece.show_html(piece.part("Act"))
    with st.container(key="rows_act"):
        st.button(piece.row_label("Book courier", "1 per order"), icon=":material/local_shipping:", key="a")
        st.button(piece.row_label("Give credit", "up to $40"), icon=":material/savings:", key="b")
        st.button(piece.row_label(HOSTILE), key="c")


def results() -> None:
    piece.show_html(
        piece.heading("Marcus gets his four chairs tonight.", "Live chat, 17 Oct", rank=1),
        piece.chips(
            piece.chip("Passed", "check_circle", "good"),
            piece.chip("8 min", "schedule"),
            piece.chip("Was 3 stars yesterday", "trending_down", "care"),
            piece.chip("Critical", "gpp_maybe", "critical"),
        ),
        piece.stars(2),
    )
    piece.show_html(
        piece.columns([piece.level(4), piece.level(None), *(piece.mood(band) for band in Band)]), piece.turn_link(2)
    )
    piece.show_html(piece.stat("4", "of 9 are below 3 in ownership.", piece.onward_link("See who", "/team")))


def widgets() -> None:
    left, right = st.columns(2)
    with left:
        st.segmented_control("View", ["Brief", "Chat", "Desk"], default="Chat")
        st.selectbox("Scenario", ["Half an order", "Slept through the alarm"])
        st.text_input("Reason", placeholder="Why the score should change")
        st.date_input("Due by", "2026-10-17")
        st.radio("Reply goes out", ["Now", "In an hour"], horizontal=True)
        with st.expander("What is kept and who sees it"):
            st.text("Your contacts are your own.")
        st.tabs(["People", "Requests"])
        st.info("Nothing here yet.")
    with right:
        lines = {"Trust": [50, 44, 31, 63], "Frustration": [48, 60, 70, 24], "Patience": [80, 66, 45, 41]}
        colours = pio.templates["streamlit"].layout.colorway
        figure = go.Figure(
            [
                go.Scatter(y=values, name=name, line={"color": colour})
                for (name, values), colour in zip(lines.items(), colours, strict=False)
            ]
        )
        figure.update_layout(height=260, margin={"l": 30, "r": 10, "t": 10, "b": 30}, paper_bgcolor="rgba(0,0,0,0)")
        figure.update_layout(plot_bgcolor="rgba(0,0,0,0)", xaxis_title="Turn")
        st.plotly_chart(figure, width="stretch", config={"displayModeBar": False}, alt="Trust over four turns")
        st.dataframe({"Person": ["Aylin D.", "Ben O."], "Contacts": [6, 4]}, hide_index=True)


st.html(Path(simulator.ui.__file__).parent / "style.css")
for column, (key, part) in zip(
    st.columns([3, 6.5, 3.4]),
    {"panel_brief": brief, "panel_chat": chat, "panel_desk": desk}.items(),
    strict=True,
):
    with column, st.container(key=key):
        part()
with st.container(key="card_results"):
    results()
with st.container(key="card_widgets"):
    widgets()
with st.container(key="accent_one_thing"):
    piece.show_html(
        piece.heading("The one thing to change"), talk.quoted("Let me find out", [talk.Mark(0, 6, "change")])
    )
    st.button("Try it from here", type="primary", icon=":material/replay:")
