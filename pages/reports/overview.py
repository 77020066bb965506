"""How the business stands: four numbers, the trend, and what changed."""
import streamlit as st
st.write("hello")
