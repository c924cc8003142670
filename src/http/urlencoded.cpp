#include <algorithm>

#include "base/error.hpp"
#include "http/message.hpp"
#include "http/multipart.hpp"

namespace storyflow::http {

std::vector<std::pair<std::string, std::string>> parse_urlencoded(std::string_view body,
                                                                  const FormLimits& limits) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!body.empty()) {
        const std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        if (pair.empty()) continue;
        if (pairs.size() == limits.parts) {
            throw base::Error(base::ErrorKind::invalid_input, "The form has more than the limit of " +
                                                                  std::to_string(limits.parts) + " fields.");
        }
        const std::size_t name_end = std::min(pair.find('='), pair.size());
        const std::string_view value = pair.substr(std::min(name_end + 1, pair.size()));
        pairs.emplace_back(percent_decode(pair.substr(0, name_end), true), percent_decode(value, true));
    }
    return pairs;
}

}  // namespace storyflow::http
