"""A few dozen cases of the oracle: no claim is false (`python -m oracle` looks at thousands)."""

from __future__ import annotations

import pytest

from oracle.cases import TINY
from oracle.running import run_case


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 50, 10))
def test_no_claim_is_false(first: int) -> None:
    """Plans, bounds, contradictions, what mends them, explanations, trade-offs and repairs of few people."""
    findings = [finding for number in range(first, first + 10) for finding in run_case(number, TINY)]
    assert len(findings) > 50
    assert not [finding for finding in findings if finding.is_true is False]
