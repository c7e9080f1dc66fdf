"""A dict of another process, as CPython has it: prints the nanoseconds of the median get, and of the median set."""

from multiprocessing import Manager
from statistics import median
from time import perf_counter_ns

WARMUPS = 2_000
CALLS = 20_000


def get(values):
    before = perf_counter_ns()
    values["key"]
    return perf_counter_ns() - before


def put(values, value):
    before = perf_counter_ns()
    values["key"] = value
    return perf_counter_ns() - before


if __name__ == "__main__":
    with Manager() as manager:
        values = manager.dict()
        puts = [put(values, i) for i in range(WARMUPS + CALLS)]
        gets = [get(values) for _ in range(WARMUPS + CALLS)]
    print(median(gets[WARMUPS:]))
    print(median(puts[WARMUPS:]))
