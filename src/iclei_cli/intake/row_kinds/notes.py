"""How notes below a list look: who made it and when, its pages, what is to be heeded."""

from __future__ import annotations

import re

from iclei_cli.intake.words.text import word_list

NOTE = re.compile(
    r"^\s*(?:※|\*|＊|☞|주\s*[):.]|注\s*[):：]|注记|備考|note\s*:|비고\s*:|n\.?b\.?\s)", re.IGNORECASE
)
PAGE = re.compile(
    r"\W*(?:page|p\.?|쪽|페이지|頁|页)?\s*\d{1,4}\s*(?:/|of|중|／)\s*\d{1,4}\s*(?:페이지|쪽|pages?|頁|页)?\W*|"
    r"\W*(?:page|p\.|페이지)\s*\d{1,4}\W*|\W*\d{1,4}\s*(?:페이지|쪽|頁|页)\W*|-\s*\d{1,4}\s*-",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\W*(?:19|20)\d\d\s*[-./년年]\s*\d{1,2}\s*[-./월月]\s*\d{1,2}\s*[.일日]?(?:\s*\(.\))?"
    r"(?:[T\s]+[\d:오전후 ]+)?\W*"
)
SIGNED = re.compile(r"[(\[]\s*(?:인|서명|직인|印|서명 또는 인|signature|seal)\s*[)\]]\s*$", re.IGNORECASE)
LABELLED = re.compile(r"^\W*[^\W\d]{1,12}(?:\s[^\W\d]{1,12}){0,2}\s*[:：]")
LABELS = frozenset(
    word_list("""
        작성자 | 작성 | 작성일 | 작성일자 | 작성일시 | 작성부서 | 담당자 | 담당 | 확인자 | 확인
        검토자 | 제출자 | 제출일 | 제출처
        출력일 | 출력일시 | 출력자 | 인쇄일 | 기준일 | 기준일시 | 페이지 | 문의 | 문의처 | 비고 | 붙임
        첨부 | 참고 | 유의사항
        안내 | 안내사항 | 결재 | 서명 | 승인 | 승인자 | 보고자 | 명단기준
        prepared by | printed | printed on | printed by | created by | exported | exported on
        generated | generated on
        page | contact | note | notes | signature | last updated | updated | date | author
        作成者 | 作成日 | 担当者 | 担当 | 出力日 | 印刷日 | 備考 | 注 | 以上 | 以下余白
        制表人 | 制表 | 填表人 | 打印日期
        打印时间 | 备注 | 日期
    """)
)
