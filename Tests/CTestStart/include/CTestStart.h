#ifndef CTESTSTART_H
#define CTESTSTART_H

// Called once when the tests are loaded, before any of them runs; TestSupport defines it.
void dinl_tests_start(void);

#endif
