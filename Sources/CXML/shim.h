#pragma once
#include <libxml/xmlversion.h>
// ICU's headers clash with those that Foundation brings; only a converter's private fields need them.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
