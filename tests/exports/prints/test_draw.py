"""From data and a template to a file: what is refused, and with which words."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.engine.templates import Look, own_template, template_names
from iclei_cli.exports.prints.signs.pages import signs_data
from iclei_cli.system.errors import RefusedError, UsageError
from wording import ENGLISH_PRINT, told

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly

HEAD = '#import "iclei.typ": *\n#show: look\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("#let x = \n", 3, "expected expression"),
        ("\n#data.sings.len()", 4, "sings"),
        ('\n\n#fit("a", 1mm)', 5, "missing argument"),
        ('#image("none.png")', 3, "not found"),
        ("\n#fit(17, 10mm, 10mm)", 4, "has to be text"),
    ],
)
def test_a_wrong_template_is_refused_with_its_line(
    text: str, line: int, reason: str, assembly: Assembly, tmp_path: Path
) -> None:
    """Also where it is wrong inside of what it imports: the line is the template's own."""
    path = tmp_path / "ours.typ"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        draw("signs", signs_data(assembly, ENGLISH_PRINT), look=Look(path))
    assert f"ours.typ, line {line} is not what Typst can set; it says “" in told(caught.value)
    assert reason in told(caught.value)
    assert "\n" not in told(caught.value)


@pytest.mark.parametrize("name", ["preview", "local"])
def test_no_package_is_fetched(
    name: str, assembly: Assembly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even if the name of it is put together: nobody is asked, and all else is reached as before."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.getsockname()[1]}")
        path = tmp_path / "ours.typ"
        path.write_text(f'{HEAD}#let name = "@" + "{name}/cetz:0.3.0"\n#import name: *', encoding="utf-8")
        with pytest.raises(RefusedError) as caught:
            draw("signs", signs_data(assembly, ENGLISH_PRINT), look=Look(path))
        with pytest.raises(TimeoutError):
            server.accept()
        assert os.environ["HTTPS_PROXY"].endswith(str(server.getsockname()[1]))
    assert "ours.typ, line 4: packages are not used here" in told(caught.value)


def test_a_template_of_ones_own_may_name_pictures_beside_it(assembly: Assembly, tmp_path: Path) -> None:
    """And everything that the program's own template has."""
    (tmp_path / "leaf.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>')
    path = tmp_path / "ours.typ"
    path.write_bytes(own_template("signs").text + b'\n#image("leaf.svg", width: 1cm)')
    assert draw("signs", signs_data(assembly, ENGLISH_PRINT), look=Look(path)).content.startswith(b"%PDF")


def test_a_file_that_is_no_template_is_not_drawn(assembly: Assembly, tmp_path: Path) -> None:
    """Whatever text somebody names would be set as it is, and count as handed out."""
    path = tmp_path / "ours.py"
    path.write_text("print(1)\n", encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        draw("signs", signs_data(assembly, ENGLISH_PRINT), look=Look(path))
    assert "ours.py is no template" in told(caught.value)
    assert "iclei export template signs" in told(caught.value)


def test_a_template_that_is_not_there_is_named(assembly: Assembly, tmp_path: Path) -> None:
    """Neither of the program nor of the user."""
    with pytest.raises(RefusedError) as caught:
        draw("signs", signs_data(assembly, ENGLISH_PRINT), look=Look(tmp_path / "none.typ"))
    assert "none.typ cannot be read" in told(caught.value)
    with pytest.raises(UsageError) as unknown:
        own_template("../iclei")
    assert unknown.value.params["known"] == template_names()


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG"), (".svg", b"<svg")])
def test_a_picture_holds_one_page(ending: str, start: bytes, assembly: Assembly) -> None:
    """And more are refused."""
    alone = signs_data(assembly, ENGLISH_PRINT, groups={"a"})
    assert draw("signs", alone, ending=ending).content.startswith(start)
    with pytest.raises(RefusedError) as caught:
        draw("signs", signs_data(assembly, ENGLISH_PRINT), ending=ending)
    assert caught.value.params["pages"] == 2


def test_nothing_is_drawn_of_what_no_font_has(assembly: Assembly) -> None:
    """It is named, and with which option a font is."""
    assembly.groups["a"] = type(assembly.groups["a"])(key="a", label="𠮷野")
    with pytest.raises(RefusedError) as caught:
        draw("signs", signs_data(assembly, ENGLISH_PRINT))
    assert "“𠮷野”" in told(caught.value)
    assert "--font" in told(caught.value)
