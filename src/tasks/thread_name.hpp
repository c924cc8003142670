#pragma once

#include <pthread.h>

#include <string>

namespace storyflow::tasks {

/// Sets the name of this thread that operators see; at most 15 characters.
inline void name_this_thread(const std::string& name) {
    ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
}

}  // namespace storyflow::tasks
