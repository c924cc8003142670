#include "base/log_text.hpp"

#include <cstddef>

namespace storyflow::base {

namespace {

/// Whether the text begins with U+0080 to U+009F (two bytes in UTF-8), some of which control terminals.
bool begins_two_byte_control(std::string_view text) {
    if (text.size() < 2 || text[0] != '\xC2') return false;
    const auto second = static_cast<unsigned char>(text[1]);
    return second >= 0x80 && second <= 0x9F;
}

bool begins_control(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    return first < 0x20 || first == 0x7F;
}

}  // namespace

std::string log_text(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const bool is_two_byte_control = begins_two_byte_control(text);
        shown += is_two_byte_control || begins_control(text) ? '?' : text.front();
        text.remove_prefix(is_two_byte_control ? 2 : 1);
    }
    return shown;
}

std::string log_text(const Error& error) {
    if (error.detail().empty()) return log_text(error.what());
    return log_text(error.what()) + " (" + log_text(error.detail()) + ")";
}

}  // namespace storyflow::base
