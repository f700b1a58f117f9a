#pragma once
#include <stddef.h>

// The bytes of the table of a dataset of the folder Data, such as "wine", as they were when the program was built; NULL
// for another name. The number of bytes goes to `size`.
const unsigned char *dinl_dataset(const char *name, size_t *size);
