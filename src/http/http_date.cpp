#include "http/http_date.hpp"

#include <time.h>

#include <array>

#include <fmt/format.h>

namespace storyflow::http {

namespace {

constexpr std::array<std::string_view, 7> day_names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 3> accepted_forms = {"%a, %d %b %Y %H:%M:%S GMT",
                                                       "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"};
constexpr std::size_t longest_date = 40;

}  // namespace

std::string format_http_date(std::time_t time) {
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                       day_names[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                       month_names[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::optional<std::time_t> parse_http_date(std::string_view text) {
    if (text.size() > longest_date) return std::nullopt;
    const std::string date(text);
    for (const char* form : accepted_forms) {
        std::tm parts{};
        const char* end = ::strptime(date.c_str(), form, &parts);
        if (end != nullptr && *end == '\0') return ::timegm(&parts);
    }
    return std::nullopt;
}

}  // namespace storyflow::http
