"""The words of sheets on which people are marked: what heads a column, and what a mark says."""

from __future__ import annotations

from iclei_cli.intake.words.status_words import ABSENT as NOT_SEEN
from iclei_cli.intake.words.text import word_list

MARK_HEADERS = frozenset(
    word_list("""
        서명 | 서명란 | 본인서명 | 자필서명 | 서명 또는 날인 | 서명날인 | 날인 | 사인 | 싸인 | 확인
        확인란 | 체크 | 체크란 | 표시 | 접수확인 | 출석 | 출석여부 | 출석확인 | 출석체크 | 출결
        참석서명 | 현장접수 | 입장 | 입장여부 | 도착여부
        sign | signature | signatures | signed | sign in | sign here | initials | check | checked
        check in | checked in | tick | mark | present | presence | attended | arrived | came | here
        署名 | 署名欄 | サイン | 印 | 押印 | 捺印 | 受付 | 受付確認 | チェック | チェック欄 | 確認
        確認欄 | 出欠 | 出席 | 来場 | 出席確認 | 記名 | 签名 | 签字 | 簽名 | 簽到 | 签到 | 签到处
        签到栏 | 打卡 | 确认 | 出勤 | 到会 | 到场 | 是否到场
    """)
)
"""Under these stands whether somebody came."""

TIME_HEADERS = frozenset(
    word_list("""
        시간 | 시각 | 입장시간 | 입장시각 | 입장일시 | 도착 | 도착시간 | 도착시각
        체크인시간 | 체크인시각 | 체크인일시 | 출석시간 | 출석시각 | 출석일시 | 스캔시간
        스캔시각 | 스캔일시 | 서명시간
        time | times | arrival | arrival time | time of arrival | time in | check in time
        time of check in | checked in at | arrived at | scan time | scanned at | signed at | sign in time
        時刻 | 時間 | 受付時刻 | 受付時間 | 到着時刻 | 到着時間 | 来場時刻 | 来場時間
        入場時刻 | 入場時間 | 时间 | 到场时间 | 签到时间 | 签到日期 | 入场时间 | 到达时间 | 扫描时间
        時間 | 簽到時間
    """)
)
"""Under these stands when somebody came."""

DATE_HEADERS = frozenset(
    word_list("""
        일시 | 날짜 | 일자 | 접수시간 | 접수시각 | 접수일시
        date | day | date and time | date time | datetime | timestamp | time stamp
        日時 | 日付 | 受付日時 | 日期
    """)
)
"""Under these stands a day or a moment: when somebody came, or when they registered."""

CODE_HEADERS = frozenset(
    word_list("""
        코드 | 바코드 | 명찰코드 | 큐알
        qr | qr 코드 | qr code | code | codes | badge code | barcode | bar code | scan | scanned
        コード | バーコード | 名札コード | 编码 | 代码 | 条码 | 条形码 | 二维码 | 條碼
    """)
)
"""Under these stand the codes of badges."""

NUMBER_HEADERS = CODE_HEADERS | frozenset(
    word_list("""
        번호 | 연번 | 순번 | 참가번호 | 참가자번호 | 참석자번호 | 등록번호 | 접수번호 | 명찰번호 | 명찰
        no | nr | number | id | badge | badge no | badge number | participant id | participant no
        participant number | attendee id | registration no | registration number
        番号 | 名札番号 | 参加番号 | 参加者番号 | 受付番号 | 登録番号 | 整理番号
        编号 | 序号 | 胸牌号 | 胸牌号码 | 参会编号 | 签到号 | 号码 | 編號
    """)
)
"""Under these stand codes, or the numbers of people; or the rows are counted."""

CAME = frozenset(
    word_list("""
        서명 | 서명함 | 서명완료 | 서명됨 | 사인 | 사인함 | 싸인 | 날인 | 날인함 | 출석 | 출석함
        출석완료 | 참석 | 참석함 | 참석완료 | 참가 | 참가함 | 참여 | 참여함 | 도착 | 도착함 | 입장
        입장함 | 입장완료 | 접수 | 접수함 | 접수완료 | 접수됨 | 체크 | 체크함 | 체크인 | 체크인함
        체크인완료 | 완료 | 확인 | 확인함 | 확인됨 | 확인완료 | 왔음 | 옴 | 현장참석 | 지각 | 지각함
        늦음 | 늦게옴 | 조퇴 | 조퇴함 | ㅇ | ㅇㅇ | 출
        signed | sign | signature | present | attended | attending | here | arrived | came | in | checked
        checked in | check in | check | ticked | late | came late | left early | ok | p
        出席 | 出席済 | 出席済み | 参加 | 参加済 | 来場 | 来場済 | 来場済み | 到着 | 受付 | 受付済
        受付済み | 署名 | 署名済 | 署名済み | 済 | 済み | サイン | サイン済 | 押印 | 印 | 確認 | 確認済
        確認済み | 遅刻 | 早退 | 入場 | 入場済 | 签到 | 已签到 | 簽到 | 已簽到 | 到 | 已到 | 到场
        已到场 | 到会 | 签名 | 已签名 | 签字 | 已签字 | 已签 | 迟到 | 早退 | 确认 | 已确认 | 入场
    """)
)
"""What is written of somebody who came."""

ABSENT = NOT_SEEN | frozenset(
    word_list("""
        불참 | 불참함 | 불참석 | 결석함 | 미출석함 | 미도착 | 미접수 | 안옴 | 안 옴 | 못옴 | 못 옴
        안왔음 | 오지않음 | 부재 | 취소 | 참석안함 | 결
        no show | not here | not present | not there | missing | did not come | didnt come | not signed
        cancelled | canceled | a
        欠席 | 不参加 | 不在 | 未着 | 未到着 | 来ず | 未署名 | 取消 | キャンセル | 缺席 | 缺 | 未到场
        没来 | 沒來 | 未来 | 不在 | 请假 | 未签 | 未签名
    """)
)
"""What is written of somebody who did not."""

YES = frozenset(word_list("예 | 네 | yes | y | o | v | true | t | 1 | はい | 是 | 有"))
NO = frozenset(word_list("아니오 | 아니요 | no | n | false | f | 0 | いいえ | 否 | 无 | 無 | 없음"))

TICKS = frozenset("○◯〇●✓✔√☑✅◎⭕☒■◆★☆")
"""Drawn for somebody who came."""

CROSSES = frozenset(["x", "×", "✕", "✖", "✗", "✘", "❌", "ⅹ"])
"""Drawn for somebody who came, or for somebody who did not: what else stands in the column tells."""
