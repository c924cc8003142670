#include "http/exchange.hpp"

#include <algorithm>
#include <cstddef>

namespace storyflow::http {

namespace {

constexpr std::size_t longest_id = 64;
constexpr std::size_t new_id_digits = 16;

bool may_be_in_an_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

}  // namespace

std::string request_id_of(const Request& request, base::IdSource& ids) {
    const auto given = request.headers.find("X-Request-Id").value_or("");
    const bool is_good =
        !given.empty() && given.size() <= longest_id && std::ranges::all_of(given, may_be_in_an_id);
    return is_good ? std::string(given) : ids.hex(new_id_digits);
}

}  // namespace storyflow::http
