#include "http/entity_tag.hpp"

#include <algorithm>

#include "http/ascii.hpp"

namespace storyflow::http {

bool has_version(const Request& request, std::string_view entity_tag) {
    auto tags = request.headers.find("If-None-Match").value_or("");
    while (!tags.empty()) {
        auto tag = tags.substr(0, tags.find(','));
        tags.remove_prefix(std::min(tag.size() + 1, tags.size()));
        tag = trim_blanks(tag);
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (tag == "*" || tag == entity_tag) return true;
    }
    return false;
}

}  // namespace storyflow::http
