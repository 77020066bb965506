"""Personal data in a comment cannot be read; everything else can."""

from __future__ import annotations

import pytest

from pages.ui.session.privacy_masking import mask_text

MAIL, NUMBER = "•••@•••", "•••••••"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Write to anna.smith+shop@mail.example.co.uk!", f"Write to {MAIL}!"),
        ("邮箱zhang_wei@example.com，请联系", f"邮箱{MAIL}，请联系"),
        ("请写a.b@c-d.com谢谢", f"请写{MAIL}谢谢"),
        ("联系我：李雷＠例子.公司", f"联系我：{MAIL}"),
        ("我的电话13800138000。", f"我的电话{NUMBER}。"),
        ("电话：138 0013 8000", f"电话：{NUMBER}"),
        ("手机１３８００１３８０００", f"手机{NUMBER}"),
        ("+86 138-0013-8000 please", f"{NUMBER} please"),
        ("座机021-61234567转8", f"座机{NUMBER}转8"),
        ("(010) 6123 4567", NUMBER),
        ("Call (415) 555-2671 or 415.555.2671", f"Call {NUMBER} or {NUMBER}"),
        ("My number is 020 7946 0958.", f"My number is {NUMBER}."),
        ("0044 20 7946 0958", NUMBER),
        ("身份证11010519491231002X", f"身份证{NUMBER}"),
        ("id 110105194912310021", f"id {NUMBER}"),
        ("SSN 078-05-1120", f"SSN {NUMBER}"),
        ("NI QQ 12 34 56 C", f"NI {NUMBER}"),
        ("护照E12345678", f"护照{NUMBER}"),
        ("card 4111 1111 1111 1111", f"card {NUMBER}"),
        ("卡号6222021234567890123", f"卡号{NUMBER}"),
        ("加我微信 zhang_wei88", f"加我微信 {NUMBER}"),
        ("QQ:123456", f"QQ:{NUMBER}"),
    ],
)
def test_personal_data_is_masked_in_the_formats_of_both_languages(written: str, read: str) -> None:
    assert mask_text(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "It took 3 weeks and cost 1,234,567.89 in 2025.",
        "Delivered on 2026-05-01 at 12:10, order 20451.",
        "送货慢了5天，2026年5月1日才到，花了1999元。",
        "微信小程序很好用，QQ客服也不错",
        "I like WeChat and the mini program",
        "Room 101, 50 % off; 10/10!",
        "＝１＋１",
        "N/A",
        "",
        "🙂 مرحبا",
        "1234567",
    ],
)
def test_what_identifies_nobody_is_left_as_it_was_written(written: str) -> None:
    assert mask_text(written) == written
