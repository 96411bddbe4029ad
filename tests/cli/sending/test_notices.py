"""`iclei export notices`, `iclei notices`: a mail per person, none twice, again only if their seat moved."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
import time
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Iclei


class Mailbox:
    """A mail server's handler: keeps what it takes; refuses and waits as it is told."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, Any]] = []
        self.refused: dict[str, str] = {}
        self.waits_at: int | None = None
        self.breaks_at: int | None = None
        self.is_waiting = threading.Event()
        self.awaited = 0
        self.are_here = asyncio.Event()

    async def handle_EHLO(  # noqa: N802
        self, _: Any, session: Any, __: Any, name: str, responses: list[str]
    ) -> list[str]:
        """Greet nobody before so many are there as are awaited."""
        session.host_name = name
        self.awaited -= 1
        if self.awaited <= 0:
            self.are_here.set()
        await self.are_here.wait()
        return responses

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, address: str, ___: Any) -> str:  # noqa: N802
        """Refuse some addresses."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _: Any, envelope: Any) -> str:  # noqa: N802
        """Take a mail; of one, do not say so, or hang up instead."""
        self.mails.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=default)))
        if len(self.mails) == self.waits_at:
            self.is_waiting.set()
            await asyncio.sleep(30)
        if len(self.mails) == self.breaks_at:
            server.transport.abort()
        return "250 taken"

    def to(self, address: str) -> list[Any]:
        """The mails to an address."""
        return [mail for recipient, mail in self.mails if recipient == address]


@pytest.fixture
def mailbox() -> Mailbox:
    """What the server keeps."""
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[str]:
    """A mail server on this computer alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield f"127.0.0.1:{port}"
    controller.stop(no_assert=True)


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """Two tables in one round; five people with an address, one without, one who wants no mail."""
    event = ("--name", "모임, 2026", "--date", "2026-03-29", "--language", "ko")
    iclei.ok("init", "--template", "blank", "--topic", "Energy", "--topic", "Water", *event, "--yes")
    add = ("participants", "add", "--name")
    iclei.ok(*add, "김, 가온", "--email", "gaon@example.kr")
    iclei.ok(*add, "박마루", "--name-en", "Park Maru", "--language", "en", "--email", "park@example.kr")
    iclei.ok(*add, "이다솜", "--email", "lee@example.kr")
    iclei.ok(*add, "최사라", "--email", "choi@example.kr")
    iclei.ok(*add, "한없음")
    iclei.ok(*add, "노거부", "--email", "no@example.kr", "--consent", "personal-data: no")
    iclei.ok(*add, "정라온", "--email", "jeong@example.kr")
    iclei.ok("sessions", "edit", "discussion", "--start", "14:00", "--end", "15:00")
    iclei.ok("groups", "edit", "energy", "--label", "에너지", "--room", "301호")
    iclei.ok("groups", "edit", "water", "--label", "물", "--room", "302호")
    iclei.ok("groups", "assign")
    return iclei


def entry_in(mail: Any) -> Any:
    """The first entry of the calendar that a mail has with it."""
    return Calendar.from_ical(next(mail.iter_attachments()).get_content()).walk("VEVENT")[0]


def draft(office: Iclei) -> Any:
    """The draft of the first person."""
    return message_from_bytes((office.folder / "notices" / "1.eml").read_bytes(), policy=default)


SEND = ("notices", "send", "--from", "사무국 <office@example.org>", "--per-minute", "60000", "--yes")


def test_each_gets_their_own_table_room_time_and_calendar(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """In their language; whoever has no address or said no gets nothing, and a comma is no second address."""
    answer = office.ok(*SEND, "--smtp", server)
    assert "5 mails sent" in answer.out
    assert {to for to, _ in mailbox.mails} == {
        f"{name}@example.kr" for name in ("gaon", "park", "lee", "choi", "jeong")
    }
    (mail,) = mailbox.to("gaon@example.kr")
    assert [(item.display_name, item.addr_spec) for item in mail["To"].addresses] == [
        ("김, 가온", "gaon@example.kr")
    ]
    assert mail["From"].addresses[0].display_name == "사무국"
    text = mail.get_body().get_content()
    assert "김, 가온 님" in text
    assert "14:00–15:00" in text
    assert ("에너지, 301호" in text) != ("물, 302호" in text)
    (attached,) = mail.iter_attachments()
    assert (attached.get_content_type(), attached.get_param("method")) == ("text/calendar", "PUBLISH")
    assert len(Calendar.from_ical(attached.get_content()).walk("VEVENT")) == 1
    assert "Dear Mr/Ms Park Maru" in mailbox.to("park@example.kr")[0].get_body().get_content()


def test_nobody_gets_it_twice_and_only_who_moved_hears_again(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """The second mail has the same UID with a higher SEQUENCE, so that the entry moves."""
    office.ok(*SEND, "--smtp", server)
    office.ok(*SEND, "--smtp", server)
    assert len(mailbox.mails) == 5
    here = office.json("participants", "show", "3")["groups"][0]
    office.ok("groups", "move", "3", "--to", "water" if here == "energy" else "energy", "--force")
    office.ok("participants", "edit", "1", "--position", "시장", "--email", "other@example.kr")
    assert office.json("notices", "list")["changed"] == [3]
    office.ok(*SEND, "--smtp", server)
    assert len(mailbox.mails) == 6
    first, second = map(entry_in, mailbox.to("lee@example.kr"))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["LOCATION"] != first["LOCATION"]


def test_the_number_is_told_and_asked_before_anything_is_sent(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """Without an answer nothing goes out; nor with --dry-run, nor with --preview, which shows the mail."""
    answer = office(*SEND[:-1], "--smtp", server)
    assert (answer.exit_code, "Send 5 mails" in answer.err) == (2, True)
    assert "Nothing was sent" in office.ok("notices", "send", "--dry-run").out
    shown = office.ok("notices", "send", "--preview", "2").out
    assert "park@example.kr" in shown
    assert "Dear Mr/Ms Park Maru" in shown
    assert mailbox.mails == []
    assert office.json("notices", "list")["new"] == [1, 2, 3, 4, 7]


def test_an_address_that_the_server_refuses_is_told_and_not_tried_again(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """For good: until the address is another. For now: with the next sending. Everybody else has theirs."""
    mailbox.refused = {"lee@example.kr": "550 no such user", "choi@example.kr": "451 try later"}
    answer = office(*SEND, "--smtp", server)
    assert (answer.exit_code, len(mailbox.mails)) == (1, 3)
    assert "550 no such user" in answer.err
    found = office.json("notices", "list")
    assert (found["bounced"], found["new"]) == ([3], [4])
    mailbox.refused = {}
    office.ok("participants", "edit", "3", "--email", "lee2@example.kr")
    office.ok(*SEND, "--smtp", server)
    assert len(mailbox.to("lee2@example.kr")) == len(mailbox.to("choi@example.kr")) == 1
    assert len(mailbox.mails) == 5


def test_of_two_commands_that_send_at_the_same_time_one_sends_to_each(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """Both have read to whom nothing was sent before either sends; the other one tells whom it left out."""
    mailbox.awaited = 2
    words = [sys.executable, "-m", "iclei_cli", *SEND, "--smtp", server, "--json"]
    commands = [
        subprocess.Popen(words, cwd=office.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    items = [item for command in commands for item in json.loads(command.communicate()[0])["notices"]]
    assert sorted((item["person"], item["outcome"]) for item in items) == [
        (person, outcome) for person in (1, 2, 3, 4, 7) for outcome in ("changed-meanwhile", "sent")
    ]
    assert len(mailbox.mails) == len({to for to, _ in mailbox.mails}) == 5


@pytest.mark.slow
def test_a_killed_sending_goes_on_and_asks_about_the_one_that_may_have_arrived(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """SIGKILL between the server's taking and its word: nobody gets two unless somebody says so."""
    mailbox.waits_at = 3
    words = [sys.executable, "-m", "iclei_cli", *SEND, "--smtp", server]
    process = subprocess.Popen(words, cwd=office.folder, env={**os.environ, "ICLEI_LANG": "en"})
    assert mailbox.is_waiting.wait(60)
    process.kill()
    process.wait()
    (third,) = office.json("notices", "list")["perhaps"]
    mailbox.waits_at = None
    answer = office.ok(*SEND, "--smtp", server)
    assert "--perhaps" in answer.err
    assert sorted(to for to, _ in mailbox.mails) == sorted({to for to, _ in mailbox.mails})
    assert len(mailbox.mails) == 5
    office.ok(*SEND, "--smtp", server, "--perhaps", "sent")
    assert (len(mailbox.mails), office.json("notices", "list")["perhaps"]) == (5, [])
    assert third in office.json("notices", "list")["told"]


def test_a_connection_that_breaks_before_the_word_leaves_that_one_open(
    office: Iclei, server: str, mailbox: Mailbox
) -> None:
    """The others have theirs by a new connection; that one gets it again only when somebody says so."""
    mailbox.breaks_at = 2
    answer = office(*SEND, "--smtp", server, "--json")
    assert answer.exit_code == 1
    outcomes = {item["person"]: item["outcome"] for item in answer.document["notices"]}
    assert outcomes == {1: "sent", 2: "perhaps", 3: "sent", 4: "sent", 7: "sent"}
    office.ok(*SEND, "--smtp", server)
    assert len(mailbox.mails) == 5
    office.ok(*SEND, "--smtp", server, "--perhaps", "again")
    assert len(mailbox.to("park@example.kr")) == 2


def test_a_server_that_goes_away_leaves_the_others_for_later(
    office: Iclei, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing listens there: nothing is sent, and nobody counts as told."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answer = office(*SEND, "--smtp", f"127.0.0.1:{port}")
    assert (answer.exit_code, "cannot be reached" in answer.err) == (1, True)
    assert office.json("notices", "list")["new"] == [1, 2, 3, 4, 7]


def test_no_more_mails_go_out_in_a_minute_than_asked(office: Iclei, server: str) -> None:
    """At 300 a minute, five mails take at least four fifths of a second."""
    begun = time.monotonic()
    office.ok(*SEND, "--smtp", server, "--per-minute", "300")
    assert time.monotonic() - begun >= 0.8


def test_drafts_are_files_that_mail_programs_open(office: Iclei) -> None:
    """One each, for their owner's eyes; a header in a name stays words; no edited one is replaced unasked."""
    office.ok("participants", "edit", "1", "--name", "김가온\r\nBcc: all@example.org")
    found = office.json("export", "notices")
    assert found["files"] == ["1.eml", "2.eml", "3.eml", "4.eml", "7.eml"]
    assert (found["without_email"], found["declined"]) == ([5], [6])
    path = office.folder / "notices" / "1.eml"
    mail = draft(office)
    assert (mail["Bcc"], mail["From"], mail["X-Unsent"]) == (None, None, "1")
    assert mail["To"].addresses[0].addr_spec == "gaon@example.kr"
    assert path.stat().st_mode & 0o077 == 0
    office.ok("export", "notices")
    path.write_bytes(path.read_bytes() + b"PS")
    assert office("export", "notices").exit_code == 1
    assert office.ok("export", "notices", "--force")


def test_no_mail_to_somebody_who_has_cancelled_stays_in_the_folder(office: Iclei) -> None:
    """What was edited is not deleted without --force, and what the command did not write never is."""
    office.ok("export", "notices")
    folder = office.folder / "notices"
    (folder / "2.eml").write_bytes((folder / "2.eml").read_bytes() + b"PS")
    (folder / "99.eml").write_text("From: office@example.kr\nX-Unsent: 1\n\nOurs", encoding="utf-8")
    office.ok("participants", "cancel", "2")
    assert office("export", "notices", "3").exit_code == 1
    assert (folder / "2.eml").exists()
    answer = office.ok("export", "notices", "3", "--force")
    assert not (folder / "2.eml").exists()
    assert {"1.eml", "99.eml"} <= {path.name for path in folder.iterdir()}
    assert "2.eml" in answer.err
    assert "99.eml" in answer.err
    assert "1.eml" not in answer.err


def test_the_text_is_a_template_of_the_office_that_can_do_nothing_else(office: Iclei) -> None:
    """Fields are filled in; one that there is not is named with those there are, and no door is open."""
    path = office.folder / "text.txt"
    path.write_text("{{ addressed }}! {% for seat in seats %}{{ seat.room }}{% endfor %}", encoding="utf-8")
    office.ok("export", "notices", "1", "--template", "text.txt", "--subject", "자리\nBcc: x@example.org")
    mail = draft(office)
    assert mail["Subject"] == "자리 Bcc: x@example.org"
    assert mail.get_body().get_content().startswith("김, 가온 님! 30")
    for bad in ("{{ salary }}", "{{ ''.__class__.__mro__ }}", "{{ 1/0 }}", "{% for %}"):
        path.write_text(bad, encoding="utf-8")
        answer = office("export", "notices", "1", "--template", "text.txt", "--force")
        assert (answer.exit_code, "text.txt" in answer.err) == (1, True)


def test_a_password_does_not_go_over_the_net_for_everybody_to_read(office: Iclei) -> None:
    """A server elsewhere without encryption is refused before anything is asked."""
    answer = office(*SEND, "--smtp", "smtp.example.org", "--user", "office")
    assert (answer.exit_code, "--starttls" in answer.err) == (2, True)
