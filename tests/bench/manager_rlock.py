"""A lock of another process, as CPython has it: prints the nanoseconds of the median pair of acquire and release."""

from multiprocessing import Manager
from statistics import median
from time import perf_counter_ns

WARMUPS = 2_000
PAIRS = 20_000


def pair(lock):
    before = perf_counter_ns()
    lock.acquire()
    lock.release()
    return perf_counter_ns() - before


if __name__ == "__main__":
    with Manager() as manager:
        lock = manager.RLock()
        pairs = [pair(lock) for _ in range(WARMUPS + PAIRS)]
    print(median(pairs[WARMUPS:]))
