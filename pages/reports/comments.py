"""What customers wrote: searched by words, topics and score, and read a page at a time."""

from pages.reports import comments_read, comments_search
from pages.ui import choice, load, voices

filters = choice.get_effective_filters()
if not voices.warn_if_no_responses(filters):
    comments_read.render_comments(load.QueryRequest("satisfaction/comments", filters), comments_search.MAX_SEARCHED)
