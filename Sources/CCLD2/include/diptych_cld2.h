#ifndef DIPTYCH_CLD2_H
#define DIPTYCH_CLD2_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The language that CLD2 finds for `length` bytes of valid UTF-8, as a static
/// string such as "en", "zh-Hant" or "un"; its share of the text in percent, and whether CLD2 trusts it.
const char *diptych_cld2_detect(const char *utf8, int length, int *percent, bool *is_reliable);

#ifdef __cplusplus
}
#endif

#endif
