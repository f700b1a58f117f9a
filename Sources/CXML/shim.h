#pragma once
#include <libxml/xmlversion.h>
// ICU's headers clash with those that Foundation brings; only a converter's private fields need them.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// Errors that reach no handler of a parser, among them some of the encoding and of declarations, go to functions that
// each thread has. One of them prints: Swift cannot write such a function, because it takes any number of arguments.
static inline void dinl_ignore_xml_error(void *context, const char *message, ...) {}

// What a thread does with errors that reach no handler of a parser.
struct dinl_xml_errors {
  xmlGenericErrorFunc print;
  void *print_context;
  xmlStructuredErrorFunc note;
  void *note_context;
};

// Gives such errors of the thread to a function from now on and prints none, and returns what was done with them before.
static inline struct dinl_xml_errors dinl_note_xml_errors(xmlStructuredErrorFunc note, void *context) {
  struct dinl_xml_errors before = {
      xmlGenericError, xmlGenericErrorContext, xmlStructuredError, xmlStructuredErrorContext};
  xmlSetGenericErrorFunc(NULL, dinl_ignore_xml_error);
  xmlSetStructuredErrorFunc(context, note);
  return before;
}

// Does with such errors again what was done before.
static inline void dinl_restore_xml_errors(struct dinl_xml_errors before) {
  xmlSetGenericErrorFunc(before.print_context, before.print);
  xmlSetStructuredErrorFunc(before.note_context, before.note);
}
