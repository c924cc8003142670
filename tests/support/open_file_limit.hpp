#pragma once

#include <sys/resource.h>

namespace storyflow::support {

/// During its lifetime the program cannot open file descriptors numbered `limit` or above.
class OpenFileLimit {
  public:
    explicit OpenFileLimit(rlim_t limit) {
        ::getrlimit(RLIMIT_NOFILE, &usual_);
        const rlimit few{limit, usual_.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~OpenFileLimit() { ::setrlimit(RLIMIT_NOFILE, &usual_); }
    OpenFileLimit(const OpenFileLimit&) = delete;
    OpenFileLimit& operator=(const OpenFileLimit&) = delete;

  private:
    rlimit usual_{};
};

}  // namespace storyflow::support
