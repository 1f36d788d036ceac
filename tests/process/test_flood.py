"""A crowd reports one outage over both platforms at once: nothing is lost, everybody is answered, no limit is broken.

How fast that is, `make bench` says (bench/flood.py); here only what must hold on any machine.
"""

from pathlib import Path

from tests.process.flood import EDITS, SENDS, flooded


def test_a_crowd_is_answered_whole_and_within_the_platforms_limits(tmp_path: Path) -> None:
    with flooded(tmp_path, people=30, seconds=0) as found:
        assert len(found.commits) == 60
        assert (found.refused, found.unhandled, found.waiting) == (0, 0, 0)
        assert (found.told["rep.draft"], found.told["dup.ask"], found.told["dup.ok"]) == (60, 60, 60)
        assert (found.asked, found.joined) == (60, 30)
        assert found.shortest_rest("sendMessage") > 0.95
        assert found.shortest_rest("chat.postMessage") > 0.95
        assert found.most_in_a_second((SENDS[0], EDITS[0])) <= 30
        # A step that is edited anyway is not edited once more for its buttons.
        assert [one for one in found.sent if one[0] == EDITS[2]] == []
