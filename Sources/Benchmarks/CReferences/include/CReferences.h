#ifndef C_REFERENCES_H
#define C_REFERENCES_H

#include <stddef.h>

/// A piece of work on one input: `run` does all of it, and then `result` holds `count` numbers.
///
/// The references are written as one writes them down at first, without any tuning. The command compares their results
/// with those of the library before it compares times.
typedef struct {
  void *state;
  void (*run)(void *state);
  void (*discard)(void *state);
  const double *result;
  size_t count;
} dinl_work;

/// Distances from node 0 by Dijkstra's algorithm with a binary heap, for each of some lists of costs.
///
/// The input is the numbers n of nodes, m of links and k of lists, then the first ends and the second ends of the links,
/// and k·m costs. The result is k·n distances.
dinl_work dinl_reference_tree(const double *input);

/// The distances from node 0 in a file of node-link JSON, in the form that the command writes, with a number of nodes.
dinl_work dinl_reference_reading(const char *path, size_t nodes);

/// One epoch of in-network learning without gates, in single precision; each run goes on with the parameters.
///
/// `network.c` states the input. The result is the mean cross-entropy of the epoch in nats, and 0.
dinl_work dinl_reference_epoch(const double *input);

/// Informations between the component of a normal mixture and its value, in nats, by the trapezoidal rule.
///
/// The input is the number of mixtures, and for each its number k of components and then k weights, k means and k
/// variances. The result is a pair per mixture: the value, and its distance from the value at twice the step.
dinl_work dinl_reference_information(const double *input);

/// The optimum of distortion + weight · rate of a source with equally likely symbols, by the iteration of Blahut and of
/// Arimoto.
///
/// The input is the numbers of symbols and of reproductions, the weight, the gap in nats at which to stop, and the
/// distortions, a row per symbol. The result is the value that was reached, and the gap times the weight.
dinl_work dinl_reference_rate_distortion(const double *input);

#endif
