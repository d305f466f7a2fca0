"""The first thing a stranger sees: what this is, and the sample people to try it as."""

import streamlit as st

from simulator.ui.navigation import this_address
from simulator.ui.session import form_token
from simulator.ui.welcome import show_example, show_promise, show_sample_people, show_why_not_offered

token = form_token()
with st.container(key="welcome"):
    left, right = st.columns([11, 9], gap="large", vertical_alignment="center")
    with left:
        show_promise()
        if token:
            show_sample_people(token, this_address())
        else:
            show_why_not_offered()
    with right, st.container(key="card_example"):
        show_example()
