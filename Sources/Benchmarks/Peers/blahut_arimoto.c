// The iteration of the reference, compiled for this machine and with the freedom to reorder sums.
#include "../CReferences/rate_distortion.c"
#include "peer.h"

int main(int count, char **arguments) {
  (void)count;
  const dinl_work work = dinl_reference_rate_distortion(read_input(arguments[1]));
  return serve(__VERSION__, arguments[2], work.run, work.state, work.result, work.count);
}
