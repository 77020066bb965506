"""Words put on customers, and taken off."""

from collections.abc import Sequence

from data.entry.booking import Entry
from data.entry.chosen import CHOSEN, Acted, acted, leave_out, one_of
from data.errors import EntryError
from data.schema import metadata
from data.warehouse import Warehouse

_tags = metadata.tables["customer_tags"]
LONGEST = 60


def tag(warehouse: Warehouse, customer_ids: Sequence[str], tag: str, by: str | None = None) -> Acted:
    """Put a word on the customers who do not bear it yet, in the spelling in which it is in use.

    Raises EntryError for an unknown customer, and for a word that is empty or longer than 60 characters.
    """
    wanted = _word(tag)

    def work(entry: Entry) -> None:
        word = _spelt(entry, wanted)
        if not leave_out(entry, "customer_id in (select customer_id from customer_tags where tag = ?)", word):
            return
        entry.what = f"tag {word}"
        entry.rows += entry.count(
            f"insert into customer_tags (customer_id, tag, batch_id) select customer_id, ?, ? from {CHOSEN}",
            word,
            entry.batch_id,
        )
        entry.note("tag", "customer", one_of(customer_ids), None, {"tag": word}, entry.meant)

    return acted(warehouse, f"tag {wanted}", customer_ids, by, work)


def untag(warehouse: Warehouse, customer_ids: Sequence[str], tag: str, by: str | None = None) -> Acted:
    """Take a word off the customers who bear it. Raises EntryError as `tag`."""
    wanted = _word(tag)

    def work(entry: Entry) -> None:
        word = _spelt(entry, wanted)
        if not leave_out(entry, "customer_id not in (select customer_id from customer_tags where tag = ?)", word):
            return
        entry.what = f"untag {word}"
        entry.run(
            f"create or replace temp table entry_gone as select customer_id, ?::varchar as tag from {CHOSEN}", word
        )
        entry.rows += entry.take_away(_tags, "entry_gone")
        entry.run("drop table entry_gone")
        entry.note("untag", "customer", one_of(customer_ids), {"tag": word}, None, entry.meant)

    return acted(warehouse, f"untag {wanted}", customer_ids, by, work)


def _word(tag: str) -> str:
    word = " ".join(tag.split())
    if not word:
        raise EntryError("The tag is empty.")
    if len(word) > LONGEST:
        raise EntryError("The tag {tag} is longer than {most} characters.", tag=f"{word[:20]}…", most=LONGEST)
    return word


def _spelt(entry: Entry, word: str) -> str:
    """As the word is spelt on most customers, so that VIP and vip do not become two."""
    found = entry.run(
        "select tag from customer_tags where lower(tag) = lower(?) group by tag order by tag = ? desc, count(*) desc, "
        "tag limit 1",
        word,
        word,
    )
    return str(found[0][0]) if found else word
