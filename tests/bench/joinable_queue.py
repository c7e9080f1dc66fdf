"""Small integers through CPython's JoinableQueue: prints the nanoseconds of one, put, taken and done, in the median round."""

from multiprocessing import JoinableQueue, Process
from statistics import median
from time import perf_counter_ns

ITEMS = 200_000
WARMUPS = 1
ROUNDS = 3


def take_all(queue):
    while True:
        item = queue.get()
        queue.task_done()
        if item is None:
            return


def put_all(queue):
    before = perf_counter_ns()
    for i in range(ITEMS):
        queue.put(i)
    queue.join()
    return (perf_counter_ns() - before) / ITEMS


if __name__ == "__main__":
    queue = JoinableQueue()
    taker = Process(target=take_all, args=(queue,))
    taker.start()
    rounds = [put_all(queue) for _ in range(WARMUPS + ROUNDS)]
    queue.put(None)
    taker.join()
    print(median(rounds[WARMUPS:]))
