#include "http/forwarded_request.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "http/ascii.hpp"

namespace storyflow::http {

namespace {

bool is_trusted(const std::optional<IpAddress>& address, const std::vector<IpRange>& trusted) {
    return address &&
           std::ranges::any_of(trusted, [&](const IpRange& range) { return range.contains(*address); });
}

/// All values of the field as one list.
std::string joined_values(const Request& request, std::string_view name) {
    std::string all;
    for (const auto& [field, value] : request.headers.all()) {
        if (!equal_ignoring_case(field, name)) continue;
        if (!all.empty()) all += ',';
        all += value;
    }
    return all;
}

/// Some proxies add the port: "192.0.2.7:4711", "[2001:db8::1]:4711".
std::string_view without_port(std::string_view text) {
    if (text.starts_with('[')) return text.substr(1, text.find(']') - 1);
    const std::size_t colon = text.find(':');
    const bool is_only_one = colon != std::string_view::npos && text.find(':', colon + 1) == text.npos;
    return is_only_one ? text.substr(0, colon) : text;
}

/// Takes the last element off a comma-separated list.
std::string_view take_last(std::string_view& list) {
    const std::size_t comma = list.rfind(',');
    const auto last = comma == std::string_view::npos ? list : list.substr(comma + 1);
    list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
    return trim_blanks(last);
}

}  // namespace

std::string client_address(const Request& request, const std::vector<IpRange>& trusted) {
    auto nearest = IpAddress::parse(request.peer);
    if (!is_trusted(nearest, trusted)) return request.peer;
    const std::string forwarded = joined_values(request, "X-Forwarded-For");
    std::string_view rest = forwarded;
    while (!rest.empty() && is_trusted(nearest, trusted)) {
        const auto before = IpAddress::parse(without_port(take_last(rest)));
        if (!before) break;  // what stands before it cannot be believed
        nearest = before;
    }
    return nearest->text();
}

bool is_forwarded_over_tls(const Request& request, const std::vector<IpRange>& trusted) {
    if (!is_trusted(IpAddress::parse(request.peer), trusted)) return false;
    return equal_ignoring_case(request.headers.find("X-Forwarded-Proto").value_or(""), "https");
}

}  // namespace storyflow::http
