"""A futex of two processes, as CPython has it (multiprocessing.Lock): prints the nanoseconds of a pair of acquire and release
while both want it all the time, where the pairs of both count."""

from multiprocessing import Lock, Process
from multiprocessing.sharedctypes import RawValue
from time import perf_counter_ns, sleep

SETTLE_S = 0.5
RUN_S = 2.0


def pairs(lock, counter, stop):
    while not stop.value:
        for _ in range(16):
            lock.acquire()
            counter.value += 1
            lock.release()


if __name__ == "__main__":
    lock = Lock()
    counter = RawValue("q", 0)
    stop = RawValue("b", 0)
    processes = [Process(target=pairs, args=(lock, counter, stop)) for _ in range(2)]
    for process in processes:
        process.start()
    sleep(SETTLE_S)
    counted, before = counter.value, perf_counter_ns()
    sleep(RUN_S)
    counted, nanos = counter.value - counted, perf_counter_ns() - before
    stop.value = 1
    for process in processes:
        process.join()
    print(nanos / counted)
