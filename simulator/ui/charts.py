"""Charts as they stand on a page: in the palette of the theme, with words for who can't see them."""

import plotly.graph_objects as go
import plotly.io as pio
import streamlit as st

# Streamlit keeps its palettes in the template of this name and swaps them with the theme, light or dark.
_LAYOUT = pio.templates["streamlit"].layout
PALETTE: tuple[str, ...] = tuple(_LAYOUT.colorway)
DIVERGING = _LAYOUT.colorscale.diverging


def show_chart(figure: go.Figure, key: str, words: str) -> None:
    """Draw a chart; `words` say what it shows."""
    st.plotly_chart(figure, key=key, config={"displayModeBar": False}, alt=words)
