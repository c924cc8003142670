#include "narration/script_length.hpp"

#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::narration {

void require_speakable_length(std::string_view script, std::size_t limit) {
    if (base::is_blank(script)) {
        throw base::Error(base::ErrorKind::invalid_input, "Text is empty or whitespace-only.");
    }
    const std::size_t length = base::code_point_count(script);
    if (length > limit) {
        throw base::Error(base::ErrorKind::invalid_input, "Text has " + std::to_string(length) +
                                                              " characters; the limit for one narration is " +
                                                              std::to_string(limit) + ". Split the segment.");
    }
}

}  // namespace storyflow::narration
