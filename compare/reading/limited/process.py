"""The process that reads: one request after the other from standard input, an answer each to standard output."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from compare.errors import CopydeskError
from compare.machine.own_process import Watch, own_streams
from compare.reading.limited.limits import IDLE, KEPT, limit_memory, limit_time, peak_memory
from compare.reading.limited.messages import Answer, receive_request, send_answer

if TYPE_CHECKING:
    from compare.reading.given import Given


def main(parent: int) -> None:
    """Answer until standard input ends, nobody asks any more, or the process that started this one is gone."""
    requests, answers = own_streams()
    watch = Watch(parent, IDLE)
    watch.start()
    while received := receive_request(requests):
        asked, given = received
        watch.turn(busy=True)
        limit_memory(asked.memory)
        limit_time(asked.seconds, asked.clock)
        answer = answered(given)
        limit_time(0, 0)
        watch.turn(busy=False)
        send_answer(answers, answer)
        if answer.last:
            return


def answered(given: Given) -> Answer:
    """What becomes of a source."""
    try:
        from compare.reading.unlimited import article_unlimited

        article = article_unlimited(given)
    except CopydeskError as error:
        return Answer(cause=error.cause, advice=error.advice, last=peak_memory() > KEPT)
    except MemoryError:
        return Answer(starved=True, last=True)
    except Exception:  # noqa: BLE001 - what a file makes a parser raise has no common class
        return Answer(trace=traceback.format_exc(limit=-12), last=True)
    return Answer(article, last=peak_memory() > KEPT)
