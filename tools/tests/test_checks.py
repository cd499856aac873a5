"""script/test: all parts run even after a failure; a part that could not run is reported, and fails CI."""

import pytest

from tools import checks


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run these parts; returns the exit code (0 is green) and the final report."""

    def runner(*parts, ci=False):
        monkeypatch.setattr(checks, "FIRST", parts[:1])
        monkeypatch.setattr(checks, "LANES", [parts[1:]])
        monkeypatch.setattr(checks, "LOGS", tmp_path)
        monkeypatch.setattr(checks, "CI", ci)
        return checks.main(), capsys.readouterr().out

    return runner


def part(name, *, passes=True, lack=""):
    return name, lambda log: passes, lambda: lack


def test_all_green(run):
    code, report = run(part("lint"), part("suite"))

    assert code == 0
    assert report.count("passed") == 2


def test_one_failure_fails_the_run_and_the_rest_still_runs(run):
    code, report = run(part("lint", passes=False), part("suite"))

    assert code == 1
    assert report.count("FAILED") == 1
    assert report.count("passed") == 1


@pytest.mark.parametrize(("ci", "expected"), [(False, 0), (True, 1)])
def test_part_that_could_not_run_is_reported_and_fails_ci(run, ci, expected):
    code, report = run(part("suite", lack="Redis did not answer"), ci=ci)

    assert code == expected
    assert "NOT RUN: Redis did not answer" in report
