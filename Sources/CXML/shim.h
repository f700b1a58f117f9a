#pragma once
#include <libxml/xmlversion.h>
// ICU's headers clash with those that Foundation brings; only a converter's private fields need them.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// Errors that reach no handler of a parser, among them some of the encoding, are printed by a function that each thread
// has. Swift cannot write such a function, because it takes any number of arguments.
static inline void dinl_ignore_xml_error(void *context, const char *message, ...) {}

// What prints such errors.
struct dinl_xml_printer {
  xmlGenericErrorFunc function;
  void *context;
};

// Makes the thread print no such error from now on, and returns what printed them before.
static inline struct dinl_xml_printer dinl_silence_xml(void) {
  struct dinl_xml_printer printer = {xmlGenericError, xmlGenericErrorContext};
  xmlSetGenericErrorFunc(NULL, dinl_ignore_xml_error);
  return printer;
}

// Makes the thread print such errors again.
static inline void dinl_print_xml(struct dinl_xml_printer printer) {
  xmlSetGenericErrorFunc(printer.context, printer.function);
}
