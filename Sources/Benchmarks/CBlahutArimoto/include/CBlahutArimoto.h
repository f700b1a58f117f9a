#ifndef C_BLAHUT_ARIMOTO_H
#define C_BLAHUT_ARIMOTO_H

/// Blahut's and Arimoto's iteration as one writes it down, to a gap in nats; the peer of the benchmark.
///
/// `distortion` is symbols x count, row-major; `kernel` is room for as many values, `outputs` for count. The symbols are
/// equally likely. Returns the number of iterations.
int blahut_arimoto(
    const double *distortion, double *kernel, double *outputs, int symbols, int count, double weight, double gap);

#endif
