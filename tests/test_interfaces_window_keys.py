"""Secrets: nothing derived gives the token away, tickets serve once."""

from __future__ import annotations

from suivi_tool.interfaces.window.keys import Keys, Tickets, same


def test_cookie_form_token_and_token_differ() -> None:
    keys = Keys.new()
    assert len({keys.token, keys.cookie, keys.form}) == 3
    assert keys.token not in keys.cookie + keys.form


def test_two_servers_have_nothing_in_common() -> None:
    one, other = Keys.new(), Keys.new()
    assert one.cookie != other.cookie
    assert one.form != other.form


def test_a_ticket_serves_once() -> None:
    tickets = Tickets()
    ticket = tickets.issue()
    assert tickets.redeem(ticket)
    assert not tickets.redeem(ticket)


def test_a_ticket_does_not_serve_for_long() -> None:
    now = 0.0
    tickets = Tickets(life=120, clock=lambda: now)
    ticket = tickets.issue()
    now = 121.0
    assert not tickets.redeem(ticket)


def test_an_invented_ticket_is_refused() -> None:
    assert not Tickets().redeem("")


def test_any_text_may_be_compared() -> None:
    assert not same(None, "secret")
    assert not same("sécret \udcff", "secret")
    assert same("secret", "secret")
