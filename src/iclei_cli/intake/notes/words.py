"""The words by which people who take notes say what a note is of, in four languages; only words."""

from __future__ import annotations

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.intake.words.text import by_word as _by_word

KINDS = _by_word(
    {
        NoteKind.POINT: """
            point | points | key points | main points | discussion | discussed | idea | ideas
            opinion | opinions
            의견 | 주요 의견 | 논의 | 논의 내용 | 논의 사항 | 주요 논의 | 논점 | 아이디어 | 제안
            意見 | 主な意見 | 論点 | 議論 | 討議 | 発言要旨 | アイデア | 提案
            要点 | 意见 | 主要意见 | 讨论 | 讨论要点 | 讨论内容 | 建议
        """,
        NoteKind.CONCLUSION: """
            conclusion | conclusions | result | results | agreed | agreement | agreements
            decision | decisions
            결론 | 결과 | 합의 | 합의 사항 | 결정 | 결정 사항
            結論 | 結果 | 合意 | 合意事項 | 決定 | 決定事項
            结论 | 结果 | 共识 | 决定 | 决议
        """,
        NoteKind.ACTION: """
            action | actions | action item | action items | to do | to dos | next step | next steps
            task | tasks | commitment | commitments
            실행 과제 | 실행 | 실행 사항 | 실천 | 실천 과제 | 실천 사항 | 과제
            할 일 | 후속 조치 | 후속 과제 | 향후 계획
            実行事項 | 実行 | 行動 | アクション | やること | 宿題 | 今後の対応 | 次のステップ
            行动 | 行动事项 | 行动项 | 待办 | 待办事项 | 任务 | 后续行动 | 下一步
        """,
        NoteKind.QUOTE: """
            quote | quotes | quotation | quotations
            인용 | 인용문 | 발언 | 어록 | 한마디 | 참가자 발언
            発言 | 引用 | コメント | 参加者の声
            引语 | 引述 | 发言 | 原话
        """,
    }
)
"""What each word means, by its normal form."""

CONSENTS = _by_word(
    {
        "yes": """
            consent | consented | with consent | consent given | may be published
            동의 | 동의함 | 공개 동의 | 게재 동의 | 공개
            同意 | 同意あり | 同意済み | 公開可 | 公開
            已同意 | 同意公开 | 可公开 | 公开
        """,
        "no": """
            no consent | not consented | without consent | consent refused | not for publication
            미동의 | 비동의 | 부동의 | 동의 안 함 | 동의하지 않음 | 비공개
            同意なし | 不同意 | 非公開
            未同意 | 不公开 | 非公开
        """,
    }
)
"""What is written in brackets behind a quote, by its normal form."""

TITLES = ("님", "씨", "さん", "様", "氏", "先生", "女士")
"""What is written behind a name out of politeness."""
