#include "http/byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <system_error>

#include "http/ascii.hpp"

namespace storyflow::http {

namespace {

/// A position; one that is too large for the type becomes the largest.
std::optional<std::uint64_t> parse_position(std::string_view digits) {
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
    std::uint64_t position = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), position);
    return result.ec == std::errc{} ? position : std::numeric_limits<std::uint64_t>::max();
}

RangeChoice last_bytes(std::uint64_t count, std::uint64_t size) {
    if (count == 0 || size == 0) return {RangeKind::unsatisfiable, 0, 0};
    const std::uint64_t length = std::min(count, size);
    return {RangeKind::part, size - length, length};
}

RangeChoice bytes_between(std::uint64_t first, std::uint64_t last, std::uint64_t size) {
    if (first >= size) return {RangeKind::unsatisfiable, 0, 0};
    return {RangeKind::part, first, std::min(last, size - 1) - first + 1};
}

}  // namespace

RangeChoice choose_range(std::string_view range_header, std::uint64_t size) {
    const RangeChoice whole{RangeKind::whole, 0, size};
    const std::size_t equals = range_header.find('=');
    if (equals == std::string_view::npos || !equal_ignoring_case(range_header.substr(0, equals), "bytes")) {
        return whole;
    }
    const std::string_view range = trim_blanks(range_header.substr(equals + 1));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos) return whole;
    const auto first = parse_position(range.substr(0, dash));
    const auto last = parse_position(range.substr(dash + 1));
    if (dash == 0) return last ? last_bytes(*last, size) : whole;
    if (!first) return whole;
    if (dash + 1 == range.size())
        return bytes_between(*first, std::numeric_limits<std::uint64_t>::max(), size);
    if (!last || *last < *first) return whole;
    return bytes_between(*first, *last, size);
}

}  // namespace storyflow::http
