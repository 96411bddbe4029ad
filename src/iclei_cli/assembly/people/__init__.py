"""The people of an assembly: what is known of each, and two records made one."""
