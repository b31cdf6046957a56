#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int diptych_pipe2(int ends[2], int flags) { return pipe2(ends, flags); }

int diptych_syncfs(int descriptor) { return syncfs(descriptor); }

int diptych_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

// Closes everything from `lowest` on; older kernels do not know close_range.
static void close_from(int lowest) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, lowest, ~0U, 0) == 0) return;
#endif
  long most = sysconf(_SC_OPEN_MAX);
  for (int number = lowest; number < (most > 0 && most < 65536 ? most : 65536); number++)
    close(number);
}

static void bound(int resource, rlim_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return;
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < value) value = limit.rlim_max;
  limit.rlim_cur = limit.rlim_max = value;
  setrlimit(resource, &limit);
}

// What the child does before the program: only calls that are safe after a fork among threads.
static int become(const char *path, char *const arguments[], char *const environment[],
                  const int descriptors[3], const char *folder, unsigned long seconds,
                  unsigned long bytes, pid_t parent, int report) {
  if (setsid() < 0) return errno;
  for (int number = 1; number < NSIG; number++) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(number, &action, NULL);
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have died before the line above.
  if (getppid() != parent) return ECANCELED;
  if (chdir(folder) != 0) return errno;
  bound(RLIMIT_CORE, 0);
  bound(RLIMIT_CPU, seconds);
  bound(RLIMIT_FSIZE, bytes);
  int copies[4];
  for (int number = 0; number < 4; number++) {
    copies[number] = fcntl(number < 3 ? descriptors[number] : report, F_DUPFD, 8);
    if (copies[number] < 0) return errno;
  }
  for (int number = 0; number < 3; number++)
    if (dup2(copies[number], number) < 0) return errno;
  if (dup2(copies[3], 3) < 0 || fcntl(3, F_SETFD, FD_CLOEXEC) != 0) return errno;
  close_from(4);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  int code = errno;
  if (write(3, &code, sizeof code) < 0) _exit(126);
  _exit(127);
}

int diptych_start(const char *path, char *const arguments[], char *const environment[],
                  const int descriptors[3], const char *folder, unsigned long seconds,
                  unsigned long bytes) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return -errno;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) {
    int code = become(path, arguments, environment, descriptors, folder, seconds, bytes, parent,
                      report[1]);
    if (write(report[1], &code, sizeof code) < 0) _exit(126);
    _exit(127);
  }
  int failure = child < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(report[1]);
  if (child > 0) {
    // The end of the pipe says that the program runs.
    int code = 0;
    ssize_t count;
    do count = read(report[0], &code, sizeof code);
    while (count < 0 && errno == EINTR);
    if (count == sizeof code) {
      failure = code != 0 ? code : EIO;
      while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    }
  }
  close(report[0]);
  return failure != 0 ? -failure : child;
}

int diptych_has_ended(int child) {
  siginfo_t information = {0};
  if (waitid(P_PID, (id_t)child, &information, WEXITED | WNOHANG | WNOWAIT) != 0)
    return errno != EINTR;
  return information.si_pid != 0;
}
