#include "api/entity_tag.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "api/api_error.hpp"
#include "http/ascii.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t most_tags = 16;

ApiError malformed_if_match() {
    return field_error("If-Match", "Must be * or a list of at most 16 entity tags, such as \"7\".");
}

/// All `If-Match` fields as one list (RFC 9110, section 5.3).
std::optional<std::string> if_match_of(const http::Request& request) {
    std::optional<std::string> list;
    for (const auto& [name, value] : request.headers.all()) {
        if (!http::equal_ignoring_case(name, "If-Match")) continue;
        list = list ? *list + "," + value : value;
    }
    return list;
}

bool may_stand_in_a_tag(char c) {
    constexpr char del = 0x7f;
    return c != '"' && c != del && static_cast<unsigned char>(c) > ' ';
}

/// Removes one entity tag from the front of `list`. Returns the text between its quotes; std::nullopt for a
/// weak tag, which `If-Match` never matches.
std::optional<std::string_view> cut_tag(std::string_view& list) {
    const bool is_weak = list.starts_with("W/");
    if (is_weak) list.remove_prefix(2);
    if (!list.starts_with('"')) throw malformed_if_match();
    const auto end = list.find('"', 1);
    if (end == std::string_view::npos) throw malformed_if_match();
    const auto opaque = list.substr(1, end - 1);
    if (!std::ranges::all_of(opaque, may_stand_in_a_tag)) throw malformed_if_match();
    list = http::trim_blanks(list.substr(end + 1));
    if (is_weak) return std::nullopt;
    return opaque;
}

std::optional<std::int64_t> revision_in(std::string_view opaque) {
    std::int64_t revision = 0;
    const auto* end = opaque.data() + opaque.size();
    const auto [read_to, fault] = std::from_chars(opaque.data(), end, revision);
    const bool is_plain = !opaque.empty() && opaque.front() >= '1' && opaque.front() <= '9';
    if (!is_plain || fault != std::errc() || read_to != end) return std::nullopt;
    return revision;
}

std::vector<std::int64_t> revisions_in(std::string_view list) {
    std::vector<std::int64_t> revisions;
    std::size_t tags = 0;
    while (!list.empty()) {
        if (!list.starts_with(',')) {
            if (++tags > most_tags) throw malformed_if_match();
            const auto opaque = cut_tag(list);
            if (const auto revision = opaque ? revision_in(*opaque) : std::nullopt) {
                revisions.push_back(*revision);
            }
            if (!list.empty() && !list.starts_with(',')) throw malformed_if_match();
        }
        if (!list.empty()) list = http::trim_blanks(list.substr(1));
    }
    if (tags == 0) throw malformed_if_match();
    return revisions;
}

}  // namespace

std::optional<std::vector<std::int64_t>> matched_revisions(const http::Request& request) {
    const auto sent = if_match_of(request);
    if (!sent) return std::nullopt;
    const auto list = http::trim_blanks(*sent);
    if (list == "*") return std::nullopt;
    return revisions_in(list);
}

}  // namespace storyflow::api
