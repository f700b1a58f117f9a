#include "CTestStart.h"

// Swift has no code of its own that runs when a program is loaded.
__attribute__((constructor)) static void start(void) { dinl_tests_start(); }
