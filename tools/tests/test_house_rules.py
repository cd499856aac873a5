"""House rules: each catches its bad line where it applies, and passes its good line."""

import pytest

from tools import house_rules

PLACES = (
    "organizations/tests/test_a.py",
    "organizations/actions/entries.py",
    "organizations/views/list.py",
    "templates/organizations/list.html",
)


def found(rule, line, tmp_path, monkeypatch):
    """The rule's findings in a file with only this line, in a place where the rule applies."""
    monkeypatch.setattr(house_rules, "ROOT", tmp_path)
    name = next(place for place in PLACES if house_rules.applies(rule, place))
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(f"\n{line}\n")
    return name, house_rules.broken(rule, [name, "README.md"])


@pytest.mark.parametrize("rule", house_rules.RULES, ids=lambda rule: rule.why[:40])
def test_each_rule_catches_its_bad_line(rule, tmp_path, monkeypatch):
    name, told = found(rule, rule.bad, tmp_path, monkeypatch)

    assert told == [f"{name}:2: {rule.why}"]


@pytest.mark.parametrize("rule", house_rules.RULES, ids=lambda rule: rule.why[:40])
def test_each_rule_passes_its_good_line(rule, tmp_path, monkeypatch):
    _name, told = found(rule, rule.good, tmp_path, monkeypatch)

    assert told == []


def test_rule_that_catches_nothing_is_reported(monkeypatch, capsys):
    blind = house_rules.Rule(files=r"\.none$", pattern="x", why="Blind.", bad="y", good="z")
    monkeypatch.setattr(house_rules, "RULES", (blind,))

    assert house_rules.main() == 1
    assert capsys.readouterr().out == "rule does not prove itself: Blind.\n"


def test_rules_apply_to_every_app_but_not_to_its_tests():
    [rule] = [rule for rule in house_rules.RULES if rule.why.startswith("No production line")]

    for app in ("portal", "core", "accounts", "organizations"):
        assert house_rules.applies(rule, f"{app}/views/page.py")
        assert not house_rules.applies(rule, f"{app}/tests/test_page.py")
