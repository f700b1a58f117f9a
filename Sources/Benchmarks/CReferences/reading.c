#include "CReferences.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *path;
  size_t nodes;
  double *distances;
} file;

static char *contents(const char *path) {
  FILE *stream = fopen(path, "rb");
  if (!stream) return NULL;
  fseek(stream, 0, SEEK_END);
  const size_t size = (size_t)ftell(stream);
  rewind(stream);
  char *text = malloc(size + 1);
  const size_t read = fread(text, 1, size, stream);
  fclose(stream);
  text[read] = 0;
  return text;
}

/// The number behind the next occurrence of a key; moves past it.
static double number(char **text, const char *key) {
  *text = strstr(*text, key);
  if (!*text) exit(65);
  return strtod(*text + strlen(key), text);
}

static void run(void *state) {
  file *f = state;
  char *text = contents(f->path);
  if (!text) exit(66);
  char *edges = strstr(text, "\"edges\"");
  if (!edges) exit(65);
  size_t links = 0;
  for (char *p = edges; (p = strstr(p, "\"capacity\"")); p++) links++;
  double *input = malloc((3 + 3 * links) * sizeof *input);
  input[0] = (double)f->nodes;
  input[1] = (double)links;
  input[2] = 1;
  for (size_t link = 0; link < links; link++) {
    input[3 + link] = number(&edges, "\"source\":");
    input[3 + links + link] = number(&edges, "\"target\":");
    input[3 + 2 * links + link] = 1 / number(&edges, "\"capacity\":");
  }
  dinl_work tree = dinl_reference_tree(input);
  tree.run(tree.state);
  memcpy(f->distances, tree.result, f->nodes * sizeof *f->distances);
  tree.discard(tree.state);
  free(input);
  free(text);
}

static void discard(void *state) {
  file *f = state;
  free(f->path);
  free(f->distances);
  free(f);
}

dinl_work dinl_reference_reading(const char *path, size_t nodes) {
  file *f = malloc(sizeof *f);
  f->path = strdup(path);
  f->nodes = nodes;
  f->distances = malloc(nodes * sizeof *f->distances);
  return (dinl_work){f, run, discard, f->distances, nodes};
}
