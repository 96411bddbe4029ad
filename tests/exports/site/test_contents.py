"""What the page on which everybody finds their table knows: enough, and nothing beside it."""

from __future__ import annotations

import io
import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from exports.conftest import make_plan
from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.assembly.nouns.rule import Absent
from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.site.contents import contents_by_code, contents_by_name
from iclei_cli.exports.site.export import Site

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

ALL = PrintLanguage(("ko", "en", "ja", "zh"), sentence_in)
ROUNDS = ({1: "a", 2: "b", 3: "a"}, {1: "b", 2: "a", 3: "a"})


def page(assembly: Assembly, *, by_code: bool = False) -> str:
    """The page for two rounds."""
    plan, people = make_plan(*ROUNDS), assembly.coming()
    contents = (
        contents_by_code(assembly, plan, people, ALL)
        if by_code
        else contents_by_name(assembly, plan, people, ALL, organisations=False)
    )
    file = io.BytesIO()
    Site(contents).write(file)
    return file.getvalue().decode()


def known(text: str) -> Any:
    """What the script of a page reads."""
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert data
    return json.loads(data[1])


def test_who_is_absent_from_a_round_has_no_table_in_it(assembly: Assembly) -> None:
    """Though the plan still has a seat for them."""
    assembly.rules[1] = Absent(number=1, person=1, rounds=(2,))
    data = known(page(assembly))
    seats = {name: own for name, *_, own in data["people"]}
    assert seats[assembly.participants[1].name] == [0, None]


def test_everybody_has_their_table_in_each_round(assembly: Assembly) -> None:
    """Who has no seat yet is there without one; who has cancelled is not there at all."""
    data = known(page(assembly))
    names = [group["label"] for group in data["groups"]]
    seats = {
        name: [None if place is None else names[place] for place in own] for name, *_, own in data["people"]
    }
    labels = {key: group.label for key, group in assembly.groups.items()}
    assert seats["한가람"] == [labels["a"], labels["b"]]
    assert seats["김다온"] == [None, None]
    assert set(seats) == {person.name for person in assembly.coming()}


def test_the_page_holds_no_more_than_names_and_tables(assembly: Assembly) -> None:
    """No phone number, no e-mail address, no sector, no position, and no organisation unless asked for."""
    text = page(assembly)
    person = assembly.participants[1]
    for private in (person.email, "1012345678", person.position, person.organisation, "public-officer"):
        assert str(private) not in text


def test_a_page_by_codes_has_nobodys_name(assembly: Assembly) -> None:
    """The code of a badge leads to one's own seats."""
    text = page(assembly, by_code=True)
    data = known(text)
    for person in assembly.participants.values():
        assert person.name not in text
    assert data["people"] == []
    assert data["codes"][code_of(1)] == data["codes"][code_of(2)][::-1]


def test_only_the_pages_own_script_and_style_may_run(assembly: Assembly) -> None:
    """The policy allows what has the hashes of these two; no name can become markup; nothing is loaded."""
    assembly.put([replace(assembly.participants[1], name="</script><img src=x onerror=alert(1)>")])
    text = page(assembly)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert policy
    assert script
    assert style
    for kind, body in (("script-src", script[1]), ("style-src", style[1])):
        digest = b64encode(sha256(body.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert "<img" not in text
    assert not re.search(r"<[^>]*(src|href)=|url\(|@import", text)
    assert any("<img" in name for name, *_ in known(text)["people"])


def test_a_room_is_drawn_with_the_tables_that_are_open(assembly: Assembly) -> None:
    """Each table has a plan of its room in each round in which somebody sits there."""
    data = known(page(assembly))
    for number in range(2):
        for place, group in enumerate(data["groups"]):
            if any(own[number] == place for *_, own in data["people"]):
                assert place in data["plans"][group["plan"][number]]["tables"]
