// Calls of Linux that the C library declares for GNU sources only, so that Swift does not see them,
// and what must happen between fork and exec, where only C can be.
#ifndef DIPTYCH_CLINUX_H
#define DIPTYCH_CLINUX_H

// Like pipe(), with flags such as O_CLOEXEC.
int diptych_pipe2(int ends[2], int flags);

// Waits until everything that was written to the file system of an open file is on the disk.
int diptych_syncfs(int descriptor);

// Makes a nameless file in memory; flags such as MFD_CLOEXEC are set.
int diptych_memory_file(const char *name);

// Starts a program in a session of its own, which dies with the thread that started it.
//
// It gets the three descriptors as 0, 1 and 2 and no others, works in `folder`, may use `seconds` of
// processor time and write files of `bytes`, leaves no core file, and begins with the usual signals.
// Gives its number, or the negative errno if it could not be started.
int diptych_start(const char *path, char *const arguments[], char *const environment[],
                  const int descriptors[3], const char *folder, unsigned long seconds,
                  unsigned long bytes);

// Whether a child has ended (or is none); it can still be waited for.
int diptych_has_ended(int child);

#endif
