#define _GNU_SOURCE
#include "CLinux.h"

#include <unistd.h>

int diptych_pipe2(int ends[2], int flags) { return pipe2(ends, flags); }

int diptych_syncfs(int descriptor) { return syncfs(descriptor); }
