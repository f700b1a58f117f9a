#include "CReferences.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct {
  double distance;
  uint32_t node;
} item;

typedef struct {
  size_t nodes, links, lists;
  const double *costs;
  uint32_t *offsets, *targets, *through, *parents;
  double *arcs, *distances;
  item *heap;
} graph;

static size_t push(item *heap, size_t size, item added) {
  size_t place = size;
  while (place > 0 && added.distance < heap[(place - 1) / 2].distance) {
    heap[place] = heap[(place - 1) / 2];
    place = (place - 1) / 2;
  }
  heap[place] = added;
  return size + 1;
}

static size_t pop(item *heap, size_t size) {
  const item moved = heap[--size];
  size_t place = 0;
  for (size_t child = 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && heap[child + 1].distance < heap[child].distance) child++;
    if (!(heap[child].distance < moved.distance)) break;
    heap[place] = heap[child];
    place = child;
  }
  heap[place] = moved;
  return size;
}

static void search(graph *g, double *distances) {
  for (size_t node = 0; node < g->nodes; node++) distances[node] = INFINITY;
  distances[0] = 0;
  g->parents[0] = 0;
  size_t size = push(g->heap, 0, (item){0, 0});
  while (size > 0) {
    const item least = g->heap[0];
    size = pop(g->heap, size);
    if (least.distance > distances[least.node]) continue;
    for (uint32_t arc = g->offsets[least.node]; arc < g->offsets[least.node + 1]; arc++) {
      const double offer = least.distance + g->arcs[arc];
      const uint32_t target = g->targets[arc];
      if (!(offer < distances[target])) continue;
      distances[target] = offer;
      g->parents[target] = least.node;
      size = push(g->heap, size, (item){offer, target});
    }
  }
}

static void fill(graph *g, size_t list) {
  for (size_t arc = 0; arc < 2 * g->links; arc++) g->arcs[arc] = g->costs[list * g->links + g->through[arc]];
}

static void run(void *state) {
  graph *g = state;
  for (size_t list = 0; list < g->lists; list++) {
    if (g->lists > 1) fill(g, list);
    search(g, g->distances + list * g->nodes);
  }
}

static void discard(void *state) {
  graph *g = state;
  free(g->offsets);
  free(g->targets);
  free(g->through);
  free(g->parents);
  free(g->arcs);
  free(g->distances);
  free(g->heap);
  free(g);
}

dinl_work dinl_reference_tree(const double *input) {
  graph *g = malloc(sizeof *g);
  const size_t n = g->nodes = (size_t)input[0], m = g->links = (size_t)input[1];
  g->lists = (size_t)input[2];
  const double *ends = input + 3;
  g->costs = ends + 2 * m;
  g->offsets = calloc(n + 2, sizeof *g->offsets);
  g->targets = malloc(2 * m * sizeof *g->targets);
  g->through = malloc(2 * m * sizeof *g->through);
  g->parents = malloc(n * sizeof *g->parents);
  g->arcs = malloc(2 * m * sizeof *g->arcs);
  g->distances = malloc(g->lists * n * sizeof *g->distances);
  g->heap = malloc((2 * m + 1) * sizeof *g->heap);
  // Two places ahead, so that filling the rows moves each offset to the place where it belongs.
  for (size_t end = 0; end < 2 * m; end++) g->offsets[(size_t)ends[end] + 2]++;
  for (size_t node = 0; node < n; node++) g->offsets[node + 1] += g->offsets[node];
  for (size_t link = 0; link < m; link++) {
    for (int side = 0; side < 2; side++) {
      const size_t node = (size_t)ends[side ? m + link : link];
      const uint32_t place = g->offsets[node + 1]++;
      g->targets[place] = (uint32_t)ends[side ? link : m + link];
      g->through[place] = (uint32_t)link;
    }
  }
  fill(g, 0);
  return (dinl_work){g, run, discard, g->distances, g->lists * n};
}
