#include "CDatasets.h"
#include <string.h>

// Clang has #embed, of C23, in every mode of C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char digits[] = {
#embed "../../Data/digits/digits.csv"
};
static const unsigned char breast_cancer[] = {
#embed "../../Data/breast-cancer/breast-cancer.csv"
};
static const unsigned char wine[] = {
#embed "../../Data/wine/wine.csv"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} datasets[] = {
    {"digits", digits, sizeof digits},
    {"breast-cancer", breast_cancer, sizeof breast_cancer},
    {"wine", wine, sizeof wine},
};

const unsigned char *dinl_dataset(const char *name, size_t *size) {
  for (size_t i = 0; i < sizeof datasets / sizeof *datasets; i++) {
    if (strcmp(datasets[i].name, name) == 0) {
      *size = datasets[i].size;
      return datasets[i].bytes;
    }
  }
  *size = 0;
  return NULL;
}
