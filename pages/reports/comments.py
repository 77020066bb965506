"""What customers wrote: searched by words, topics and score, and read a page at a time."""

from pages.reports import comments_read, comments_search
from pages.ui import choice, load, voices

filters = choice.current()
if not voices.nothing_said(filters):
    comments_read.read(load.Asked("satisfaction/comments", filters), comments_search.MOST)
