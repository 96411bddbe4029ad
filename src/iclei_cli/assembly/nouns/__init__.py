"""The nouns: participant, group, rule, plan, programme, and the assembly that holds them all."""
