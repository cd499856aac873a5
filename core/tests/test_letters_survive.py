"""Listy mimo awarii: despite killed workers and an emptied broker, every address gets exactly one letter."""

from collections import Counter

import pytest

from core.tests.letters.world import World

pytestmark = [pytest.mark.kill, pytest.mark.xdist_group("processes")]
SINGLES = MAILING = 500
KILLS_AFTER = [150, 400, 650]


def test_thousand_letters_arrive_once_despite_killed_workers_and_an_emptied_broker(tmp_path):
    with World(tmp_path) as world:
        world.beat()
        workers = [world.worker("first"), world.worker("second")]
        world.start("fill", "-m", "core.tests.letters.fill", str(SINGLES), str(MAILING))

        for number, arrived in enumerate(KILLS_AFTER):
            world.wait_until(lambda arrived=arrived: len(world.arrivals()) >= arrived, f"{arrived} letters arrived")
            workers[number % 2].kill()  # SIGKILL: no cleanup runs
            workers[number % 2].wait()
            if number == 1:
                world.empty_the_broker()
            workers[number % 2] = world.worker(f"again-{number}")

        world.wait_until(lambda: is_finished(world.letters()), "no letter waited any more")
        letters, arrivals = world.letters(), Counter(world.arrivals())

    undecided = {to for to, status in letters.items() if status == "undecided"}
    sent = {to for to, status in letters.items() if status == "sent"}
    assert len(undecided) <= len(KILLS_AFTER)
    assert sent | undecided == letters.keys()
    assert sent <= arrivals.keys()
    assert set(arrivals.values()) == {1}


def is_finished(letters: dict[str, str]) -> bool:
    return len(letters) == SINGLES + MAILING and not {"queued", "claimed", "sending"} & set(letters.values())
