#include "diptych_cld2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>

const char *diptych_cld2_detect(const char *utf8, int length, int *percent, bool *is_reliable) {
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  CLD2::Language best = CLD2::ExtDetectLanguageSummary(
      utf8, length, /*is_plain_text=*/true, /*tld_hint=*/nullptr, /*encoding_hint=*/0,
      CLD2::UNKNOWN_LANGUAGE, languages, percents, &text_bytes, is_reliable);
  *percent = percents[0];
  return CLD2::LanguageCode(best);
}
