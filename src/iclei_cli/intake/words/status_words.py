"""The words that registration lists use for whether somebody is expected, in four languages."""

from __future__ import annotations

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.intake.words.text import by_word, word_list

PROXY = "proxy"
"""The role of somebody who comes in another's place."""

YES = frozenset(
    word_list("""
        예 | 네 | 넵 | yes | y | o | v | true | t | 1 | はい | 是 | 有
    """)
)
NO = frozenset(
    word_list("""
        아니오 | 아니요 | no | n | x | false | f | 0 | いいえ | 否 | 无 | 無 | 없음
    """)
)
"""Bare answers: what they mean depends on what is asked."""

_CERTAIN = {
    Status.REGISTERED: """
        참석 | 참가 | 참여 | 참석함 | 참석예정 | 참석확정 | 참석가능 | 참가확정 | 참가예정 | 확정 | 등록
        등록완료 | 등록확정 | 사전등록 | 신청 | 신청완료 | 접수 | 접수완료 | 접수확정 | 승인 | 승인됨
        승인완료 | 결제완료 | 예 | 네 | 넵 | 예정 | 예약완료 | 예약확정 | 예약 | 선정 | 완료 | 납부
        납부완료 | 참여확정 | 참여예정 | 참여완료
        입금 | 무료 | 출석 | 참석완료 | 체크인 | 참석희망
        registered | yes | y | o | v | true | 1 | confirmed | complete | completed | approved | accepted
        attending | will attend | paid | present | attended | checked in | publish | published | booked
        出席 | 参加 | はい | 是 | 确认 | 已确认 | 確定 | 申込済 | 参加します | active | attendee
        going | checked out | free | valid | reserved | submitted | admitted | selected | coming | enrolled
        i will attend | yes i will attend | can attend | able to attend | paid in full | comped | success
        입금완료 | 참석합니다 | 참석하겠습니다 | 참가합니다 | 신청됨 | 확인 | 확인완료
        가능 | 가능함 | 가능합니다 | 참여가능 | 참가가능 | 참석 가능함 | 수락 | 수락함 | 수락됨
        구매완료 | 이용완료
        이용예정 | 이용확정 | 현장참석 | 현장참가 | 대면참석 | 직접참석 | in person
        attending in person | definitely
        yes definitely
        参加者 | 参加予定 | 参加する | 出席する | 出席します | 支払済 | 支払済み | 申込完了 | 受付済
        受付済み
        受付完了 | 予約済 | 予約確定 | 入金済 | 入金済み | 承認 | 承認済 | 承認済み | 参加確定 | 出席予定
        已报名 | 报名成功 | 已付款 | 已通过 | 审核通过 | 参会 | 已签到 | 确认参加 | 能 | 能参会 | 可以参会
        能出席 | 能参加 | 可以出席 | 可以参加 | 能參加 | 可以參加
        登録 | 登録済 | 登録済み | 出席会议 | 已缴费 | 通过 | 会参加 | 已支付 | 参加会议
    """,
    Status.WAITING: """
        waiting | waitlist | waitlisted | wait list | waiting list | on waiting list | on waitlist
        wait listed
        standby | queue | queued
        대기 | 대기자 | 대기중 | 예비 | 예비번호 | 대기명단 | 대기접수 | 대기신청 | 예약대기 | 참가대기
        補欠 | 補欠者 | キャンセル待ち | 待機 | 候补 | 候補 | 候补名单 | 排队中 | 候補中
    """,
    Status.MAYBE: """
        maybe | undecided | uncertain | tentative | perhaps | possibly
        not sure | unsure | might attend | tbd | tbc
        미정 | 미확정 | 참석미정 | 고민중 | 조율중 | 추후결정 | 불확실 | 검토중
        불투명 | 참석 불투명 | 참석 불확실 | 참석여부 불투명 | 참석여부 불확실 | 참석여부 미정
        참가미정 | 유동적
        i might attend | i may attend | i might come | might come | im not sure | i am not sure
        not sure yet | probably | probably yes | probably not | maybe not | undecided yet | not decided
        not decided yet | not yet decided | dont know yet | i dont know yet | dont know
        まだ決まっていない | まだ決まっていません | まだわからない | 暂不确定 | 还不确定 | 尚不确定
        尚未确定 | 尚未確定
        不確定 | 還不確定 | 暫不確定
        未定 | 検討中 | たぶん | 未确定 | 待定 | 不确定 | 可能 | 未決定
    """,
    Status.CANCELLED: """
        취소 | 취소됨 | 취소함 | 불참 | 불참석 | 불참예정 | 불참가 | 미참석 | 미참가 | 참석불가 | 참석취소
        참가취소 | 등록취소 | 신청취소 | 접수취소 | 취소완료 | 환불 | 환불완료 | 철회 | 거절 | 예약취소
        결제취소 | 취소요청 | 취소신청 | 취소처리 | 취소통보 | 취소접수 | 불참통보 | 불참함 | 참가불가
        미선정
        탈락 | 주문취소 | 입금취소 | 부재 | 환불요청 | 환불처리 | 참가포기 | 포기 | 신청철회
        불가능 | 불가 | 불가함 | 불가능함 | 불가합니다 | 불가능합니다 | 참석불가능 | 참여불가능
        참가불가능 | 거절됨 | 거절함
        거부됨 | 구매취소 | 이용취소 | 무효 | 무효화
        아니오 | 아니요
        cancelled | canceled | cancelled by attendee | canceled by attendee | no | n | x | false | 0
        refunded
        refund | refunds | withdrawn | withdrew | withdraw | cancel | cancellation | cancelled by organiser
        cancelled by organizer | canceled by organizer | cancelled by host | canceled by host
        cancelled by admin | cancelled by user | canceled by user | cancelled by customer
        declined | decline | rejected | rejected by host | not attending | will not attend | absent | regret
        regrets | regretfully decline | apologies | apologies received | cannot attend | can not attend
        i cannot attend | i can not attend | i cant attend | i will not attend | i wont attend
        no sorry | sorry no | sorry i cannot attend | im unable to attend | i am unable to attend
        not possible
        cant attend | unable to attend | not coming | disapproved | wont attend
        no i cannot attend | no longer attending | not accepted | failed | chargeback | unavailable
        dropped out
        欠席 | 不参加 | キャンセル | いいえ | 否 | 取消 | 已取消 | 缺席 | 退款 | 已退款 | 取消し | 取り消し
        deleted | not attended | 환불됨 | 참석안함 | 못감 | 불참의사 | 안감 | 못 옴
        not going | denied | void | voided | deactivated
        만료 | 반려 | 불참합니다 | 참석하지않음 | 참석불가합니다 | 승인거절 | 참석못함 | 참석안합니다
        불참하겠습니다 | 참여거절 | 참여취소 | 참여불가 | 참석거절 | 참가거절 | 초대거절
        参加キャンセル | キャンセル済 | キャンセル済み | 欠席します | 参加しない | 参加できません
        欠席予定 | 辞退
        返金済 | 返金済み | 却下 | 不承認 | 欠席する | 出席しない | 出席できません | 予約キャンセル
        不参会 | 不出席 | 未通过 | 审核未通过 | 已拒绝 | 已退票 | 已取消报名 | 不能 | 不能参会
        不能参加 | 不参加 | 无法出席 | 無法出席 | 無法參加 | 不能出席 | 不能參加
        无法参加 | 无法参会 | 不去 | 请假 | 已退出 | 退票 | 取消报名 | 退出 | 拒绝
    """,
}
_CHOSEN = {
    Status.REGISTERED: """
        pending | pending payment | payment pending | awaiting payment | unpaid | partially paid | not paid
        pending from pay later | pending from incomplete transaction | processing | payment due
        결제대기 | 입금대기 | 미결제 | 미입금 | 미납 | 입금전 | 결제전 | 입금확인중 | 결제대기중
        입금대기중
        未入金 | 未払 | 未払い | 入金待ち | 支払待ち | 未付款 | 待付款 | 待支付 | 未支付 | 未缴费
    """,
    Status.WAITING: """
        awaiting approval | pending approval | approval pending | pending review | under review | in review
        on hold | hold | pending confirmation | awaiting confirmation | applied
        미승인 | 승인안됨 | 미승인됨 | 아직 미승인 | 대기예약
        승인대기 | 승인대기중 | 심사중 | 심사대기 | 보류 | 확인중 | 접수대기 | 승인전
        承認待ち | 審査中 | 保留 | 確認中 | 待审核 | 审核中 | 待确认 | 待批准 | 審核中
    """,
    Status.MAYBE: """
        unconfirmed | not confirmed | interested | no response | no reply | not responded | awaiting reply
        awaiting response | needs action | invited | draft | incomplete | abandoned | in progress
        not answered
        미확인 | 미회신 | 무응답 | 미응답 | 회신대기 | 초대 | 초대됨 | 작성중 | 임시저장 | 관심
        未回答 | 未返信 | 未確認 | 招待済み | 招待中 | 下書き | 未回复 | 未确认 | 已邀请 | 草稿 | 感兴趣
    """,
    Status.CANCELLED: """
        not approved | unapproved | no show | noshow | inactive | transferred | transfered | expired
        partially refunded
        ticket transferred
        노쇼 | 양도 | 기간만료 | 부분환불 | 無断欠席 | 譲渡済み | 已转让 | 未到 | 过期
    """,
    Status.NO_SHOW: """
        given up as a no show | 미참석 처리 | 오지 않아 제외 | 来場せず | 未到场
    """,
}

CHOSEN = frozenset(by_word(_CHOSEN))
"""The words that could mean another status as well: the user is told what they were taken for."""

BARE = YES | NO

ABSENT = frozenset(
    word_list("""
        결석 | 미출석 | 미참석 | 미입장 | 노쇼 | absent | no show | noshow | not attended | not checked in
        did not attend | not arrived | 未签到 | 未到 | 缺席 | 欠 | 未受付 | 来場なし
    """)
)
"""The words at the door for somebody who was not seen."""

COMES_FOR_ANOTHER = frozenset(
    word_list("""
        대리참석 | 대참 | 대리참가 | 대리출석 | 대리인 | 대리 | 대리인참석 | 대리참석자 | 대참자
        代理出席 | 代理参加 | 代理 | 代理人 | 代理人出席 | 代理参会 | 委托出席 | 委托参会 | 代表出席
        proxy | by proxy | attending by proxy | proxy attending | substitute | represented by proxy
    """)
)
"""The words for somebody who comes in another's place."""

STATUSES = by_word(_CERTAIN) | by_word(_CHOSEN) | dict.fromkeys(COMES_FOR_ANOTHER, Status.REGISTERED)
"""What each word means for whether somebody comes."""

SPEAKS_OF_COMING = frozenset(
    word_list("""
        취소 | 취소됨 | 불참 | 불참석 | 불참함 | 미참석 | 참석취소 | 참가취소 | 등록취소 | 신청취소
        예약취소
        취소완료
        환불 | 환불완료 | 대기자 | 대기명단 | 참석불가 | 불참예정 | 취소요청
        cancelled | canceled | refunded | waitlist | waitlisted | waiting list | on waiting list
        on waitlist
        not attending | will not attend | cannot attend | not going | withdrawn | regrets
        欠席 | 不参加 | キャンセル | キャンセル済み | キャンセル待ち | 取消 | 已取消 | 不参会 | 不出席
        구매취소 | 이용취소 | 거절함 | 거절됨
        无法出席 | 无法参加 | 无法参会 | 無法出席 | 無法參加
        候补 | 참여취소 | 참여거절 | 참석거절 | 참가거절
    """)
)
"""The words that say what their column is about, whatever its header: `Cancelled` does, `Denied` does not."""
