// A peer's side of the exchange with the command, for C and C++.
//
// A peer is started with the path of its input and that of its output, both files of doubles, and says "ready" and its
// version. To "run N" it does its work N times and answers with the seconds, to "result" it writes its numbers to the
// output and answers "done", and to "memory" it answers with the greatest number of bytes that it held.
#ifndef PEER_H
#define PEER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static inline double *read_input(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(66);
  fseek(file, 0, SEEK_END);
  const size_t count = (size_t)ftell(file) / sizeof(double);
  rewind(file);
  double *values = (double *)malloc(count * sizeof(double) + 1);
  if (fread(values, sizeof(double), count, file) != count) exit(66);
  fclose(file);
  return values;
}

static inline double peak_bytes(void) {
  char line[256];
  double kilobytes = 0;
  FILE *file = fopen("/proc/self/status", "r");
  while (file && fgets(line, sizeof line, file))
    if (!strncmp(line, "VmHWM:", 6)) kilobytes = atof(line + 6);
  if (file) fclose(file);
  return 1024 * kilobytes;
}

static inline int serve(
    const char *version, const char *output, void (*run)(void *), void *state, const double *result, size_t count) {
  char line[64];
  printf("ready %s\n", version);
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    if (!strncmp(line, "run ", 4)) {
      const double start = seconds();
      for (long left = atol(line + 4); left > 0; left--) run(state);
      printf("%.17g\n", seconds() - start);
    } else if (!strncmp(line, "memory", 6)) {
      printf("%.17g\n", peak_bytes());
    } else {
      FILE *file = fopen(output, "wb");
      if (!file || fwrite(result, sizeof(double), count, file) != count) exit(73);
      fclose(file);
      puts("done");
    }
    fflush(stdout);
  }
  return 0;
}

#endif
