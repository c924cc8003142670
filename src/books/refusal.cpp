#include "books/refusal.hpp"

#include "base/error.hpp"

namespace storyflow::books {

void refuse(const std::string& message, const std::string& detail) {
    throw base::Error(base::ErrorKind::invalid_input, message, detail);
}

}  // namespace storyflow::books
