#include "diptych_icu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct diptych_sentences {
  UBreakIterator *iterator;
  UText *text;
};

diptych_sentences *diptych_sentences_open(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, language, NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  diptych_sentences *sentences = malloc(sizeof *sentences);
  if (sentences == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  sentences->iterator = iterator;
  sentences->text = NULL;
  return sentences;
}

int diptych_sentences_start(diptych_sentences *sentences, const char *utf8, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  sentences->text = utext_openUTF8(sentences->text, utf8, length, &status);
  ubrk_setUText(sentences->iterator, sentences->text, &status);
  return U_SUCCESS(status);
}

int32_t diptych_sentences_next(diptych_sentences *sentences) {
  return ubrk_next(sentences->iterator);
}

void diptych_sentences_close(diptych_sentences *sentences) {
  ubrk_close(sentences->iterator);
  utext_close(sentences->text);
  free(sentences);
}
