"""NumPy on an array in a file that processes share: prints the nanoseconds of the median pass of += 1."""

from statistics import median
from tempfile import NamedTemporaryFile
from time import perf_counter_ns

import numpy

SIZE = 100_000_000
WARMUPS = 3
ROUNDS = 21


def add(array):
    before = perf_counter_ns()
    array += 1
    return perf_counter_ns() - before


if __name__ == "__main__":
    with NamedTemporaryFile(dir="/dev/shm") as file:
        array = numpy.lib.format.open_memmap(file.name, "w+", numpy.int32, (SIZE,))
        array[:] = 0
        passes = [add(array) for _ in range(WARMUPS + ROUNDS)]
    print(median(passes[WARMUPS:]))
