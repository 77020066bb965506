"""Is a customer right as it was typed, and what does a person read where it is not?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from data.entry.record.draft import Draft, Person
from data.entry.record.validation import check_draft, check_field, check_references, normalize_draft
from data.parsing import identity_number, text_cleaning, typed_values
from data.schema.customer_archive import KINDS, list_fields_of_kind
from data.warehouse import Warehouse

TODAY = date(2026, 6, 1)
PERSON = {"name": "张三", "mobile": "13812345678"}
Small = Callable[..., Warehouse]


def find_problem(name: str, text: str, kind: str = "individual", **besides: str) -> str | None:
    """What stands beside the field."""
    reason = check_field(name, text, Draft(kind, besides), TODAY)
    return None if reason is None else str(reason)


def wrong(kind: str = "individual", persons: tuple[Person, ...] = (), **values: str) -> list[str]:
    """The fields that something is wrong with."""
    return [one.field for one in check_draft(Draft(kind, values, persons), TODAY)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_and_one_way_to_reach_are_enough(kind: str) -> None:
    for way, text in {
        "mobile": "13812345678",
        "phone": "021-62345678",
        "email": "a@example.com",
        "address": "x",
    }.items():
        assert wrong(kind, name="安", **{way: text}) == []
    assert wrong(kind) == ["name", ""]
    assert wrong(kind, name="安") == [""]


def test_a_contact_person_alone_does_not_make_a_firm_reachable() -> None:
    assert wrong("enterprise", (Person("李四", "owner"),), name="岚岳") == [""]
    assert wrong("enterprise", (Person("", "owner"),), name="岚岳", phone="021-62345678") == ["persons"]
    assert wrong("enterprise", (Person("李四", "king"),), name="岚岳", phone="021-62345678") == ["persons"]


def test_a_kind_that_is_none_is_said_alone() -> None:
    assert wrong("robot", name="安") == ["kind"]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("13812345678", "13812345678"),
        (" 138 1234 5678 ", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("86 13812345678", "13812345678"),
        ("（+86）13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("‭13812345678‬", "13812345678"),
        ("+44 (0)7911 123456", "+447911123456"),
        ("0044 7911 123456", "+447911123456"),
        ("+852 9123 4567", "+85291234567"),
        ("19912345678", "19912345678"),
    ],
)
def test_a_mobile_number_is_stored_in_one_way_of_writing(text: str, stored: str) -> None:
    assert normalize_draft(Draft(values={"mobile": text})).values == {"mobile": stored}
    assert find_problem("mobile", text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1381234567", "has 11 digits; this one has 10"),
        ("138123456789", "has 11 digits; this one has 12"),
        ("12912345678", "begins with 13 to 19"),
        ("62345678", "a fixed line belongs into Phone"),
        ("0913 123 456", "with + and the country's code"),
        ("13812345678 or so", "only digits"),
        ("+999 1234", "No country"),
        ("+852 9123", "longer or shorter"),
        ("+86 1381234567", "this one has 10"),
        ("+86 021 6234", "11 digits"),
    ],
)
def test_a_wrong_mobile_number_says_what_would_be_right(text: str, reason: str) -> None:
    assert reason in str(find_problem("mobile", text))


@pytest.mark.parametrize(
    "text", ["021-62345678", "(021) 6234 5678", "95588", "+49 30 901820", "0755-2345678转12", "400-810-8888 ext. 3"]
)
def test_a_telephone_number_may_be_written_as_people_do(text: str) -> None:
    assert find_problem("phone", text) is None


@pytest.mark.parametrize("text", ["call me", "12", "1" * 30, "021-6234567a"])
def test_what_nobody_can_dial_is_no_telephone_number(text: str) -> None:
    assert find_problem("phone", text) is not None


@pytest.mark.parametrize("text", ["a@example.com", "o'neil@x.ie", "张三@例子.中国", "first.last+tag@sub.example.co.uk"])
def test_addresses_in_use_pass(text: str) -> None:
    assert find_problem("email", text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("zhang", "one @"),
        ("a@b@c.de", "one @"),
        ("zhang san@example.com", "no blank"),
        ("a@example", "a point in it"),
        ("a..b@example.com", "no e-mail address"),
        ("a@example..com", "no e-mail address"),
        ("@example.com", "no e-mail"),
    ],
)
def test_a_wrong_address_says_what_is_missing(text: str, reason: str) -> None:
    assert reason in str(find_problem("email", text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11010519491231002X", None),
        ("11010519491231002x", None),
        ("110105 19491231 002X", None),
        ("110105491231002", None),
        ("E12345678", None),
        ("H1234567(8)", None),
        ("911124198108030024", None),
        ("110105194912310021", "the last character would be X"),
        ("11010519491231003X", "the last character would be"),
        ("99010519491231002X", "no province"),
        ("11010519491331002X", "19491331 in it are no day"),
        ("110105209912310020", "still to come"),
        ("1101051949123100", "this one has 16"),
        ("11O105194912310021", "17 digits"),
        ("x", "at least 4"),
        ("#####", "letters, digits"),
    ],
)
def test_the_number_of_a_persons_document_is_looked_at(text: str, reason: str | None) -> None:
    found = find_problem("id_number", text)
    assert found is None if reason is None else reason in str(found)


def test_the_number_agrees_with_the_day_of_birth() -> None:
    assert find_problem("id_number", "11010519491231002X", birth_on="1949年12月31日") is None
    assert find_problem("id_number", "110105491231002", birth_on="1949-12-31") is None
    found = find_problem("id_number", "11010519491231002X", birth_on="1949-12-30")
    assert found == "The day of birth in it is 1949-12-31, and the day of birth given is 1949-12-30"


def test_the_code_of_a_firm_has_a_check_digit_of_its_own() -> None:
    assert find_problem("id_number", "91110000600037341L", "enterprise") is None
    assert "would be L" in str(find_problem("id_number", "91110000600037341K", "enterprise"))
    assert "none of I" in str(find_problem("id_number", "9111000060003734IL", "enterprise"))
    assert "this one has 17" in str(find_problem("id_number", "91110000600037341", "enterprise"))
    assert find_problem("id_number", "HRB 12345", "enterprise") is None


@given(st.integers(0, 999), st.dates(date(1930, 1, 1), date(2025, 1, 1)), st.integers(0, 16), st.integers(1, 9))
def test_any_one_wrong_digit_of_a_persons_number_is_found(tail: int, born: date, place: int, more: int) -> None:
    body = f"310104{born:%Y%m%d}{tail:03d}"
    right = body + identity_number.mod_11_2.calc_check_digit(body)
    assert identity_number.check_id_number(right, "individual", TODAY) is None
    other = f"{right[:place]}{(int(right[place]) + more) % 10}{right[place + 1 :]}"
    assert identity_number.check_id_number(other, "individual", TODAY) is not None


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.integers(8, 16), st.integers(1, 30))
def test_any_one_wrong_character_of_a_firms_code_is_found(middle: str, place: int, more: int) -> None:
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    right = f"91310000{middle}" + uscc.calc_check_digit(f"91310000{middle}")
    assert identity_number.check_id_number(right, "enterprise", TODAY) is None
    other = right[:place] + letters[(letters.index(right[place]) + more) % 31] + right[place + 1 :]
    assert identity_number.check_id_number(other, "enterprise", TODAY) is not None


@pytest.mark.parametrize(
    ("text", "stored", "reason"),
    [
        ("1990-5-1", "1990-05-01", None),
        ("1990/05/01", "1990-05-01", None),
        ("1990年5月1日", "1990-05-01", None),
        ("１９９０．５．１", "1990-05-01", None),
        ("19900501", "1990-05-01", None),
        ("1990-02-30", "1990-02-30", "calendar"),
        ("1/5/1990", "1/5/1990", "Write the year first"),
        ("yesterday", "yesterday", "not a day"),
        ("2026-06-02", "2026-06-02", "still to come; today is 2026-06-01"),
        ("1880-01-01", "1880-01-01", "too long ago"),
        ("2026-06-01", "2026-06-01", None),
    ],
)
def test_a_day_of_birth_is_read_and_has_been(text: str, stored: str, reason: str | None) -> None:
    assert normalize_draft(Draft(values={"birth_on": text})).values == {"birth_on": stored}
    found = find_problem("birth_on", text)
    assert found is None if reason is None else reason in str(found)


def test_a_firm_may_be_older_than_any_person() -> None:
    assert find_problem("founded_on", "1669-05-01", "enterprise") is None
    assert "still to come" in str(find_problem("founded_on", "2027-01-01", "enterprise"))


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1,200.50", "1200.5"),
        ("12万", "120000"),
        ("1.5亿", "150000000"),
        ("０", "0"),
        ("-0.0", "0"),
        ("+7", "7"),
        ("12,5", "12.5"),
        ("12 500 000", "12500000"),
        ("1,234", "1234"),
        ("twelve", "twelve"),
    ],
)
def test_a_number_is_stored_in_plain_digits(text: str, stored: str) -> None:
    assert normalize_draft(Draft("enterprise", {"total_assets": text})).values == {"total_assets": stored}


def test_a_number_is_within_its_limits() -> None:
    assert find_problem("height", "172.5") is None
    assert find_problem("height", "1.72") == "The least here is 30"
    assert find_problem("height", "1720") == "The most here is 260"
    assert "not a number" in str(find_problem("height", "tall"))
    assert find_problem("total_assets", "-1", "enterprise") == "The least here is 0"


def test_flags_and_lists_take_what_is_meant() -> None:
    stored = normalize_draft(
        Draft(values={"has_need": "是", "consent": "NO", "channel": "Door to door", "side": "External"})
    ).values
    assert stored == {"has_need": "true", "consent": "false", "channel": "door_to_door", "side": "external"}
    assert find_problem("has_need", "perhaps") == "Say yes or no"
    assert find_problem("channel", "pigeon") == "pigeon is not on the list"


def test_characters_that_nobody_sees_are_not_stored_and_lines_stay_lines() -> None:
    stored = normalize_draft(
        Draft(values={"name": " ＡＢ\u200bC\x07　公司 ", "hobbies": " chess \r\n\x00 tea　\n"})
    ).values
    assert stored == {"name": "ABC 公司", "hobbies": "chess\n tea"}
    assert find_problem("name", "—") == "A name has letters or digits in it"
    assert find_problem("name", "x" * 201) == "Shorten this to 200 characters; it has 201"
    assert find_problem("hobbies", "x" * 10_000) is None


def test_what_another_kind_has_is_not_kept() -> None:
    values = {"name": "岚岳", "height": "170", "industry": "tea"}
    assert normalize_draft(Draft("enterprise", values)).values == {"name": "岚岳", "industry": "tea"}
    assert check_field("height", "no number", Draft("enterprise"), TODAY) is None


def test_what_was_stored_so_long_ago_is_not_complained_about() -> None:
    before = Draft(values={"name": "A", "mobile": "12912345678", "id_number": "990000199001010015"})
    assert wrong(**before.values) == ["mobile", "id_number"]
    assert check_draft(before.with_values(city="上海"), TODAY, before) == []
    assert [one.field for one in check_draft(before.with_values(mobile="12912345679"), TODAY, before)] == ["mobile"]
    moved = check_draft(before.with_values(birth_on="1990-01-02"), TODAY, before)
    assert [one.field for one in moved] == ["id_number"], "the day of birth changed what the number is held against"
    assert [one.field for one in check_draft(Draft(values={"name": "A"}), TODAY, before)] == [""]


def test_branches_owners_and_customers_that_are_named_are_there(small_warehouse: Small) -> None:
    warehouse = small_warehouse(
        branches=[{"branch_id": "B1"}], employees=[{"employee_id": "E1"}], customers=[{"customer_id": "C1"}]
    )
    there = {"branch_id": "B1", "owner_id": "E1", "referred_by": "C1"}
    assert check_references(warehouse, Draft(values=there)) == []
    found = check_references(warehouse, Draft(values=dict.fromkeys(there, "X")))
    assert [one.field for one in found] == ["referred_by", "branch_id", "owner_id"]
    assert str(found[0].reason) == "X is not on record. Choose one that is"


@given(
    st.sampled_from(KINDS).flatmap(
        lambda kind: st.tuples(
            st.just(kind), st.dictionaries(st.sampled_from(sorted(list_fields_of_kind(kind))), st.text(max_size=30))
        )
    )
)
def test_a_plain_draft_stays_as_it_is_and_every_check_ends(typed_in: tuple[str, dict[str, str]]) -> None:
    draft = normalize_draft(Draft(*typed_in))
    assert normalize_draft(draft) == draft
    assert check_draft(Draft(*typed_in), TODAY) == check_draft(draft, TODAY)
    assert Draft.from_json(draft.to_json()) == draft


@given(st.text(max_size=40))
def test_tidying_twice_changes_nothing(text: str) -> None:
    for way in (text_cleaning.clean_line, text_cleaning.clean_lines, text_cleaning.convert_to_half_width):
        assert way(way(text)) == way(text)
    assert typed_values.parse_number(typed_values.parse_number(text) or "") == typed_values.parse_number(text)
