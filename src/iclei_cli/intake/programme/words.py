"""The words over the columns of a programme, and those for kinds of sessions, in four languages."""

from __future__ import annotations

from iclei_cli.assembly.nouns.programme.session import SessionKind
from iclei_cli.intake.words.text import by_word, word_list

_COLUMNS = {
    "uid": "uid | guid | uuid | id | identifier",
    "key": "key | code | 키 | 코드 | キー | コード | 代号",
    "title": """
        title | session title | session name | session | agenda item | programme | program | agenda | event
        제목 | 세션 제목 | 세션명 | 프로그램명 | 프로그램 | 세션 | 내용 | 식순 | 일정
        タイトル | 題名 | セッション名 | セッション | プログラム | 内容
        标题 | 环节名称 | 环节 | 名称 | 议程 | 標題 | 議程
    """,
    "kind": """
        kind | type | session type | format
        종류 | 구분 | 유형 | 형식
        種類 | 区分 | 種別 | 形式
        类型 | 类别 | 類型
    """,
    "date": "date | day | 날짜 | 일자 | 日付 | 開催日 | 日期",
    "start": """
        start | start time | starts | begin | begins | from
        시작 | 시작 시간 | 시작 시각
        開始 | 開始時刻 | 開始時間
        开始 | 开始时间
    """,
    "end": """
        end | end time | ends | until | to
        종료 | 종료 시간 | 종료 시각 | 끝
        終了 | 終了時刻 | 終了時間
        结束 | 结束时间
    """,
    "time": """
        time | time slot | when
        시간 | 시각 | 시간대 | 일시
        時間 | 時刻 | 日時
        时间 | 时段 | 時段
    """,
    "minutes": """
        minutes | min | duration | length | duration minutes
        분 | 소요시간 | 소요시간 분 | 시간 분
        分 | 所要時間 | 時間 分
        时长 | 分钟 | 时长 分钟
    """,
    "room": """
        room | venue | location | place | where
        장소 | 회의실 | 위치
        会場 | 場所 | 会議室 | 部屋
        地点 | 场地 | 会议室 | 场所
    """,
    "summary": """
        summary | description | abstract | about
        요약 | 설명 | 개요 | 소개
        概要 | 説明 | 要旨
        摘要 | 说明 | 简介
    """,
    "chairs": "chair | chairs | chairperson | session chair | 좌장 | 의장 | 座長 | 議長 | 主席",
    "moderators": """
        moderator | moderators | mc | host
        사회 | 사회자 | 진행 | 진행자 | 모더레이터
        司会 | 司会者 | 進行 | モデレーター
        主持人 | 主持
    """,
    "speakers": """
        speaker | speakers
        연사 | 연자 | 강연자 | 발언자
        登壇者 | 講演者 | スピーカー
        发言人 | 演讲人 | 主讲人
    """,
    "panellists": """
        panellist | panellists | panelist | panelists | panel | discussants
        토론자 | 패널 | 패널리스트
        パネリスト | 討論者
        讨论嘉宾 | 与谈人 | 嘉宾
    """,
    "talks": """
        talk | talks | talk title | presentation | presentations | paper
        발표 | 발표 제목 | 발표 주제 | 발표명
        発表 | 発表題名 | 演題
        发言题目 | 报告题目 | 报告 | 演讲题目
    """,
    "presenters": "presenter | presenters | presented by | 발표자 | 発表者 | 报告人",
    "groups": "table | tables | group | groups | 테이블 | 조 | テーブル | 讨论桌 | 分组",
    "sdgs": "sdg | sdgs | goals | 지속가능발전목표 | 目標 | 可持续发展目标",
    "expected": """
        expected | expected number | attendance | pax
        예상 인원 | 참석 인원 | 인원
        見込み人数 | 人数
        预计人数
    """,
    "remark": "remark",
}

COLUMNS = {field: word_list(words) for field, words in _COLUMNS.items()}
"""The headers that mean each field, the surest first; a remark is what a calendar says of an event."""

KINDS = by_word(
    {
        SessionKind.OPENING: """
            opening | opening ceremony | welcome
            개회 | 개회식 | 개막 | 개막식 | 開会 | 開会式 | 开幕 | 开幕式
        """,
        SessionKind.PANEL: """
            panel | panel discussion
            패널 | 패널토론 | 패널 토의 | 대담 | パネル | パネル討論 | パネルディスカッション
            圆桌 | 圆桌讨论 | 专题讨论
        """,
        SessionKind.BRIEFING: """
            briefing | report
            브리핑 | 보고 | 설명회 | ブリーフィング | 報告 | 简报 | 汇报 | 情况介绍
        """,
        SessionKind.PRESENTATIONS: """
            presentations | presentation | talk | talks | lecture | keynote | paper
            발표 | 사례발표 | 강연 | 기조연설 | 기조강연
            発表 | 講演 | 基調講演 | 演讲 | 报告 | 主旨演讲 | 发言
        """,
        SessionKind.DISCUSSION: """
            discussion | group discussion | breakout | table discussion
            토론 | 토의 | 분임토의 | 분임토론 | 그룹토의 | 조별토론
            討論 | 討議 | ディスカッション | グループ討議 | 分科会 | 讨论 | 分组讨论
        """,
        SessionKind.BREAK: """
            break | coffee break | tea break | lunch | lunch break | dinner
            휴식 | 점심 | 오찬 | 중식 | 만찬 | 석식 | 커피 | 커피브레이크 | 커피 타임 | 티타임 | 다과
            休憩 | 昼食 | 夕食 | 休息 | 茶歇 | 午餐 | 晚餐
        """,
        SessionKind.CLOSING: """
            closing | closing ceremony | wrap-up
            폐회 | 폐회식 | 폐막 | 마무리 | 閉会 | 閉会式 | 闭幕 | 闭幕式
        """,
        SessionKind.OTHER: "other | registration | 기타 | 등록 | 접수 | その他 | 受付 | 其他 | 签到",
    }
)
"""The kind of session that each word stands for."""
