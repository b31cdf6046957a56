#include <nettle/sha2.h>
#include <nettle/version.h>

// From version 4 on a digest is always written whole.
static inline void diptych_sha256_digest(struct sha256_ctx *context, uint8_t *digest) {
#if NETTLE_VERSION_MAJOR >= 4
  sha256_digest(context, digest);
#else
  sha256_digest(context, SHA256_DIGEST_SIZE, digest);
#endif
}
