// ICU renames its functions by macros, which Swift cannot see: each one that we use is wrapped here.
// Import this module only where Foundation is not imported: their ICU enums clash.
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/utypes.h>

static inline UBreakIterator *diptych_ubrk_open(UBreakIteratorType type, const char *locale,
                                                UErrorCode *status) {
  return ubrk_open(type, locale, NULL, 0, status);
}
static inline UText *diptych_utext_openUTF8(UText *text, const char *bytes, int64_t length,
                                            UErrorCode *status) {
  return utext_openUTF8(text, bytes, length, status);
}
static inline void diptych_ubrk_setUText(UBreakIterator *iterator, UText *text,
                                         UErrorCode *status) {
  ubrk_setUText(iterator, text, status);
}
static inline int32_t diptych_ubrk_next(UBreakIterator *iterator) { return ubrk_next(iterator); }
static inline void diptych_ubrk_close(UBreakIterator *iterator) { ubrk_close(iterator); }
static inline void diptych_utext_close(UText *text) { utext_close(text); }
