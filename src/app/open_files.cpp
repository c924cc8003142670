#include "app/open_files.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace storyflow::app {

std::size_t raise_open_file_limit(std::size_t enough) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t granted = limit.rlim_cur;
    limit.rlim_cur = std::max(granted, std::min<rlim_t>(limit.rlim_max, enough));
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : granted;
}

}  // namespace storyflow::app
