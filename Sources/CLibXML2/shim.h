// Debian builds libxml2 with ICU. Its headers then pull in <unicode/*.h>, whose
// enums clash with the ICU inside Foundation. We never touch the ICU fields.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemastypes.h>

// `xmlFree` is a global function pointer, which Swift 6 refuses to touch.
static inline void diptych_xmlFree(void *pointer) { xmlFree(pointer); }
