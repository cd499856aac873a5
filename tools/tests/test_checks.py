"""script/test: all parts run, also after a failure; skipped parts are reported and fail CI."""

import pytest

from tools import checks


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run these parts: exit status (0 is success) and the final report."""

    def runner(*parts, ci=False):
        monkeypatch.setattr(checks, "FIRST", parts[:1])
        monkeypatch.setattr(checks, "LANES", [parts[1:]])
        monkeypatch.setattr(checks, "LOGS", tmp_path)
        monkeypatch.setattr(checks, "CI", ci)
        return checks.main(), capsys.readouterr().out

    return runner


def part(name, *, passes=True, lack=""):
    return name, lambda log: passes, lambda: lack


def test_all_parts_pass(run):
    code, report = run(part("lint"), part("suite"))

    assert code == 0
    assert report.count("passed") == 2


def test_one_failure_fails_the_run_and_other_parts_still_run(run):
    code, report = run(part("lint", passes=False), part("suite"))

    assert code == 1
    assert report.count("FAILED") == 1
    assert report.count("passed") == 1


@pytest.mark.parametrize(("ci", "expected"), [(False, 0), (True, 1)])
def test_skipped_part_is_reported_and_fails_ci(run, ci, expected):
    code, report = run(part("suite", lack="Redis did not answer"), ci=ci)

    assert code == expected
    assert "NOT RUN: Redis did not answer" in report
