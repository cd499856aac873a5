RIGHTS = [{"Krasnoludki": {"core.letter": ["view"]}}]
