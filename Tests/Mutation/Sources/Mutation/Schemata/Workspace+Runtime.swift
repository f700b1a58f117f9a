extension Workspace {
  /// The environment variable that chooses a mutant.
  static let choice = "DINL_MUTANT"
  /// The environment variable that names the folder in which each process writes the mutants that it reached.
  static let reach = "DINL_MUTANT_REACH"

  /// The library that every instrumented module imports.
  static let runtime: [String: String] = [
    "Sources/CMutation/include/CMutation.h": """
    #include <stdbool.h>
    enum { mutantLimit = 16384 };
    extern int chosenMutant;
    extern unsigned char reachedMutants[mutantLimit];
    /// Whether the numbered mutant is chosen; when reach is recorded, none is.
    static inline bool mutated(int number) {
      if (__builtin_expect(chosenMutant == -2, 0)) reachedMutants[number] = 1;
      return chosenMutant == number;
    }
    """,
    "Sources/CMutation/CMutation.c": """
    #include "CMutation.h"
    #include <stdio.h>
    #include <stdlib.h>
    #include <unistd.h>
    int chosenMutant = -1;
    unsigned char reachedMutants[mutantLimit];
    __attribute__((constructor(101))) static void choose(void) {
      const char *number = getenv("\(choice)");
      if (number) chosenMutant = atoi(number);
      if (getenv("\(reach)")) chosenMutant = -2;
    }
    __attribute__((destructor)) static void record(void) {
      const char *folder = getenv("\(reach)");
      char name[4096];
      if (!folder || snprintf(name, sizeof name, "%s/%d", folder, (int)getpid()) >= (int)sizeof name) return;
      FILE *file = fopen(name, "a");
      if (!file) return;
      for (int i = 0; i < mutantLimit; i++) if (reachedMutants[i]) fprintf(file, "%d\\n", i);
      fclose(file);
    }
    """,
    "Sources/CMutation/include/module.modulemap": """
    module CMutation { header "CMutation.h" export * }
    """,
  ]
}
