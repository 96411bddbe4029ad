"""The programme as the `schedule.xml` of conference programs."""
