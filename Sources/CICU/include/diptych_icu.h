#ifndef DIPTYCH_ICU_H
#define DIPTYCH_ICU_H

#include <stdint.h>

// No header of ICU is included here: its enums clash with those of the ICU inside Foundation, and its
// functions are renamed by macros, which Swift cannot see.

typedef struct diptych_sentences diptych_sentences;

/// Opens the sentence rules of a language; NULL if ICU has none to offer.
diptych_sentences *diptych_sentences_open(const char *language);

/// Starts on a text of `length` bytes of UTF-8, which must stay where it is; returns 0 if that failed.
int diptych_sentences_start(diptych_sentences *sentences, const char *utf8, int64_t length);

/// The offset of the next boundary in bytes; negative behind the last one.
int32_t diptych_sentences_next(diptych_sentences *sentences);

void diptych_sentences_close(diptych_sentences *sentences);

#endif
