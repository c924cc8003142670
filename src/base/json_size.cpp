#include "base/json_size.hpp"

namespace storyflow::base {

std::size_t json_value_count(std::string_view json) {
    std::size_t count = 1;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_string && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == ',' || c == '[' || c == '{')) {
            ++count;
        }
    }
    return count;
}

}  // namespace storyflow::base
