"""The clock of a job: parts of it never outlive it, and stopping a part stops it all."""

from __future__ import annotations

from iclei_cli.assignment.solver.clock import Clock


def test_a_part_has_no_more_time_than_is_left() -> None:
    """Of ten seconds an hour can be asked for, but not had."""
    whole = Clock(10)
    assert 0 < whole.part(3600).seconds_left <= whole.seconds_left + 1e-3
    assert whole.part(1).seconds_left <= 1


def test_to_stop_a_part_stops_the_job_and_its_other_parts() -> None:
    """Ctrl-C in one search ends them all."""
    whole = Clock(10)
    one, other = whole.part(5), whole.part(5)
    one.stop()
    assert whole.is_stopped
    assert other.is_stopped
    assert one.seconds_left == other.seconds_left == whole.seconds_left == 0


def test_a_job_that_ran_out_was_not_stopped() -> None:
    """The time being over is not Ctrl-C."""
    clock = Clock(0)
    assert clock.seconds_left == 0
    assert not clock.is_stopped
