"""The nouns: participant, group, rule, plan, programme, assembly."""
