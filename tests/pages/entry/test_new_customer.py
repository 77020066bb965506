"""The customer form as a person goes through it: typed, checked, kept, held against who is there, stored, edited."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.entry.customers.archiving import archive_customer
from data.entry.customers.editing import edit_customer
from data.entry.customers.saving import save_customer
from data.entry.drafts import load_draft, load_own_drafts
from data.entry.record.draft import Draft, Person
from data.entry.record.stored_customer import load_customer
from data.schema.customer_archive import KINDS, group_fields_of_kind, list_fields_of_kind
from data.warehouse import Warehouse, open_warehouse
from pages.ui.forms import open_forms
from pages.ui.forms.customer_form import CustomerForm, restore_form
from pages.ui.forms.draft_writer import WRITE_INTERVAL, DraftWriter, write_pending_drafts
from pages.ui.i18n.translation import use_language
from pages.ui.labels.archive_labels import label_archive_field
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_page

Small = Callable[..., Warehouse]
PAGE = "entry/new_customer/page.py"
NAMES = "select customer_id, name, kind from customers order by 1"
ANNA = Draft("individual", {"name": "Anna Li", "email": "anna@example.com", "city": "Shanghai", "side": "external"})


def field(app: AppTest, label: str):
    return next(one for kind in (app.text_input, app.text_area, app.selectbox) for one in kind if one.label == label)


def write(app: AppTest, **typed: str) -> AppTest:
    """Type into fields named by the first words of their labels, and pause."""
    for label, text in typed.items():
        field(app, LABELS.get(label, label)).set_value(text)
        app.run()
    return app


APART = "This draft is being filled in in another window, too. What you type here is kept as one of its own."
LABELS = {"Name": "Name *", "Email": "E-mail", "Id": "Identity or registration number", "Birth": "Day of birth"}


def unfold(app: AppTest, *groups: str, number: int = 1) -> AppTest:
    for group in groups:
        app.session_state[f"form_{number}_group_{group}_0_en"] = True
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def labels(app: AppTest) -> set[str]:
    found = [*app.text_input, *app.text_area, *app.selectbox, *app.button_group]
    return {one.label.removesuffix(" *") for one in found}


def test_a_name_and_one_way_to_reach_somebody_are_enough(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = visit(empty_warehouse, PAGE)
    assert "Still needed: Name, one way to reach the customer." in read_page(app)
    write(app, Name=" 王小明 ", Mobile="138 0013 8000")
    assert "All that is needed is there." in read_page(app)
    assert rows(empty_warehouse, NAMES) == []
    press(app, "Store customer")
    assert read_errors(app) == []
    assert "王小明 is stored as C00001." in read_page(app)
    assert rows(empty_warehouse, NAMES) == [("C00001", "王小明", "individual")]
    assert rows(empty_warehouse, "select mobile from customer_identities") == [("13800138000",)]
    assert rows(empty_warehouse, "select side from customers") == [("external",)]
    assert load_own_drafts(empty_warehouse, "new-customer") == []
    press(app, "Enter another")
    assert field(app, "Name *").value == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_a_kind_has_is_asked_and_no_other(kind: str, empty_warehouse: Warehouse, visit: Visit) -> None:
    app = visit(empty_warehouse, PAGE)
    next(one for one in app.button_group if one.label == "Kind").set_value(kind)
    app.run()
    unfold(app, *group_fields_of_kind(kind))
    asked = {label_archive_field(one) for one in list_fields_of_kind(kind).values()}
    besides = {"Language", "Kind"} | ({"Name of person 1", "Role of person 1"} if kind == "enterprise" else set())
    assert labels(app) == asked | besides


WRONG = [
    ("Mobile", "1380013800", "has 11 digits; this one has 10"),
    ("Email", "anna.example.com", "has one @ in it"),
    ("Id", "11010519491231002Y", "17 digits and then a digit or X"),
    ("Id", "110105194912310021", "the last character would be X"),
    ("Phone", "call me", "has digits, blanks and dashes"),
    ("Birth", "2001-02-30", "not in the calendar"),
    ("Birth", "2999-01-01", "This day is still to come"),
    ("Height in cm", "tall", "not a number"),
]


def test_what_is_wrong_is_said_beside_the_field_while_it_is_typed(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = unfold(visit(empty_warehouse, PAGE), "person")
    for label, text, reason in WRONG:
        assert reason not in read_page(app)
        write(app, **{label: text})
        assert reason in read_page(app)
        assert read_errors(app) == []
    press(app, "Store customer")
    assert read_errors(app)[0].startswith("Nothing is stored yet. Name: Fill this in.")
    assert rows(empty_warehouse, NAMES) == []
    for label, text in {label: text for label, text, _ in WRONG}.items():
        assert field(app, LABELS.get(label, label)).value == text


def test_a_birth_date_that_the_identity_number_contradicts_is_said(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = unfold(visit(empty_warehouse, PAGE), "person")
    write(app, Id="11010519491231002X", Birth="1950-01-01")
    assert "The day of birth in it is 1949-12-31" in read_page(app)
    write(app, Birth="1949-12-31")
    assert "The day of birth in it is" not in read_page(app)


def test_what_is_missing_is_told_when_storing_and_the_first_of_it_on_top(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = visit(empty_warehouse, PAGE)
    assert "Fill this in" not in read_page(app)
    press(app, "Store customer")
    assert read_errors(app) == ["Nothing is stored yet. Name: Fill this in. 1 more field is marked below."]
    assert "Fill in one way to reach the customer" in read_page(app)
    press(write(app, Name="Anna", Email="anna@example.com"), "Store customer")
    assert "Anna is stored as C00001." in read_page(app)


def test_a_group_that_is_folded_away_opens_where_something_in_it_is_wrong(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = unfold(visit(empty_warehouse, PAGE), "person")
    write(app, Name="Anna", Email="anna@example.com", Birth="2999-01-01")
    app.session_state["form_1_group_person_0_en"] = False
    app.run()
    assert "Day of birth" not in labels(app)
    press(app, "Store customer")
    app.run()
    assert "Day of birth" in labels(app)


def test_a_name_that_nobody_has_is_told_by_the_server_and_only_until_it_is_changed(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = write(visit(empty_warehouse, PAGE), Name="Anna", Email="anna@example.com", **{"Recommended by": "C99999"})
    assert "C99999 is not on record" not in read_page(app)
    press(app, "Store customer")
    assert "C99999 is not on record" in read_page(app)
    write(app, **{"Recommended by": ""})
    assert "C99999 is not on record" not in read_page(app)


def test_who_recommended_the_customer_is_found_by_a_part_of_the_name(empty_warehouse: Warehouse, visit: Visit) -> None:
    found = save_customer(empty_warehouse, ANNA).customer_id
    app = write(visit(empty_warehouse, PAGE), **{"Recommended by": "nna"})
    press(app, f"Anna Li · {found} · Shanghai")
    assert field(app, "Recommended by").value == found
    press(write(app, Name="Bo", Mobile="13800138000"), "Store customer")
    assert rows(empty_warehouse, "select referred_by from customers where name = 'Bo'") == [(found,)]


def test_what_was_typed_outlives_the_session_the_page_and_the_language(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = unfold(visit(empty_warehouse, PAGE), "person")
    write(app, Name="王小明", Email="half@", Birth="1990")
    draft = app.query_params["draft"]
    app.switch_page("entry/history.py").run()
    app.switch_page(PAGE).run()
    assert field(app, "Name *").value == "王小明"
    later = visit(empty_warehouse, PAGE, query={"draft": draft, "lang": "zh"})
    assert field(later, "名称 *").value == "王小明"
    assert field(later, "电子邮箱").value == "half@"
    assert "1990" in str(later.session_state["session"].forms.by_number)


def test_a_restarted_server_has_what_was_typed(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = write(visit(empty_warehouse, PAGE), Name="Anna", City="Bonn")
    draft = app.query_params["draft"]
    time.sleep(WRITE_INTERVAL + 0.3)
    again = restore_form(1, load_draft(empty_warehouse, draft).content)
    assert again.typed.values == {"name": "Anna", "city": "Bonn", "side": "external"}


def test_what_is_typed_fast_is_written_once_a_second_and_to_its_last_letter(empty_warehouse: Warehouse) -> None:
    keeper = DraftWriter(empty_warehouse, "new-customer")
    keeper.keep("0")
    draft = keeper.draft_id or ""
    for number in range(1, 100):
        keeper.keep(str(number))
    assert load_draft(empty_warehouse, draft).content == "0"
    time.sleep(WRITE_INTERVAL + 0.3)
    assert load_draft(empty_warehouse, draft).content == "99"
    keeper.drop()
    assert load_draft(empty_warehouse, draft) is None


def test_a_server_that_is_stopped_writes_what_was_waiting(empty_warehouse: Warehouse) -> None:
    keeper = DraftWriter(empty_warehouse, "new-customer")
    keeper.keep("0")
    keeper.keep("1")
    write_pending_drafts()
    assert load_draft(empty_warehouse, keeper.draft_id or "").content == "1"
    keeper.drop()


def test_a_draft_open_in_two_windows_becomes_two_and_who_types_second_is_told(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    one = write(visit(empty_warehouse, PAGE), Name="Anna")
    draft = one.query_params["draft"]
    other = visit(empty_warehouse, PAGE, query={"draft": draft})
    write(one, City="Bonn")
    write_pending_drafts()
    assert one.query_params["draft"] == draft
    assert APART not in read_page(one)
    write(other, Email="anna@example.com")
    assert APART in read_page(other)
    apart = other.query_params["draft"]
    assert apart != draft
    assert (field(other, "Name *").value, field(other, "City").value) == ("Anna", "")
    write(one, Phone="0228 5551234")
    write(other, Mobile="13812345678")
    assert one.query_params["draft"] == draft
    assert APART not in read_page(one)
    write_pending_drafts()
    held = {
        one.draft_id: restore_form(0, one.content).typed.values
        for one in load_own_drafts(empty_warehouse, open_forms.PAGE)
    }
    assert held[draft] == {"name": "Anna", "side": "external", "city": "Bonn", "phone": "0228 5551234"}
    assert held[apart] == {
        "name": "Anna",
        "side": "external",
        "email": "anna@example.com",
        "mobile": "13812345678",
    }
    assert len(held) == 2


def test_who_goes_on_in_another_window_goes_on_with_the_same_draft(empty_warehouse: Warehouse, visit: Visit) -> None:
    one = write(visit(empty_warehouse, PAGE), Name="Anna")
    write(one, City="Bonn")
    other = visit(empty_warehouse, PAGE, query={"draft": one.query_params["draft"]})
    write(other, Email="anna@example.com")
    write(other, Phone="0228 5551234")
    time.sleep(WRITE_INTERVAL + 0.3)
    assert APART not in read_page(other)
    assert other.query_params["draft"] == one.query_params["draft"]
    (stored_draft,) = load_own_drafts(empty_warehouse, open_forms.PAGE)
    assert restore_form(0, stored_draft.content).typed.values == {
        "name": "Anna",
        "side": "external",
        "city": "Bonn",
        "email": "anna@example.com",
        "phone": "0228 5551234",
    }


def test_a_form_that_is_empty_again_leaves_no_draft(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = write(visit(empty_warehouse, PAGE), Name="Anna")
    assert len(load_own_drafts(empty_warehouse, "new-customer")) == 1
    write(app, Name="")
    assert load_own_drafts(empty_warehouse, "new-customer") == []
    assert "draft" not in app.query_params


def test_who_comes_back_without_the_address_goes_on_or_lets_go(empty_warehouse: Warehouse, visit: Visit) -> None:
    write(visit(empty_warehouse, PAGE), Name="王小明")
    app = visit(empty_warehouse, PAGE)
    assert "Continue: 王小明, just now" in read_page(app)
    press(app, "Continue: 王小明, just now")
    assert field(app, "Name *").value == "王小明"
    app = press(visit(empty_warehouse, PAGE), "Discard")
    assert "Continue" not in read_page(app)
    assert load_own_drafts(empty_warehouse, "new-customer") == []


def test_a_draft_that_is_gone_is_said_to_be_and_the_form_is_empty(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = visit(empty_warehouse, PAGE, query={"draft": "no-such"})
    assert "This draft is not here any more" in read_page(app)
    assert field(app, "Name *").value == ""


def test_another_kind_keeps_what_both_have_and_remembers_the_rest(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = unfold(visit(empty_warehouse, PAGE), "person")
    write(app, Name="Li & Co", Email="li@example.com", Birth="1990-05-31")
    kind = next(one for one in app.button_group if one.label == "Kind")
    kind.set_value("enterprise")
    app.run()
    assert field(app, "Name *").value == "Li & Co"
    assert "Day of birth" not in labels(app)
    next(one for one in app.button_group if one.label == "Kind").set_value("individual")
    app.run()
    unfold(app, "person")
    assert field(app, "Day of birth").value == "1990-05-31"
    next(one for one in app.button_group if one.label == "Kind").set_value("enterprise")
    press(app.run(), "Store customer")
    assert rows(empty_warehouse, "select birth_on from customer_identities") == [(None,)]


def test_the_people_at_an_enterprise_are_rows_and_there_is_always_one_more(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = visit(empty_warehouse, PAGE)
    next(one for one in app.button_group if one.label == "Kind").set_value("enterprise")
    app.run()
    unfold(app, "principals")
    write(app, Name="Li & Co", Email="li@example.com", **{"Name of person 1": "Bo", "Role of person 1": "owner"})
    write(app, **{"Name of person 2": "Cy", "Name of person 1": "Bo Li"})
    press(app, "Store customer")
    people = rows(empty_warehouse, "select name, role from contact_persons order by name")
    assert people == [("Bo Li", "owner"), ("Cy", None)]


def test_a_lookalike_stands_beside_what_is_typed_before_anything_is_stored(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    first = save_customer(empty_warehouse, ANNA).customer_id
    archive_customer(empty_warehouse, first, "moved away")
    app = write(visit(empty_warehouse, PAGE), Name="Anna Lee")
    assert "Is it one of these?" not in read_page(app)
    write(app, Email="ANNA@example.com")
    said = read_page(app)
    for words in ("Is it one of these?", f"<strong>Anna Li</strong> · {first} · archived", "Has the same e-mail."):
        assert words in said
    differing = next(one.value for one in app.html if "class=differs" in str(one.value))
    assert "Anna Lee" in differing
    anyway = next(button for button in app.button if button.label == "Save anyway")
    assert anyway.disabled
    write(app, **{"Why this is another customer all the same": "her sister"})
    press(app, "Save anyway")
    assert len(rows(empty_warehouse, NAMES)) == 2
    assert "her sister" in str(rows(empty_warehouse, 'select "after" from audit_log'))


def test_merging_fills_what_is_empty_there_and_asks_where_both_say_something(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    first = save_customer(empty_warehouse, ANNA).customer_id
    app = write(visit(empty_warehouse, PAGE), Name="Anna Lee", Email="anna@example.com", Mobile="13800138000")
    write(app, City="Suzhou")
    app.session_state[f"merge_{first}"] = True
    app.run()
    assert {one.label for one in app.radio} == {"Name", "City"}
    next(one for one in app.radio if one.label == "Name").set_value("mine")
    write(app, **{"Why it is the same customer": "she married"})
    press(app, "Merge into Anna Li")
    assert f"Merged into Anna Lee, {first}." in read_page(app)
    assert rows(empty_warehouse, "select name, city from customers") == [("Anna Lee", "Shanghai")]
    assert rows(empty_warehouse, "select mobile from customer_identities") == [("13800138000",)]
    press(app, "Undo")
    assert rows(empty_warehouse, "select name, city from customers") == [("Anna Li", "Shanghai")]
    assert field(app, "Name *").value == "Anna Lee"


def test_a_lookalike_stored_by_somebody_else_in_the_last_second_is_found_by_the_server(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    app = write(visit(empty_warehouse, PAGE), Name="Anna Lee", Email="anna@example.com")
    save_customer(empty_warehouse, ANNA)
    press(app, "Store customer")
    said = read_page(app)
    assert "Nothing is stored yet. It looks like a customer on record." in said
    assert "Is it one of these?" in said
    assert len(rows(empty_warehouse, NAMES)) == 1


def test_the_address_proposes_branch_and_owner_for_one_click(small_warehouse: Small, visit: Visit) -> None:
    there = [
        {
            "customer_id": f"C{number}",
            "name": f"Somebody {number}",
            "city": "Bonn",
            "branch_id": "B1",
            "owner_id": "E1",
            "region": "West",
        }
        for number in range(5)
    ]
    company = small_warehouse(
        branches=[{"branch_id": "B1", "name": "Bonn office"}],
        employees=[{"employee_id": "E1", "name": "Wang"}],
        customers=there,
    )
    app = write(visit(company, PAGE), City="Bonn")
    assert "as customers of Bonn have it" in read_page(app)
    press(app, "Branch: Bonn office")
    assert field(app, "Branch").value == "B1"
    assert field(app, "Looked after by").value is None
    press(app, "Looked after by: Wang")
    assert field(app, "Looked after by").value == "E1"


def test_undo_takes_the_customer_back_and_leaves_what_was_typed(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = press(write(visit(empty_warehouse, PAGE), Name="Anna", Email="anna@example.com"), "Store customer")
    press(app, "Undo")
    assert "Taken back. What you typed is still here." in read_page(app)
    assert rows(empty_warehouse, NAMES) == []
    assert field(app, "Name *").value == "Anna"
    press(app, "Store customer")
    assert len(rows(empty_warehouse, NAMES)) == 1


def test_editing_stores_only_what_was_changed_and_says_it_before_and_after(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    draft = Draft("enterprise", {"name": "Li & Co", "email": "li@example.com"}, (Person("Bo", "owner"),))
    number = save_customer(empty_warehouse, draft).customer_id
    app = visit(empty_warehouse, PAGE, query={"customer": number})
    assert field(app, "Name *").value == "Li & Co"
    write(app, City="Bonn")
    press(app, "Store the changes")
    assert f"The changes of Li &amp; Co, {number}, are stored." in read_page(app).replace("& Co", "&amp; Co")
    assert load_customer(empty_warehouse, number).draft.values["city"] == "Bonn"
    assert load_customer(empty_warehouse, number).draft.persons[0].name == "Bo"
    changed = next(str(one.value) for one in app.html if "What was changed" in str(one.value))
    assert "Bonn" in changed
    assert "li@example.com" not in changed


def test_old_data_need_not_be_perfect_to_be_edited(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(
        customers=[{"customer_id": "A", "name": "Anna", "kind": "individual"}],
        customer_identities=[{"customer_id": "A", "mobile": "12"}],
    )
    app = visit(company, PAGE, query={"customer": "A"})
    press(write(app, City="Bonn"), "Store the changes")
    assert read_errors(app) == []
    assert rows(company, "select city from customers") == [("Bonn",)]


def test_two_who_edit_the_same_customer_see_each_others_words_and_choose(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    number = save_customer(empty_warehouse, ANNA).customer_id
    app = visit(empty_warehouse, PAGE, query={"customer": number})
    write(app, City="Wuxi", Mobile="13800138000")
    seen = load_customer(empty_warehouse, number)
    theirs = seen.draft.with_values(city="Suzhou", district="Wujiang")
    edit_customer(empty_warehouse, number, theirs, expected_fingerprint=seen.fingerprint, base=seen.draft)
    press(app, "Store the changes")
    assert "Somebody else changed this customer while you were typing." in read_page(app)
    assert load_customer(empty_warehouse, number).draft.values["city"] == "Suzhou"
    assert [one.label for one in app.radio] == ["City"]
    app.radio[0].set_value("theirs")
    press(app.run(), "Store with these choices")
    now = load_customer(empty_warehouse, number).draft.values
    assert (now["city"], now["district"], now["mobile"]) == ("Suzhou", "Wujiang", "13800138000")


def test_an_unfinished_edit_still_knows_what_it_began_from(empty_warehouse: Warehouse, visit: Visit) -> None:
    number = save_customer(empty_warehouse, ANNA).customer_id
    app = write(visit(empty_warehouse, PAGE, query={"customer": number}), City="Wuxi")
    draft = app.query_params["draft"]
    seen = load_customer(empty_warehouse, number)
    edit_customer(
        empty_warehouse,
        number,
        seen.draft.with_values(city="Suzhou"),
        expected_fingerprint=seen.fingerprint,
        base=seen.draft,
    )
    later = visit(empty_warehouse, PAGE, query={"draft": draft})
    assert field(later, "City").value == "Wuxi"
    press(later, "Store the changes")
    assert "Somebody else changed this customer" in read_page(later)


def test_a_customer_is_archived_with_a_reason_and_taken_back(empty_warehouse: Warehouse, visit: Visit) -> None:
    number = save_customer(empty_warehouse, ANNA).customer_id
    app = visit(empty_warehouse, PAGE, query={"customer": number})
    assert next(button for button in app.button if button.label == "Archive Anna Li").disabled
    write(app, **{"Why the customer is archived": "moved away"})
    press(app, "Archive Anna Li")
    assert "Archived: moved away" in read_page(app)
    assert rows(empty_warehouse, "select status, archive_reason from customers") == [("archived", "moved away")]
    press(app, "Take back into use")
    assert rows(empty_warehouse, "select status from customers") == [("active",)]


def test_a_customer_who_is_not_there_cannot_be_edited(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = visit(empty_warehouse, PAGE, query={"customer": "C9"})
    assert read_errors(app) == ["There is no customer C9."]


def test_a_warehouse_for_reading_only_says_so_once_and_the_form_still_works(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    url = empty_warehouse.url
    empty_warehouse.close()
    closed = open_warehouse(f"{url}?access_mode=read_only")
    app = write(visit(closed, PAGE), Name="Anna", Email="wrong")
    said = read_page(app)
    assert said.count("open for reading only") == 1
    assert "has one @ in it" in said
    assert "Store customer" not in said
    assert field(app, "Name *").value == "Anna"
    closed.close()


def test_the_form_speaks_chinese(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = visit(empty_warehouse, PAGE, locale="zh-CN")
    with use_language("zh"):
        write(app, 手机="1380013800")
        press(app, "保存客户")
    assert "位" in "".join(str(one.value) for one in app.html if "wrong" in str(one.value))
    assert read_errors(app)[0].startswith("尚未保存任何内容。名称：")


def test_a_kept_form_that_cannot_be_read_is_an_empty_one() -> None:
    for content in ("", "[]", "{", '{"typed": 3, "notes": [], "base": 1}'):
        assert restore_form(1, content).typed.values == {}
    whole = CustomerForm(1, "C1", "stamp", ANNA, ANNA.with_values(city="Wuxi"), {"another": "her sister"})
    again = restore_form(1, whole.to_json())
    assert (again.customer_id, again.seen, again.base, again.typed, again.notes) == (
        "C1",
        "stamp",
        ANNA,
        ANNA.with_values(city="Wuxi"),
        {"another": "her sister"},
    )


def test_a_day_of_today_is_not_in_the_future(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = unfold(visit(empty_warehouse, PAGE), "person")
    write(app, Birth=date.today().isoformat())
    assert "still to come" not in read_page(app)
