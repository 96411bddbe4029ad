"""The sector that somebody's organisation and position suggest, where no column states it."""

from __future__ import annotations

import re

from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.intake.words.text import normal

_RESEARCH = re.compile(
    r"연구원|연구소|연구센터|연구재단|대학교|대학원|대학$|학회$|과학원|"
    r"university|college|research|academy of|institute of (?:technology|science)",
    re.IGNORECASE,
)
_NGO = re.compile(
    # Within a word the letters are a part of it: of Yangon, of Mangold.
    r"(?<![a-z])(?:ngos?|npos?|ymca|ywca|wwf)(?![a-z])|환경운동연합|녹색연합|그린피스|비영리|비정부|greenpeace|non-?profit",
    re.IGNORECASE,
)
_CIVIL = re.compile(
    r"시민연대|시민모임|시민회의|시민연합|시민행동|시민사회|시민단체|주민자치|민관협의|지속가능발전협의회|"
    r"civil society|citizens",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"[시군구도국]의회|^국회|city council|council$|assembly$", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"(?:시|군|구|도)청|(?:특별|광역|자치)시|자치도|[가-힣]{2}(?:시|군|구)(?:\s|$)|경기도|[충전경][청라상][남북]도|"
    r"(?:환경|교육|국토교통|행정안전|외교|산업통상자원|기획재정)부$|"
    r"city hall|city government|metropolitan government|^city of|county office|-gu office|ministry",
    re.IGNORECASE,
)
_LEADER = re.compile(
    r"^(?!부)(?:.*[^부])?(?:시장|군수|구청장|도지사|교육감)$|"
    r"^(?:mayor|governor|councill?or|member of (?:parliament|the national assembly))$",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"(?:^|[시군구도회])의원$|의장$|위원장$|councill?or|member|chair", re.IGNORECASE)
_OFFICER = re.compile(
    r"주무관|과장|팀장|국장|실장|계장|서기|사무관|서기관|부시장|부군수|부구청장|부지사|공무원|"
    r"officer|director|manager|deputy|official",
    re.IGNORECASE,
)


def suggest_sector(organisation: str | None, position: str | None) -> Sector | None:
    """Return what the two suggest; None when they say nothing, or not enough."""
    place, post = organisation or "", position or ""
    for sign, sector in (
        (_NGO, Sector.NGO),
        (_CIVIL, Sector.CIVIL_SOCIETY),
        (_RESEARCH, Sector.RESEARCH_INSTITUTE),
    ):
        if sign.search(place):
            return sector
    if _LEADER.search(normal(post)) or _LEADER.search(post):
        return Sector.POLITICAL_LEADER
    if _COUNCIL.search(place):
        return Sector.POLITICAL_LEADER if _MEMBER.search(post) else _officer(post)
    if _GOVERNMENT.search(place):
        return Sector.PUBLIC_OFFICER if not post else _officer(post)
    return None


def _officer(post: str) -> Sector | None:
    return Sector.PUBLIC_OFFICER if _OFFICER.search(post) else None
