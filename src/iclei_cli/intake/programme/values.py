"""One cell of a programme as a value: times, people, numbers of goals."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.numbers import MOST
from iclei_cli.assembly.nouns.programme.sdgs import LAST
from iclei_cli.assembly.nouns.programme.speaker import Speaker
from iclei_cli.assembly.nouns.text import forms_of
from iclei_cli.assembly.programme.times import DAY as _DAY
from iclei_cli.assembly.programme.times import kept, local_time, read_duration, read_time
from iclei_cli.intake.values.days import DAY, day_of
from iclei_cli.intake.values.names.read import read_name
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.names import COMMON_FAMILY_NAMES
from iclei_cli.intake.words.nothing import is_nothing
from iclei_cli.intake.words.text import is_blank, one_line
from iclei_cli.system.errors import UsageError
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly, Event
    from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole

_CLOCK = re.compile(
    r"""(?ix:
    (?P<before>오전|오후|午前|午後|上午|下午)?\s*
    (?<!\d)(?P<hour>\d{1,2})\s?(?:[:시時时点]\s?(?P<minute>\d{2})?)\s?(?:[분分])?(?::00(?:\.0+)?)?(?!\d)
    \s*(?P<after>[ap]\.?m\b\.?)?
    )"""
)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?P<offset>Z|[+-]\d{2}:?\d{2})?")
_WEEKDAY = re.compile(r"\(.{1,9}?\)|[월화수목금토일]요일|[月火水木金土日]曜日?|(?:星期|周)[一二三四五六日天]")
_BETWEEN_TIMES = re.compile(r"[-–—~〜∼]|부터|까지|から|まで|to|至|到|\s|T")
_BETWEEN_PEOPLE = re.compile(r"[\n;；/]|\s[·ㆍ]\s")
_IN_BRACKETS = re.compile(r"(?P<name>[^()（）]+?)\s*[(（](?P<position>[^()（）]+)[)）]")
_HANGUL_NAME = re.compile(rf"[{''.join(sorted(COMMON_FAMILY_NAMES))}][가-힣]{{1,2}}")
_PEOPLE = re.compile(r"(?:약|ca?\.|about)?\s*(\d[\d,]*)\s*(?:명|名|人|people|persons|pax)?")
_NOON = 12
_TWO = 2
_EVENING, _SMALL_HOURS = "18:00", "06:00"


class When(NamedTuple):
    """What a row tells of the time: as it is kept, None where it does not tell."""

    day: str | None
    start: str | None
    end: str | None


def read_when(event: Event, cells: Mapping[str, str], day: str | None) -> When:
    """When a row says that a session is; `day` is that of the row before.

    A session that begins in the evening and ends in the small hours ends on the next day.

    Raises:
        BadValue: `not-a-programme-day`, `not-a-programme-time`, `no-such-time`, or `no-programme-day`: nobody
            says which day.
    """
    if "date" in cells:
        day = read_day(event, cells["date"])
    name = "start" if "start" in cells else "time"
    begun = _times(event, cells.get(name, ""), day)
    start = begun[0] if begun else None
    day = day if start is None else start[:_DAY]
    ended = _times(event, cells.get("end", ""), day)
    for cell, times, most in ((name, begun, _TWO), ("end", ended, 1)):
        if len(times) > most:
            raise BadValue("not-a-programme-time", text=one_line(cells[cell]))
    end = next(iter([*ended, *begun[1:]]), None)
    return When(day, start, _after_midnight(start, end))


def by_24_hours(words: str) -> str:
    """Words with times of the day by 24 hours: `오후 2시 30분` is `14:30`; all else is as it was."""
    plain = unicodedata.normalize("NFKC", words)
    return _CLOCK.sub(lambda found: (" " if found[0][0].isspace() else "") + _clocks([found])[0], plain)


def read_day(event: Event, text: str) -> str:
    """The day that a cell tells, maybe with its weekday, `YYYY-MM-DD`.

    Raises:
        BadValue: `not-a-programme-day`.
    """
    written = one_line(unicodedata.normalize("NFKC", text)).removesuffix(" 00:00:00")
    found = re.search(DAY, written)
    if found is None or _WEEKDAY.sub("", _without(written, found)).strip(" .,"):
        raise BadValue("not-a-programme-day", text=one_line(text))
    return _dated(event, found)


def read_minutes(text: str) -> int:
    """How long something takes: `20`, `20분`, `1h30m`, `01:30`.

    Raises:
        BadValue: `not-programme-minutes`.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"\s*(?:minutes?|mins?|분|分钟?|分間)\.?", "m", plain)
    plain = re.sub(r"\s*(?:hours?|시간|時間|小时|小時)", "h", plain)
    plain = re.sub(r"(\d+):(\d{2})(?::00)?", r"\1h\2m", plain)
    try:
        minutes = int(read_duration("minutes", plain).total_seconds() // 60)
    except UsageError:
        minutes = 0
    if minutes < 1:
        raise BadValue("not-programme-minutes", text=one_line(text))
    return minutes


def read_count(text: str) -> int:
    """How many people: `120`, `120명`.

    Raises:
        BadValue: `not-programme-count`.
    """
    found = _PEOPLE.fullmatch(one_line(text).lower())
    count = whole_number(found[1].replace(",", "")) if found else 0
    if not 1 <= count <= MOST:
        raise BadValue("not-programme-count", text=one_line(text))
    return count


def read_sdgs(text: str) -> tuple[int, ...]:
    """The goals by number, wherever they stand in the text: `SDG 11, 13`.

    Raises:
        BadValue: `not-programme-sdgs`.
    """
    numbers = [whole_number(digits) for digits in re.findall(r"\d+", unicodedata.normalize("NFKC", text))]
    if not numbers or not all(1 <= number <= LAST for number in numbers):
        raise BadValue("not-programme-sdgs", text=one_line(text), last=LAST)
    return tuple(dict.fromkeys(numbers))


def read_groups(assembly: Assembly, text: str) -> tuple[str, ...]:
    """The keys of tables, by key or label.

    Raises:
        BadValue: `not-programme-group`.
    """
    keys = {
        folded(name): group.key
        for group in assembly.groups.values()
        for name in (group.key, *forms_of(group.label))
    }
    words = [one_line(part) for part in re.split(r"[\n,;、，；]", text) if part.strip()]
    unknown = [word for word in words if folded(word) not in keys]
    if unknown:
        raise BadValue("not-programme-group", text=unknown[0], known=list(assembly.groups))
    return tuple(dict.fromkeys(keys[folded(word)] for word in words))


def read_people(assembly: Assembly, role: SpeakerRole, text: str) -> list[Speaker]:
    """The people in a cell, one a line or with ; or / between: “Name”, “Name, Position”, “Name (Position)”.

    A title beside a name is a position, too: `허성무 창원시장`. Commas stand between people where what they
    part are names: of people on the list, Korean ones, or such with a title. A number is a person on the
    list; a name stays a name.

    Raises:
        BadValue: `not-programme-person`: there is no such number.
    """
    names = {
        folded(name)
        for person in assembly.participants.values()
        for name in (person.name, person.name_en)
        if name
    }
    parts = [
        one_line(part) for part in _BETWEEN_PEOPLE.split(text) if not (is_blank(part) or is_nothing(part))
    ]
    return [_speaker(assembly, role, part) for whole in parts for part in _apart(whole, names)]


def _apart(text: str, names: set[str]) -> Sequence[str]:
    parts = [part.strip() for part in re.split(r"[,，、]", text) if part.strip()]
    are_names = all(
        folded(part) in names or _HANGUL_NAME.fullmatch(part) or _with_title(part) for part in parts
    )
    return parts if len(parts) > 1 and are_names else [text]


def _speaker(assembly: Assembly, role: SpeakerRole, text: str) -> Speaker:
    digits = text.removeprefix("#").removesuffix("번")
    if digits.isdecimal():
        number = whole_number(digits)
        if number not in assembly.participants:
            raise BadValue("not-programme-person", text=text)
        return Speaker(person=number, role=role)
    found = _IN_BRACKETS.fullmatch(text)
    if found is not None:
        return Speaker(name=found["name"], position=found["position"].strip(), role=role)
    if (named := _with_title(text)) is not None:
        return Speaker(name=named[0], position=named[1], role=role)
    name, _, position = (part.strip() for part in re.sub("[，、]", ",", text).partition(","))
    return Speaker(name=name or text, position=position or None, role=role)


def _with_title(text: str) -> tuple[str, str] | None:
    """The name and the position of `창원시장 허성무` and `허성무 시장`; None of anything else."""
    if re.search("[,，、]", text):
        return None
    found = read_name(text)
    if not isinstance(found, Understood) or found.unclear or "position" not in found.others:
        return None
    return str(found.value), str(found.others["position"])


def _dated(event: Event, found: re.Match[str]) -> str:
    """A day that was found in a text; without a year, the first from the day of the event on."""
    if event.date is None and not any(found[year] for year in ("year", "year_last", "year_end")):
        raise BadValue("not-a-programme-day", text=found[0])
    return day_of(found, date.fromisoformat(event.date or "0001-01-01"))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _times(event: Event, text: str, day: str | None) -> list[str]:
    """The times in a cell as they are kept, none of a cell that says nothing."""
    written = one_line(unicodedata.normalize("NFKC", text))
    if is_blank(written) or is_nothing(written):
        return []
    if found := _MOMENT.fullmatch(written):
        moment = written[: len("2019-02-28T10:00")] + (found["offset"] or "")
        return [_time(event, text, moment)]
    if found := re.search(DAY, written):
        day, written = _dated(event, found), _without(written, found)
    written = _WEEKDAY.sub(" ", written)
    if _BETWEEN_TIMES.sub("", _CLOCK.sub(" ", written)):
        raise BadValue("not-a-programme-time", text=one_line(text))
    if day is None and event.date is None:
        raise BadValue("no-programme-day", text=one_line(text))
    return [_time(event, text, clock, day) for clock in _clocks(list(_CLOCK.finditer(written)))]


def _time(event: Event, text: str, clock: str, day: str | None = None) -> str:
    """A time that was found in a cell; nobody typed it into an option."""
    try:
        return read_time(event, "start", clock, day=day)
    except UsageError as error:
        if error.code == "not-a-time":
            raise BadValue("not-a-programme-time", text=one_line(text)) from error
        raise BadValue(error.code, **(error.params | {"option": None})) from error


def _clocks(found: Sequence[re.Match[str]]) -> list[str]:
    """Times of the day by 24 hours; whether it is morning may be said once for two: `2:00-3:30 PM`."""
    halves = [_half(time) for time in found]
    hours = [int(time["hour"]) for time in found]
    if len(found) == _TWO and halves.count(None) == 1 and hours[0] % _NOON <= hours[1] % _NOON:
        halves = [half or halves[1 - place] for place, half in enumerate(halves)]
    elif len(found) == _TWO and halves == ["am", None]:
        halves[1] = "pm" if hours[1] < hours[0] else None
    return [
        f"{_hour(hour, half):02}:{time['minute'] or '00'}"
        for hour, half, time in zip(hours, halves, found, strict=True)
    ]


def _half(found: re.Match[str]) -> str | None:
    """Whether a time is said to be before noon or after it."""
    if found["before"]:
        return "pm" if found["before"] in {"오후", "午後", "下午"} else "am"
    return f"{found['after'][0].lower()}m" if found["after"] else None


def _hour(hour: int, half: str | None) -> int:
    if half == "pm" and hour < _NOON:
        return hour + _NOON
    return 0 if half == "am" and hour == _NOON else hour


def _after_midnight(start: str | None, end: str | None) -> str | None:
    if start is None or end is None or end > start or start[:_DAY] != end[:_DAY]:
        return end
    if start[_DAY + 1 :] >= _EVENING and end[_DAY + 1 :] <= _SMALL_HOURS:
        return kept(local_time(end) + timedelta(days=1))
    return end
