"""House rules that ruff cannot check. Each rule has a line that it must catch and one that it must pass."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Rule:
    files: str
    pattern: str
    why: str
    bad: str
    good: str
    but: str = r"^$"

    def proves_itself(self) -> bool:
        return bool(re.search(self.pattern, self.bad)) and not re.search(self.pattern, self.good)


RULES = (
    Rule(
        files=r"/tests/.*\.py$",
        pattern=r"^\s*(self\.)?(assertNumQueries|django_assert_(max_)?num_queries)\(\d+\)\s*$",
        why="A query count without `with` asserts nothing.",
        bad="    self.assertNumQueries(1)",
        good="    with django_assert_num_queries(1):",
    ),
    Rule(
        files=r"\.py$",
        pattern=r"request\.(POST|GET|FILES) or None",
        why="An empty POST becomes a blank form without errors.",
        bad="form = F(request.POST or None)",
        good='form = F(request.POST if request.method == "POST" else None)',
        but=r"^tools/(house_rules|tests/.*)\.py$",
    ),
    Rule(
        files=r"\.py$",
        pattern=r"\b(EmailMessage|EmailMultiAlternatives|send_mail|mail_admins)\(",
        why="All mail goes through core.mail.",
        bad='send_mail("a", "b", None, [])',
        good='mail.enqueue(key="a")',
        but=r"^(core/mail/|core/tests/|tools/|accounts/adapter\.py$)",  # which hands it to core.mail
    ),
    Rule(
        files=r"(^|/)actions(/.*)?\.py$",
        pattern=r"\.save\(\)",
        why="Two writers must not undo each other: save(update_fields=[...]).",
        bad="organization.save()",
        good='organization.save(update_fields=["name"])',
    ),
    Rule(
        files=r"^templates/(?!letters/|core/email/|.*/email/).*\.html$",
        pattern=r"""(\sstyle=["']|\son(click|change|submit|load|input)=["'])""",
        why="The Content-Security-Policy forbids inline styles and handlers.",
        bad='<p style="color: red">',
        good='<p class="meta">',
    ),
    Rule(
        files=r"^(?!.*/tests/)(portal|core|accounts|organizations|events|news|contact)/.*\.py$",
        pattern=r"sys\.argv|settings\.TEST\b|locmem|PYTEST",
        why="No production line asks whether it is being tested.",
        bad='if "test" in sys.argv:',
        good="if settings.DEBUG:",
        but=r"^portal/settings_test\.py$",
    ),
)


def tracked() -> list[str]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def applies(rule: Rule, name: str) -> bool:
    return bool(re.search(rule.files, name)) and not re.search(rule.but, name)


def broken(rule: Rule, names: list[str]) -> list[str]:
    found = []
    for name in names:
        if applies(rule, name):
            for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
                if re.search(rule.pattern, line):
                    found.append(f"{name}:{number}: {rule.why}")
    return found


def main() -> int:
    names = tracked()
    problems = [f"rule does not prove itself: {rule.why}" for rule in RULES if not rule.proves_itself()]
    for rule in RULES:
        problems += broken(rule, names)
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
