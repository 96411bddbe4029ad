"""The Sustainable Development Goals of the United Nations, by number."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

LAST = 17

Sdg: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=LAST)]

TITLES: dict[str, tuple[str, ...]] = {
    "en": (
        "No poverty",
        "Zero hunger",
        "Good health and well-being",
        "Quality education",
        "Gender equality",
        "Clean water and sanitation",
        "Affordable and clean energy",
        "Decent work and economic growth",
        "Industry, innovation and infrastructure",
        "Reduced inequalities",
        "Sustainable cities and communities",
        "Responsible consumption and production",
        "Climate action",
        "Life below water",
        "Life on land",
        "Peace, justice and strong institutions",
        "Partnerships for the goals",
    ),
    "ko": (
        "빈곤 퇴치",
        "기아 종식",
        "건강과 웰빙",
        "양질의 교육",
        "성평등",
        "깨끗한 물과 위생",
        "모두를 위한 깨끗한 에너지",
        "양질의 일자리와 경제성장",
        "산업, 혁신, 사회기반시설",
        "불평등 감소",
        "지속가능한 도시와 공동체",
        "책임 있는 소비와 생산",
        "기후변화 대응",
        "해양생태계 보전",
        "육상생태계 보전",
        "평화, 정의, 강력한 제도",
        "목표를 위한 파트너십",
    ),
    "ja": (
        "貧困をなくそう",
        "飢餓をゼロに",
        "すべての人に健康と福祉を",
        "質の高い教育をみんなに",
        "ジェンダー平等を実現しよう",
        "安全な水とトイレを世界中に",
        "エネルギーをみんなに そしてクリーンに",
        "働きがいも経済成長も",
        "産業と技術革新の基盤をつくろう",
        "人や国の不平等をなくそう",
        "住み続けられるまちづくりを",
        "つくる責任 つかう責任",
        "気候変動に具体的な対策を",
        "海の豊かさを守ろう",
        "陸の豊かさも守ろう",
        "平和と公正をすべての人に",
        "パートナーシップで目標を達成しよう",
    ),
    "zh": (
        "无贫穷",
        "零饥饿",
        "良好健康与福祉",
        "优质教育",
        "性别平等",
        "清洁饮水和卫生设施",
        "经济适用的清洁能源",
        "体面工作和经济增长",
        "产业、创新和基础设施",
        "减少不平等",
        "可持续城市和社区",
        "负责任消费和生产",
        "气候行动",
        "水下生物",
        "陆地生物",
        "和平、正义与强大机构",
        "促进目标实现的伙伴关系",
    ),
}
"""The short title of each goal by language, as the United Nations print them; of Korean, which is none of
their languages, as they do in Korea."""


def sdg_title(number: int, language: str) -> str:
    """The short title of a goal, from 1; in English where there is none in that language."""
    return TITLES.get(language, TITLES["en"])[number - 1]
