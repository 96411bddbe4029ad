"""The words that registration lists use for fields, in their headers.

Only words: Korean, English, Japanese and Chinese. How words are compared is in `text`; what is made of them,
in `columns`.
"""

from __future__ import annotations

from iclei_cli.intake.words.text import by_word as _by_word
from iclei_cli.intake.words.text import word_list as _words

# What a column can hold beside the fields of a participant.
ROW_NUMBER = "row number"
GIVEN_NAME = "given name"
FAMILY_NAME = "family name"
CHOICES = "choices"
CHOICE = "choice "
CONSENT = "consent "
PROVINCE = "province"
OPTION = "option "
DUTY = "duty "
REGISTRATION_ID = "registration id"
ORDER_CODE = "order code"
POSITION_ID = "position id"
REASON = "reason"
CANCELLATION = "cancelled"
WAITLIST = "waiting list"
DOOR = "checked in"
PROXIES = "proxy"

SECOND_PHONE = "second phone"

NAMES = ("name", GIVEN_NAME, FAMILY_NAME)
"""Any of them names the person of a row."""

TELLS_OF_COMING = {CANCELLATION, WAITLIST, DOOR, PROXIES}
"""What tells whether somebody comes beside their status, and is kept under its own header."""

KEPT_AS_EXTRA = {REGISTRATION_ID, ORDER_CODE, POSITION_ID, SECOND_PHONE, *TELLS_OF_COMING}
"""What is heeded, but kept under its own header: another system's id, for one, is another id."""


HEADERS = _by_word(
    {
        "name": """
            이름 | 성명 | 성함 | 참가자명 | 참석자명 | 참가자 | 참석자 | 신청자명 | 신청자 | 등록자명
            참여자명 | 참여자 | 한글성명 | 한글이름 | 성명한글 | 이름한글 | 국문성명 | 국문이름 | 성명국문
            name | full name | participant | delegate | name in full | korean name | name korean
            name in korean
            名前 | 氏名 | お名前 | 御氏名 | 参加者名 | 参加者氏名 | 姓名 | 名字 | 参会人 | 与会者姓名
            參加者姓名
            participant name | attendee | your full name | 참가자성명 | 참석자성명 | 응답자명
            参会人员 | 参会人员姓名 | 与会人员 | 参会者 | 参会者姓名 | 参会代表 | 参加人员 | 出席人员
            出席者
            姓名(中文) | 中文姓名 | 嘉宾姓名 | 报名人 | 报名人姓名 | 報名人 | 参会人姓名 | 参加者
            参加者氏名
            member name | registrant name | registrant
            직성명 | 직위성명 | 직위 및 성명 | 직책성명 | 직책 및 성명 | 직급성명 | 직급 및 성명
            직함 및 성명
            성명직위 | 성명 및 직위 | 성명직책 | 성명 및 직책 | 성명직급 | 성명 및 직급 | 이름직위
            이름직책
            name and title | name title | name and position | title and name | position and name
            氏名役職 | 役職氏名 | 姓名职务 | 姓名職務 | 职务姓名 | 職務姓名
            参会人员 | 参会人员姓名 | 参会代表 | 与会人员 | 与会代表 | 与会者 | 出席人员 | 参会者 | 报名者
            报名者姓名 | 參會人員 | 與會人員 | 出席人員 | 出席者 | 出席者名 | 出席者氏名
            参加者のお名前 | 참석자명단 | 참가자명단 | 이용자명 | 이용자 | 예약자명 | 예약자 | 예매자명
            예매자
        """,
        "name_en": """
            영문성명 | 영문이름 | 영문명 | 영어이름 | 성명영문 | 이름영문 | 성함영문 | 이름영어 | 영문
            english name | name in english | name english | name en | romanised name | romanized name
            英語名 | ローマ字氏名 | 英文名 | 英文姓名 | latin name
        """,
        GIVEN_NAME: """
            이름만
            vorname | prénom | prenom | nombre | name first
            first name | given name | given names | first names | forename
            名 | firstname | givenname | 名 first name | 下の名前
        """,
        FAMILY_NAME: """
            성 | 성씨
            last name | family name | surname | last names | nachname | nom | apellido | apellidos
            name last
            姓 | 名字（姓） | lastname | familyname | 苗字
        """,
        "organisation": """
            소속 | 소속기관 | 소속기관명 | 소속단체 | 소속단체명 | 소속명 | 소속처 | 기관 | 기관명
            단체 | 단체명 | 기관단체명 | 기관이름 | 단체이름 | 회사 | 회사명 | 직장 | 직장명 | 근무처
            업체명 | 학교
            organisation | organization | organisation name | organization name | name of organisation
            name of organization | affiliation | institution | institute | company | company name
            org | org name
            employer | agency | current employer | employer name | current organisation
            current organization
            所属 | 所属機関 | 所属団体 | 所属組織 | 組織名 | 団体名 | 団体 | 会社名 | 勤務先 | 機関名
            单位 | 單位 | 工作单位 | 工作單位 | 机构 | 機構 | 所在单位 | 所属单位 | 组织 | 組織
            服務單位 | 服务单位
            机构名称 | 單位名稱 | 单位名称 | 公司 | 公司名称 | 团体 | 勤務先名 | 会社 | 法人名 | 学校名
            所属団体名 | 所属機関名 | 所属名 | 所属先 | 所属 団体名
        """,
        "department": """
            부서 | 부서명 | 소속부서 | 소속부서명 | 담당부서 | 근무부서 | 과 | 실과 | 실과명 | 팀 | 팀명
            department | division | dept | unit | section | team | bureau
            部署 | 部署名 | 所属部署 | 部課 | 部门 | 部門 | 科室 | 处室
        """,
        "position": """
            직위 | 직책 | 직급 | 직함 | 직위명 | 직책명 | 직급명
            position | job | job title | role title | job position | designation
            役職 | 役職名 | 職位 | 职位 | 职务 | 職務 | 職稱 | 职称 | 肩書 | 肩書き
        """,
        "sector": """
            부문 | 섹터 | 참가부문 | 참석부문 | 소속부문 | 참가자부문 | 참가자유형 | 참가자구분
            참석자구분 | 이해관계자 | 이해관계자그룹
            sector | stakeholder | stakeholder group | stakeholder type | participant type
            sector of society | stakeholder
            セクター | 部門区分 | 参加者区分 | 参加区分 | 领域 | 界别 | 界別 | 参会类别 | 身份类别
        """,
        "municipality": """
            지자체 | 지자체명 | 지방자치단체 | 지방자치단체명 | 자치단체 | 자치단체명 | 시군 | 시군구
            시군명 | 시군구명 | 도시 | 도시명 | 지역 | 지역명 | 소속지자체 | 소속지역 | 회원도시
            기초지자체 | 소속 도시 | 소속 시군 | 소속 시군구 | 근무 도시 | 근무지역
            primary city | work city | company city | organisation city | organization city | office city
            business city | city town | town city | city of organisation | city of organization
            都市 | 所属都市 | 勤務地 | 所在市 | 工作城市
            municipality | city | city county | city or county | county | town | local government
            local authority | city name | name of city
            自治体 | 自治体名 | 市町村 | 市町村名 | 市区町村 | 都市名 | 城市 | 城市名称 | 所在城市
            地方政府 | 縣市
        """,
        PROVINCE: """
            시도 | 시도명 | 광역 | 광역시도 | 광역지자체 | 도
            province
            都道府県 | 省份 | 省
        """,
        "gender": """
            성별
            gender | sex
            性別 | 性别
        """,
        "email": """
            이메일 | 이메일주소 | 메일 | 메일주소 | 전자우편 | 전자우편주소 | 전자메일 | e메일
            email주소 | 연락처이메일 | 연락처email
            email | email id | e-mail address | mail | mail address | email addresses
            メール | メールアドレス | eメール | 電子メール | 电子邮件 | 電子郵件 | 邮箱 | 電郵 | 电子邮箱
            邮件 | 電子信箱
        """,
        "phone": """
            연락처 | 휴대폰 | 휴대전화 | 핸드폰 | 전화번호 | 전화 | 휴대폰번호 | 휴대전화번호
            핸드폰번호 | 연락처번호 | 연락번호 | 휴대번호 | 이동전화 | 모바일
            hp | h.p. | phone | phone number | mobile | mobile number | mobile phone
            mobile phone number | cell | cell phone | cellphone number | telephone | telephone number
            contact no | mobile no | phone no | tel no | whatsapp | tel | contact number | contact phone
            電話 | 電話番号 | 携帯電話 | 携帯番号 | 連絡先 | 携帯 | 电话 | 手机 | 手机号 | 手机号码
            联系电话 | 手機 | 電話號碼 | 联系方式 | 聯絡電話
        """,
        "languages": """
            언어 | 사용언어 | 구사언어 | 가능언어 | 사용가능언어 | 구사가능언어 | 선호언어
            languages | language | languages spoken | spoken languages | language spoken
            working languages | preferred language
            言語 | 使用言語 | 语言 | 語言 | 工作语言
        """,
        "status": """
            참석여부 | 참가여부 | 출석여부 | 등록여부 | 상태 | 참석상태 | 참가상태 | 등록상태 | 신청상태
            접수상태 | 참석 | 참가 | 참석가능여부
            status | registration status | registration state | attendee status | attendance | attending
            attendance status | approval status | order status | rsvp | will you attend
            出欠 | 参加可否 | 出席 | 状態 | ステータス | 状态 | 狀態 | 参会状态 | 是否参加 | 是否出席
            出席状况 | confirmed | 参加ステータス | 申込状況 | 申込ステータス | 参加状況 | 报名状态
            審核狀態
            审核状态 | 是否参会 | 是否參加 | 参加有無 | 参加の可否 | 出席可否 | 参加不参加
            出席意願 | 参加意愿 | 当日の出欠 | ご出欠
            出席欠席 | response status | 신청결과 | 참석의사 | 참가의사 | 승인상태 | 승인여부
            처리상태 | 진행상태 | 회신 | 예약상태 | 참가확정 | 참석확정 | 참석확정여부 | 참가확정여부
            확정여부
            participant status | booking status | ticket status | rsvp status | approved | decision
            participation status | reservation status | invitation status | guest status | is confirmed
            confirmation status | attending status | application status | attendance confirmed
            受付状況 | 出欠状況 | 予約状況 | 能否参会 | 能否参加 | 能否出席 | 是否能参会 | 是否能参加
            参会情况 | 报名结果 | 参会回执 | 出欠回答 | 出欠のご回答 | 参加確認 | 审核结果 | 参会确认
        """,
        "roles": """
            역할 | 맡은역할 | 참가역할
            roles | role | function
            役割 | 角色
        """,
        "offers": """
            희망역할 | 봉사역할 | 자원역할 | 맡을 수 있는 역할 | 가능한 역할 | 가능역할 | 지원역할
            테이블 역할 | 희망 테이블 역할 | 자원봉사역할 | 자원 역할 | 역할 자원 | 자원 임무
            offers | offers to be | volunteer roles | volunteer role | volunteer as | volunteering as
            roles offered | role offered | table role | table roles | volunteer for | would you volunteer as
            i can help as | i would like to help as
            希望役割 | 協力できる役割 | 担当可能な役割 | 可能な役割 | 希望する役割 | 申し出た役目
            志愿角色 | 可担任角色 | 志願角色 | 可擔任角色 | 愿意担任
        """,
        f"{DUTY}facilitator": """
            퍼실리테이터 가능 | 퍼실리테이터 가능여부 | 퍼실리테이터 희망 | 퍼실리테이터 희망여부
            퍼실리테이터 지원 | 퍼실리테이터 지원여부 | 퍼실리테이터 여부 | 퍼실리테이터 참여 | 진행 가능
            진행 가능여부 | 진행자 가능 | 진행자 가능여부 | 진행자 희망 | 진행자 희망여부 | 토론 진행 가능
            테이블 진행 가능
            facilitate | would you facilitate | can you facilitate | can facilitate | could facilitate
            could you facilitate | willing to facilitate | would facilitate | would you like to facilitate
            can you facilitate a table | would you facilitate a table | willing to facilitate a table
            would you be a facilitator | can be a facilitator
            ファシリテーター可 | ファシリテーター希望 | ファシリテーター可否
            ファシリテーター担当可 | 進行役可 | 進行役希望 | 司会可
            可否主持 | 能否主持 | 可担任主持人 | 愿意主持 | 愿意担任主持人 | 能否担任主持人
        """,
        f"{DUTY}rapporteur": """
            기록 가능 | 기록 가능여부 | 기록자 가능 | 기록자 가능여부 | 기록자 희망 | 기록자 희망여부
            기록 희망 | 기록 희망여부 | 서기 가능 | 서기 가능여부 | 기록 담당 가능 | 기록 담당 가능여부
            would you take notes | can you take notes | can take notes | willing to take notes
            would take notes | could take notes | would you be a rapporteur | can be a rapporteur
            would you be rapporteur | can you be a rapporteur | willing to be rapporteur
            記録係可 | 記録係希望 | 記録係可否 | 記録可 | 書記可
            可否记录 | 能否记录 | 可担任记录员 | 愿意记录 | 愿意担任记录员 | 能否担任记录员
        """,
        "notes": """
            비고 | 메모 | 특이사항 | 참고사항 | 전달사항 | 기타전달내용 | 기타의견
            notes | note | remarks | remark | comment | comments | memo
            備考 | 备注 | 備註 | 特記事項 | 说明 | order comment
        """,
        "consent personal-data": """
            consent | consent given
        """,
        REGISTRATION_ID: """
            접수id | 접수번호 | 등록id | 등록번호 | 신청id | 신청번호 | 참가id | 참가번호 | 참가자id
            참가자번호 | 참석자id | 참석자번호 | 회원id | 회원번호 | 응답id
            attendee id | attendee number | attendee no | participant id | participant number
            registration id | registration number | registration no | reg no | registrant id
            contact id | external id | nationbuilder id
            public id | member id | member number | member no | membership number
            response id | respondent id | submission id | ticket id | confirmation number
            受付番号 | 受付id | 申込番号 | 登録番号 | 会員番号 | 报名编号 | 报名号 | 注册号 | 會員編號
        """,
        ORDER_CODE: """
            order code
        """,
        POSITION_ID: """
            position id
        """,
        REASON: """
            reason not imported | 가져오지 못한 이유 | 取り込めなかった理由 | 未导入原因
        """,
        ROW_NUMBER: """
            연번 | 번호 | 순번 | 일련번호
            no | nr | s no | row | row no | row number | serial no
            番号 | 序号 | 序號 | 編號 | 编号
        """,
    },
)

# Words for a status that, once an event has begun, may say who was there: any other status is surer.
ATTENDANCE = frozenset(
    _words("""
        참석여부 | 참가여부 | 출석여부 | 참석 | 참가 | attendance | attendance status | attending
        出席 | 出席状况
    """)
)

# Of these it depends on the cells whether people answered, or were ticked at the door.
DOUBTFUL_ATTENDANCE = frozenset(
    _words("""
        attendance | attendance status | attended | 출석여부 | 출석 | 참석체크 | 出席 | 出席状况
    """)
)

# Words that mean a field in some lists and something else in others. They count when no other column
# claims the field and when the cells below speak its language.
WEAK_HEADERS = _by_word(
    {
        REGISTRATION_ID: """
            id | uid | uuid
        """,
        "status": """
            참가형태 | 참석형태 | 참여형태 | 참가방법 | 참석방법 | 참여방법 | 참가방식 | 참석방식 | 참여방식
            attendance type | attendance mode | mode of attendance | participation mode
            mode of participation | 参加形態 | 参加方法 | 出席方式 | 参会方式 | 参加方式
            응답 | 답변 | 답신 | 수락여부 | response | reply | answer | answers | 回答 | 返信
            回复 | 回覆
        """,
        "name": """
            user name | 표시이름 | display name | user display name
            guest | guest name | guest full name | 게스트 | 게스트명 | ゲスト | ゲスト名 | 嘉宾 | 来宾
            사용자 표시 이름 | 사용자 이름 | ユーザー表示名 | 用户显示名 | 表示名 | 닉네임 | nickname | 昵称
        """,
        "position": """
            title
        """,
        "municipality": """
            거주지 | 거주지역 | 거주 도시 | 소재지 | 근무지 | 사는 곳 | home city | city of residence
            residence
            mailing city | 居住地 | お住まい | 居住城市 | 居住地区
        """,
        "notes": """
            기타 | 기타사항
        """,
        "phone": """
            contact
            사무실 | 사무실 전화 | 사무실 전화번호 | 사무실 번호 | 사무실 연락처 | 직장 전화 | 직장 전화번호
            직장 연락처 | 회사 전화 | 회사 전화번호 | 회사 연락처 | 유선 | 유선전화 | 유선번호
            유선 전화번호 | 일반전화 | 일반 전화번호 | 행정전화 | 직통전화 | 자택전화 | 집전화
            office | office phone | office number | office tel | office telephone | office phone number
            work phone | work number | work tel | work telephone | work phone number | business phone
            business number | business telephone | business phone number | landline | landline number
            fixed line | direct line | direct phone | desk phone | home phone | phone work | phone office
            telephone office | telephone work | telephone business
            会社電話 | 会社電話番号 | 勤務先電話 | 勤務先電話番号 | 職場電話 | 職場電話番号 | 固定電話
            固定電話番号 | 自宅電話 | 自宅電話番号
            办公电话 | 办公室电话 | 单位电话 | 座机 | 座机号码 | 固定电话 | 固话 | 公司电话
            辦公電話 | 辦公室電話 | 公司電話 | 市話 | 室內電話
        """,
        "sector": """
            구분 | 분류 | 유형 | 분야 | 소속구분 | 소속유형 | 기관구분 | 기관유형 | 단체유형 | 직업
            참가구분 | 참석구분 | 참가유형 | 회원구분
            category | type | group | affiliation type | organisation type | organization type
            区分 | 分類 | カテゴリ | カテゴリー | 类别 | 類別 | 分类 | 身份
        """,
        "consent personal-data": """
            동의 | 동의여부 | 동의함 | 개인정보 | 개인정보 수집·이용 | 개인정보 수집 및 이용
            agree | i agree | agreement | privacy | gdpr
        """,
        "consent third-party": """
            제3자 제공 | 개인정보 제3자 제공
        """,
        "consent photo": """
            초상권 | 초상권 활용 | 초상권 사용 | 肖像权 | 肖像權 | 肖像権
        """,
        f"{DUTY}facilitator": """
            퍼실리테이터 | 촉진자 | 진행자 | facilitator | facilitation | ファシリテーター | 進行役 | 主持人
            引导员
        """,
        f"{DUTY}rapporteur": """
            기록자 | 기록 | 서기 | rapporteur | note taker | note taking | 記録係 | 書記 | 记录员 | 紀錄員
        """,
        CHOICES: """
            주제 | 주제선택 | 신청주제 | 분과 | 분과선택 | 신청분과 | 참여분과 | 관심분야 | 희망분야
            토픽 | 테이블
            topic | topics | tables | interests | areas of interest | table | discussion table
            テーマ | 希望テーマ | 議題 | 分科会 | 希望分科会 | 分论坛 | 分論壇
            主题 | 議題 | 议题 | 分会场 | 分組
        """,
    },
)

# What is written before a name, and is no position.
HONORIFICS = frozenset(
    _words("mr | mrs | ms | miss | mx | dr | prof | professor dr | sir | madam | herr | frau")
)

# The last word of a whole question ("보내는분 연락처") tells its field, unless it asks about somebody else.
# Longest first, so that the ending that says most is found.
QUESTION_ENDINGS = sorted(
    _words("""
        성명 | 성함 | 영문성명 | 영문이름 | 소속 | 소속기관 | 소속기관명 | 기관명 | 단체명 | 부서
        부서명 | 직위 | 직책 | 직급 | 직함 | 성별 | 이메일 | 이메일주소 | 메일주소 | 전자우편 | 연락처
        전자메일 | 전자메일주소 | 전화번호 | 휴대폰 | 휴대폰번호 | 휴대전화 | 휴대전화번호 | 핸드폰
        핸드폰번호
    """),
    key=len,
    reverse=True,
)
ABOUT_ANOTHER = (
    "구매자|주문자|결제자|입금자|비상|긴급|보호자|추천|동반|동행|대리|담당|수행|배우자|가족|대표|비서|팩스|세금|계산서|결제|회계"
    "|emergency|guardian|companion|assistant|invoice|fax"
)
