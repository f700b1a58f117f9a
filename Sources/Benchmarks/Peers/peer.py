"""A peer's side of the exchange with the command, for Python; peer.h states it."""
import os
import sys
import time

if hasattr(os, "sched_setaffinity"):  # before a library counts the cores
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
for name in ("OMP", "OPENBLAS", "MKL"):
    os.environ[name + "_NUM_THREADS"] = "1"


def peak_bytes():
    with open("/proc/self/status") as status:
        return 1024 * next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def serve(version, run, result):
    """`run` does the work once, and `result` gives its numbers as an array."""
    print("ready", version, flush=True)
    for line in sys.stdin:
        if line.startswith("run"):
            start = time.perf_counter()
            for _ in range(int(line.split()[1])):
                run()
            print(time.perf_counter() - start, flush=True)
        elif line.startswith("memory"):
            print(peak_bytes(), flush=True)
        else:
            import numpy

            numpy.asarray(result(), dtype="<f8").tofile(sys.argv[2])
            print("done", flush=True)
