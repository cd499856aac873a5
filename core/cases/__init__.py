"""Case marks, "OP.524.12.2026": the register of the office's cases (docs/adr/0024-case-marks.md).

    from core.cases import actions as cases

    cases.next_mark(obj=thread, case_class=chosen, began_at=thread.created_at, by=user)
    cases.typed_mark(obj=thread, text="OP.524.12.2026", by=user)

Any app may mark any of its objects; the register stores kind and number, without a foreign key.
"""
