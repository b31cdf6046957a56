// Calls of Linux that the C library declares for GNU sources only, so that Swift does not see them.
#ifndef DIPTYCH_CLINUX_H
#define DIPTYCH_CLINUX_H

// Like pipe(), with flags such as O_CLOEXEC.
int diptych_pipe2(int ends[2], int flags);

// Waits until everything that was written to the file system of an open file is on the disk.
int diptych_syncfs(int descriptor);

#endif
