"""The words that registration lists use for whether somebody is expected, in four languages."""

from __future__ import annotations

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.intake.words.text import by_word, word_list

STATUSES = by_word(
    {
        Status.REGISTERED: """
            참석 | 참가 | 참여 | 참석함 | 참석예정 | 참석확정 | 참석가능 | 참가확정 | 확정 | 등록
            등록완료 | 등록확정 | 사전등록 | 신청 | 신청완료 | 접수 | 접수완료 | 접수확정 | 승인
            승인완료 | 결제완료 | 예 | 네 | 예정
            registered | yes | y | o | v | true | confirmed | complete | completed | approved | accepted
            attending | will attend | paid | present | attended | checked in
            出席 | 参加 | はい | 是 | 确认 | 已确认 | 確定 | 申込済 | 参加します | active | attendee
            going | partially paid | pending | pending approval | awaiting payment | unpaid | checked out
            awaiting approval | free | valid | reserved | submitted
            결제대기 | 입금대기 | 입금완료 | 승인대기 | 미결제 | 참석합니다 | 참석하겠습니다 | 참가합니다
            참석희망 | 신청됨 | 확인
            参加者 | 参加予定 | 参加する | 出席する | 出席します | 支払済 | 支払済み | 申込完了 | 受付済
            已报名 | 报名成功 | 已付款 | 已通过 | 审核通过 | 参会 | 待审核 | 已签到 | 确认参加
        """,
        Status.CANCELLED: """
            취소 | 취소됨 | 불참 | 불참석 | 불참예정 | 불참가 | 미참석 | 미참가 | 참석불가 | 참석취소
            참가취소 | 등록취소 | 신청취소 | 접수취소 | 취소완료 | 환불 | 환불완료 | 철회 | 거절
            아니오 | 아니요
            cancelled | canceled | cancelled by attendee | no | n | x | false | refunded | withdrawn
            declined | rejected | not attending | will not attend | absent
            欠席 | 不参加 | キャンセル | いいえ | 否 | 取消 | 已取消 | 缺席 | 退款 | 已退款
            partially refunded | deleted | not attended | 환불됨 | 참석안함 | 못감
            expired | not going | denied | void | voided | deactivated
            만료 | 반려 | 불참합니다 | 참석하지않음 | 참석불가합니다 | 승인거절
            参加キャンセル | キャンセル済 | キャンセル済み | 欠席します | 参加しない | 参加できません
            不参会 | 不出席 | 未通过 | 审核未通过 | 已拒绝 | 已退票 | 已取消报名
        """,
    },
)
# Not a place yet: nobody sits for it.
UNDECIDED = frozenset(
    word_list("""
        waitlist | waitlisted | waiting list | on waiting list | on waitlist | invited | maybe | undecided
        대기 | 대기자 | 대기중 | 예비 | 예비번호 | 補欠 | 補欠者 | キャンセル待ち | 候补 | 候補
    """)
)
