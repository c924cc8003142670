#include "outbound/head_line.hpp"

#include <curl/curl.h>

#include "base/utf8.hpp"

namespace storyflow::outbound {

bool HeadField::is(std::string_view wanted) const {
    return name.size() == wanted.size() && curl_strnequal(name.data(), wanted.data(), wanted.size()) != 0;
}

std::optional<HeadField> read_head_line(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    return HeadField{line.substr(0, colon), base::trim(line.substr(colon + 1))};
}

}  // namespace storyflow::outbound
