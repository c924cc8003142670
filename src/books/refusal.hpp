#pragma once

#include <string>

namespace storyflow::books {

/// Throws `base::Error{invalid_input}`: the file cannot be read as a book. `detail` is for the log.
[[noreturn]] void refuse(const std::string& message, const std::string& detail = {});

}  // namespace storyflow::books
