// In-network learning without gates, in plain loops.
//
// The input, all as doubles: the numbers of nodes, arcs, classes and features, the root, the batch, the hidden width and
// the learning rate; the nodes in forward order; source, target and width of each arc; for each node how many columns it
// sees, and which; for each node how many parameters it has, and which: W1 (inputs x hidden), b1, W2 (hidden x outputs),
// b2; the number of samples; a label each; the order in which they are taken; the features, a row per sample. The inputs
// of a node are its view, then what its incoming arcs bring, in the order of the arcs.
#include "CReferences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int view, inputs, outputs, count;
  const double *columns;
  float *values, *gradients, *first, *second;
  float *input, *hidden, *output, *input_error, *hidden_error, *output_error;
} module;

typedef struct {
  int source, target, width, offset;
} arc;

typedef struct {
  int nodes, arcs, classes, features, root, batch, hidden, samples;
  double rate, first_power, second_power, result[2];
  const double *order, *labels, *taken;
  float *samples_by_row;
  module *modules;
  arc *links;
} network;

/// C = A B + bias: A m x k, B k x n.
static void multiply(int m, int k, int n, const float *a, const float *b, const float *bias, float *c) {
  for (int i = 0; i < m; i++) {
    for (int j = 0; j < n; j++) c[i * n + j] = bias[j];
    for (int p = 0; p < k; p++)
      for (int j = 0; j < n; j++) c[i * n + j] += a[i * k + p] * b[p * n + j];
  }
}

/// The gradients of B and of the bias, and the error of A, from the error of C.
static void back(int m, int k, int n, const float *a, const float *b, const float *error, float *gradient, float *out) {
  memset(gradient, 0, sizeof(float) * (size_t)((k + 1) * n));
  for (int i = 0; i < m; i++) {
    for (int p = 0; p < k; p++) {
      float sum = 0;
      for (int j = 0; j < n; j++) {
        gradient[p * n + j] += a[i * k + p] * error[i * n + j];
        sum += error[i * n + j] * b[p * n + j];
      }
      out[i * k + p] = sum;
    }
    for (int j = 0; j < n; j++) gradient[k * n + j] += error[i * n + j];
  }
}

static void forward(network *net, int rows, const double *taken) {
  for (int place = 0; place < net->nodes; place++) {
    const int node = (int)net->order[place], h = net->hidden;
    module *m = net->modules + node;
    for (int i = 0; i < rows; i++)
      for (int c = 0; c < m->view; c++)
        m->input[i * m->inputs + c] = net->samples_by_row[(int)taken[i] * net->features + (int)m->columns[c]];
    const float *bias = m->values + m->inputs * h;
    multiply(rows, m->inputs, h, m->input, m->values, bias, m->hidden);
    for (int i = 0; i < rows * h; i++) m->hidden[i] = m->hidden[i] > 0 ? m->hidden[i] : 0;
    multiply(rows, h, m->outputs, m->hidden, bias + h, bias + h + h * m->outputs, m->output);
    for (int l = 0; l < net->arcs; l++) {
      const arc *link = net->links + l;
      if (link->source != node) continue;
      module *target = net->modules + link->target;
      for (int i = 0; i < rows; i++)
        for (int j = 0; j < link->width; j++)
          target->input[i * target->inputs + link->offset + j] = m->output[i * m->outputs + j];
    }
  }
}

/// Writes the error of the logits, and returns the sum of the losses.
static double cross_entropy(network *net, int rows, const double *taken) {
  module *root = net->modules + net->root;
  double total = 0;
  for (int i = 0; i < rows; i++) {
    const float *logits = root->output + i * net->classes;
    const int label = (int)net->labels[(int)taken[i]];
    float most = logits[0], sum = 0;
    for (int c = 1; c < net->classes; c++) most = fmaxf(most, logits[c]);
    for (int c = 0; c < net->classes; c++) sum += expf(logits[c] - most);
    total += logf(sum) + most - logits[label];
    for (int c = 0; c < net->classes; c++)
      root->output_error[i * net->classes + c] = (expf(logits[c] - most) / sum - (c == label)) / (float)rows;
  }
  return total;
}

static void backward(network *net, int rows) {
  for (int place = net->nodes - 1; place >= 0; place--) {
    const int node = (int)net->order[place], h = net->hidden;
    module *m = net->modules + node;
    if (node != net->root) memset(m->output_error, 0, sizeof(float) * (size_t)(rows * m->outputs));
    for (int l = 0; l < net->arcs; l++) {
      const arc *link = net->links + l;
      if (link->source != node) continue;
      const module *target = net->modules + link->target;
      for (int i = 0; i < rows; i++)
        for (int j = 0; j < link->width; j++)
          m->output_error[i * m->outputs + j] += target->input_error[i * target->inputs + link->offset + j];
    }
    const int second = m->inputs * h + h;
    back(rows, h, m->outputs, m->hidden, m->values + second, m->output_error, m->gradients + second, m->hidden_error);
    for (int i = 0; i < rows * h; i++)
      if (!(m->hidden[i] > 0)) m->hidden_error[i] = 0;
    back(rows, m->inputs, h, m->input, m->values, m->hidden_error, m->gradients, m->input_error);
  }
}

/// One step of Adam with its usual constants and no decay of weights.
static void step(network *net, double rate) {
  net->first_power *= 0.9;
  net->second_power *= 0.999;
  const float pace = (float)(rate / (1 - net->first_power)), correction = (float)(1 / (1 - net->second_power));
  for (int node = 0; node < net->nodes; node++) {
    module *m = net->modules + node;
    for (int i = 0; i < m->count; i++) {
      const float g = m->gradients[i];
      m->first[i] = 0.9f * m->first[i] + 0.1f * g;
      m->second[i] = 0.999f * m->second[i] + 0.001f * g * g;
      m->values[i] -= pace * m->first[i] / (sqrtf(m->second[i] * correction) + 1e-8f);
    }
  }
}

static void run(void *state) {
  network *net = state;
  const int steps = (net->samples + net->batch - 1) / net->batch;
  double total = 0;
  for (int i = 0; i < steps; i++) {
    const double *taken = net->taken + i * net->batch;
    const int rows = net->samples - i * net->batch < net->batch ? net->samples - i * net->batch : net->batch;
    forward(net, rows, taken);
    total += cross_entropy(net, rows, taken);
    backward(net, rows);
    step(net, net->rate * (1 + cos(M_PI * i / steps)) / 2);
  }
  net->result[0] = total / net->samples;
}

static float *floats(int count) { return calloc((size_t)count + 1, sizeof(float)); }

static void discard(void *state) {
  network *net = state;
  for (int node = 0; node < net->nodes; node++) {
    module *m = net->modules + node;
    float *all[] = {m->values, m->gradients, m->first,       m->second,       m->input,
                    m->hidden, m->output,    m->input_error, m->hidden_error, m->output_error};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
  }
  free(net->samples_by_row);
  free(net->modules);
  free(net->links);
  free(net);
}

dinl_work dinl_reference_epoch(const double *input) {
  network *net = calloc(1, sizeof *net);
  int *sizes[] = {&net->nodes, &net->arcs, &net->classes, &net->features, &net->root, &net->batch, &net->hidden};
  for (int i = 0; i < 7; i++) *sizes[i] = (int)*input++;
  net->rate = *input++;
  net->first_power = net->second_power = 1;
  net->order = input;
  input += net->nodes;
  net->links = calloc((size_t)net->arcs, sizeof *net->links);
  net->modules = calloc((size_t)net->nodes, sizeof *net->modules);
  const double *arcs = input;
  input += 3 * net->arcs;
  for (int node = 0; node < net->nodes; node++) {
    module *m = net->modules + node;
    m->view = m->inputs = (int)*input++;
    m->columns = input;
    input += m->view;
    if (node == net->root) m->outputs = net->classes;
  }
  for (int l = 0; l < net->arcs; l++) {
    arc *link = net->links + l;
    *link = (arc){(int)arcs[3 * l], (int)arcs[3 * l + 1], (int)arcs[3 * l + 2], 0};
    link->offset = net->modules[link->target].inputs;
    net->modules[link->target].inputs += link->width;
    if (net->modules[link->source].outputs < link->width) net->modules[link->source].outputs = link->width;
  }
  for (int node = 0; node < net->nodes; node++) {
    module *m = net->modules + node;
    m->count = (int)*input++;
    m->values = floats(m->count);
    m->gradients = floats(m->count);
    m->first = floats(m->count);
    m->second = floats(m->count);
    for (int i = 0; i < m->count; i++) m->values[i] = (float)*input++;
    m->input = floats(net->batch * m->inputs);
    m->input_error = floats(net->batch * m->inputs);
    m->hidden = floats(net->batch * net->hidden);
    m->hidden_error = floats(net->batch * net->hidden);
    m->output = floats(net->batch * m->outputs);
    m->output_error = floats(net->batch * m->outputs);
  }
  net->samples = (int)*input++;
  net->labels = input;
  net->taken = input + net->samples;
  const double *features = input + 2 * net->samples;
  net->samples_by_row = floats(net->samples * net->features);
  for (int i = 0; i < net->samples * net->features; i++) net->samples_by_row[i] = (float)features[i];
  return (dinl_work){net, run, discard, net->result, 2};
}
