"""The `schedule.xml` of conference programs such as frab, pentabarf and pretalx."""
