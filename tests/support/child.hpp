#pragma once

#include <functional>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.hpp"

namespace gridwarden::test {

/// What became of a piece of work in a process of its own.
struct Outcome {
    int signal = 0;   ///< that ended it; 0 = none
    std::string code; ///< of the Error it threw; empty = none
};

/// Runs work in a child process, so that it may be killed, starved of disk or stripped of rights.
inline Outcome in_child(const std::function<void()>& work) {
    int ends[2];
    if (pipe(ends) != 0) {
        throw std::runtime_error("no pipe");
    }
    const auto child = fork();
    if (child == 0) {
        close(ends[0]);
        std::string code;
        try {
            work();
        } catch (const Error& error) {
            code = error.code();
        } catch (const std::exception& error) {
            code = error.what();
        }
        const auto ignored = write(ends[1], code.data(), code.size());
        _exit(ignored >= 0 ? 0 : 1);
    }
    close(ends[1]);
    Outcome outcome;
    char buffer[256];
    for (ssize_t n = 0; (n = read(ends[0], buffer, sizeof buffer)) > 0;) {
        outcome.code.append(buffer, static_cast<std::size_t>(n));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    outcome.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return outcome;
}

/// From here on no file of this process may grow beyond so many bytes: like a full disk, without one.
inline void limit_file_size(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// From here on this process has the rights of nobody, where it had those of root.
inline void drop_root() {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
        _exit(99);
    }
}

} // namespace gridwarden::test
