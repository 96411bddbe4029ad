"""The words that registration lists use for values: sectors, genders, consents, nothing at all.

Only words: Korean, English, Japanese and Chinese. How words are compared is in `text`; what is made of them,
in `values`.
"""

from __future__ import annotations

from iclei_cli.assembly.nouns.participant import Gender, Sector
from iclei_cli.intake.words.text import by_word as _by_word
from iclei_cli.intake.words.text import word_list as _words

SECTORS = _by_word(
    {
        Sector.POLITICAL_LEADER: """
            정치인 | 정치지도자 | 정치 | 시장 | 군수 | 구청장 | 도지사 | 시장군수 | 의원 | 시의원
            군의원 | 구의원 | 도의원 | 국회의원 | 지방의원 | 의회 | 단체장 | 지자체장 | 자치단체장
            지방자치단체장
            political-leader | political leaders | politician | politicians | elected official
            elected officials | mayor | mayors | councillor | councilor | council member | politics
            政治家 | 首長 | 市長 | 市长 | 議員 | 议员 | 議会 | 政治领袖 | 政治領袖 | 领导
            政治指導者 | 政界领导 | 政界領導
        """,
        Sector.PUBLIC_OFFICER: """
            공무원 | 지자체 | 지자체 공무원 | 지방공무원 | 지방자치단체 | 지방정부 | 공공 | 공공기관
            행정 | 정부 | 중앙정부 | 담당 공무원
            public-officer | public officers | public official | public officials | civil servant
            civil servants | local government | government | government official | government officials
            municipal officer | local government officer
            公務員 | 公务员 | 自治体 | 自治体職員 | 行政 | 政府 | 政府官员 | 政府官員 | 地方政府 | 官员
        """,
        Sector.CIVIL_SOCIETY: """
            시민사회 | 시민단체 | 시민사회단체 | 시민 | 시민사회계 | 시민활동가
            civil-society | civil society organisation | civil society organization
            civil society organisations | civil society organizations | cso | csos | citizen | citizens
            市民社会 | 市民團體 | 市民団体 | 市民 | 公民社会 | 公民社會 | 民间社会 | 社会团体
        """,
        Sector.NGO: """
            비영리 | 비영리단체 | 비영리민간단체 | 비정부기구 | 비정부단체 | 민간단체
            ngo | ngos | npo | nonprofit | non-profit organisation | non-profit organization
            non-governmental organisation | non-governmental organization
            非政府组织 | 非政府組織 | 非営利団体 | 非营利组织 | 非營利組織 | 民间组织 | ngo npo
        """,
        Sector.RESEARCH_INSTITUTE: """
            연구기관 | 연구원 | 연구소 | 연구 | 연구자 | 학계 | 대학 | 대학교 | 교수 | 전문가 | 학술기관
            research-institute | research institutes | research institution | research institutions
            research | researcher | researchers | academia | academic | university | universities
            研究機関 | 研究机构 | 研究機構 | 研究所 | 研究者 | 大学 | 大學 | 学界 | 学术界 | 學術界 | 学者
        """,
        Sector.OTHER: """
            기타 | 그 외 | 그외 | 기업 | 민간기업 | 언론 | 언론인 | 국제기구
            other | others | etc | business | company | private sector | media | press
            international organisation | international organization
            その他 | 其他 | 其它 | 企業 | 企业 | メディア | 媒体
        """,
    },
)

GENDERS = _by_word(
    {
        Gender.FEMALE: """
            여 | 여성 | 여자 | 여자분 | 여성분 | 여사 | 양
            female | f | woman | women | ms | mrs | miss | lady | ladies | girl | she | she her | femme
            mme
            女 | 女性 | 女士 | 女史 | 小姐 | 女子 | 女生 | おんな | 夫人 | 婦人
        """,
        Gender.MALE: """
            남 | 남성 | 남자 | 남자분 | 남성분 | 군
            male | m | man | men | mr | gentleman | gentlemen | sir | boy | he | he him | homme
            男 | 男性 | 先生 | 男子 | 男生 | おとこ | 男士
        """,
        Gender.OTHER: """
            기타
            그 외 | 그외 | 제3의 성 | 논바이너리 | 다른 성
            other | others | non-binary | diverse | x | non-binary other | other non-binary | nonbinary
            enby
            non-binary third gender | third gender | genderqueer | gender diverse
            gender non-conforming | d
            another gender | self-described | prefer to self-describe | agender | they | they them | mx
            その他 | 其他 | 其它 | 非二元 | それ以外 | ノンバイナリー | 非二元性别 | 多元性别
        """,
    },
)

DEGREES_OF_INTEREST = {
    **dict.fromkeys(
        _words("""
            관심없음 | 관심 없다 | 관심없어요 | 전혀 관심없음 | 별로 관심없음 | 전혀 없음 | 낮음
            매우 낮음 | 보통
            보통이다 | 그저 그렇다 | 별로 | 전혀 | not interested | not at all interested | not at all
            not very interested | slightly interested | neutral | low | very low | 興味なし | 興味がない
            全く興味がない | どちらでもない | 普通 | 不感兴趣 | 没兴趣 | 完全不感兴趣 | 一般 | 不感興趣
        """),
        0,
    ),
    **dict.fromkeys(
        _words("""
            매우 관심 | 매우 관심있음 | 매우 관심 있음 | 아주 관심 | 매우 높음 | 매우 그렇다
            very interested
            extremely interested | highly interested | very high | とても興味がある | 非常に興味がある
            非常感兴趣 | 很感兴趣 | 非常感興趣
        """),
        1,
    ),
    **dict.fromkeys(
        _words("""
            관심 | 관심있음 | 관심 있다 | 높음 | 그렇다 | 약간 관심 | 다소 관심 | interested
            somewhat interested
            high | fairly interested | 興味がある | やや興味がある | 感兴趣 | 比较感兴趣 | 感興趣
        """),
        2,
    ),
}
"""How much somebody is interested, as an option's rank; in between counts as no wish."""

# What people do at a table. Other words are duties of their own.
DUTIES = _by_word(
    {
        "facilitator": """
            퍼실리테이터 | 촉진자 | 진행자 | 진행 | 토론진행자 | 토론 진행 | 테이블 진행 | 테이블 진행자
            facilitator | facilitators | facilitate | facilitating | facilitation | table facilitator
            moderator | table host | discussion leader
            ファシリテーター | ファシリテータ | 進行役 | 進行 | 司会 | 司会進行
            主持人 | 主持 | 引导员 | 引導員 | 协调人 | 協調人
        """,
        "rapporteur": """
            기록자 | 기록 | 서기 | 기록 담당 | 기록원 | 테이블 기록 | 라포처 | 라포터
            rapporteur | rapporteurs | note taker | notetaker | note-taking | note taking
            take notes | taking notes | scribe
            記録係 | 記録者 | 記録 | 書記 | ラポーター
            记录员 | 记录 | 记录人 | 紀錄員 | 記錄員 | 书记员
        """,
    },
)

# Whether somebody offers a duty, beside yes and no.
OFFER_ANSWERS = _by_word(
    {
        "yes": """
            가능 | 가능함 | 가능합니다 | 할 수 있음 | 할 수 있습니다 | 희망 | 희망함 | 지원 | 자원
            can | can do | possible | willing | happy to | sure | of course | i can | i would | i will
            可 | 可能 | できます | 可能です | 希望する | 希望します | 可以 | 能 | 愿意 | 願意
        """,
        "no": """
            불가 | 불가능 | 불가함 | 불가능합니다 | 희망하지 않음 | 희망안함 | 어려움 | 어렵습니다
            cannot | can't | not possible | unwilling | rather not | i cannot | i would not
            不可 | 不可能 | できません | 希望しない | 希望しません | 不可以 | 不能 | 不愿意 | 不願意
        """,
    },
)

# Codes of gender, in a column that has both the first and the second.
GENDER_CODES = {"1": Gender.MALE, "2": Gender.FEMALE, "3": Gender.MALE, "4": Gender.FEMALE}

# Marks that people draw for yes and no, which are no letters.
DRAWN_MARKS = str.maketrans("○◯〇●✓✔√☑×✕✖✗✘", "ooooooooxxxxx")

# What a header of consent alone is about, and what is typed for a purpose.
CONSENT_PURPOSES = _by_word(
    {
        "personal-data": """
            personal-data | 개인정보 | 개인정보 수집·이용 | 개인정보 수집 및 이용
        """,
        "third-party": """
            third-party | 제3자 | 제3자 제공 | 개인정보 제3자 제공
        """,
        "photo": """
            photo | 초상권 | 사진 | 사진 촬영 | 사진·영상 촬영 | 영상
        """,
    },
)
CONSENT_ANSWERS = _by_word(
    {
        "yes": """
            동의 | 동의함 | 동의합니다 | 예 | 네 | 넵 | 확인 | 확인함 | 제출
            yes | y | o | v | true | 1 | agree | agreed | consent | accepted | given | checked | ticked
            はい | 同意 | 同意する | 同意します | 是 | ok | 可
            可以 | 愿意 | 願意 | 許可する | 承諾する | 承諾
        """,
        "no": """
            미동의 | 동의하지않음 | 동의안함 | 동의하지않습니다 | 비동의 | 부동의 | 아니오 | 아니요
            거부 | 미제출
            no | n | x | false | 0 | not given | refused | declined | unchecked
            いいえ | 同意しない | 不同意 | 否 | ng | 不可 | 不可以 | 不愿意 | 不願意 | 許可しない | 承諾しない
        """,
    },
)

# Headers of the time at which a row was filled in, the one that says most first.
REGISTERED_ON = tuple(
    _words("""
        개인정보 동의일 | 개인정보 동의일자 | 개인정보 동의일시 | 동의일 | 동의일자 | 동의일시 | 동의날짜
        consent date | date of consent
        타임스탬프 | timestamp | 신청일시 | 제출시간 | 제출일시 | 참가신청일시 | 접수일시 | 등록일시
        신청일 | 신청일자 | 신청시간 | 제출일 | 접수일 | 접수일자 | 등록일 | 등록일자 | 응답시간 | 작성일시
        submitted at | submission time | submission date | registration date | registration time
        registered at | order date | created date | created at | completion time | submit date utc
        완료시간 | 등록시간 | 응답일시 | 응답일 | 申込日時 | 申込日 | 注文日時 | 回答日時 | 提交答卷时间
        提交时间 | 报名时间
    """)
)

# What stands before a contact and says only that one follows.
CONTACT_LABELS = frozenset(
    _words("""
        t | m | c | o | h | p | e | tel | office | home | work | 사무실 | 직장 | 회사 | 자택 | 집 | 개인
        유선 | 직통 | 본인 | 사무실전화 | 주소 | 会社 | 自宅 | 勤務先 | 办公室 | 公司
    """)
)

# The first words of rows that count people instead of naming one.
TOTALS = frozenset(
    _words("""
        합계 | 소계 | 총계 | 총합계 | 누계 | 계 | 합 | 총원 | 총인원 | 인원 | 총 | 이하여백 | 이하 여백
        끝
        計 | 合計 | 小計 | 総計 | 总计 | 计 | 合计 | 小计 | 共計 | 共计
        総数 | 总数 | 総人数 | 总人数 | 以下余白
        total | subtotal | sub total | grand total | sum | totals
    """),
)
