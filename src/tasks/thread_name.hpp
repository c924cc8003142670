#pragma once

#include <pthread.h>

#include <string>

namespace storyflow::tasks {

/// What operators see of this thread; 15 characters at most.
inline void name_this_thread(const std::string& name) {
    ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
}

}  // namespace storyflow::tasks
