#include "store/postgres/database_url.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/error.hpp"

namespace storyflow::store::postgres {

namespace {

struct Parts {
    std::string_view user_info;  ///< "user:password"
    std::string_view host;       ///< with its port, or several of them
    std::string_view database;
    std::string_view query;
};

base::Error refusal(const std::string& message) {
    return {base::ErrorKind::invalid_input, message};
}

/// Returns everything before the first of the characters `ends` and removes it from `text`.
std::string_view take_until(std::string_view& text, std::string_view ends) {
    const auto length = std::min(text.find_first_of(ends), text.size());
    const auto taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
}

std::string_view behind_scheme(std::string_view url) {
    for (const std::string_view scheme : {"postgresql://", "postgres://"}) {
        if (url.starts_with(scheme)) return url.substr(scheme.size());
    }
    throw refusal("The address of the database must begin with postgresql://.");
}

Parts parts_of(std::string_view url) {
    Parts parts;
    std::string_view rest = behind_scheme(url);
    const auto before_query = rest.substr(0, rest.find('?'));
    if (const auto at = before_query.rfind('@'); at != std::string_view::npos) {
        parts.user_info = rest.substr(0, at);
        rest.remove_prefix(at + 1);
    }
    parts.host = take_until(rest, "/?");
    if (rest.starts_with('/')) {
        rest.remove_prefix(1);
        parts.database = take_until(rest, "?");
    }
    if (!rest.empty()) parts.query = rest.substr(1);
    return parts;
}

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit_value(text[i + 1]) >= 0 &&
            digit_value(text[i + 2]) >= 0) {
            decoded += static_cast<char>(digit_value(text[i + 1]) * 16 + digit_value(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::vector<std::pair<std::string_view, std::string_view>> parameters(std::string_view query) {
    std::vector<std::pair<std::string_view, std::string_view>> found;
    while (!query.empty()) {
        auto value = take_until(query, "&");
        const auto name = take_until(value, "=");
        if (!value.empty()) value.remove_prefix(1);
        found.emplace_back(name, value);
        if (!query.empty()) query.remove_prefix(1);
    }
    return found;
}

bool has_parameter(std::string_view query, std::string_view wanted) {
    return std::ranges::any_of(parameters(query), [&](const auto& found) { return found.first == wanted; });
}

/// Defaults for parameters that the URL does not set: time limits for a lost server or network.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> habits{{
    {"connect_timeout", "5"},
    {"keepalives_idle", "10"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "20000"},
    {"application_name", "storyflow"},
    {"client_encoding", "UTF8"},
}};

std::string with_habits(std::string url, std::string_view query) {
    if (url.ends_with('?')) url.pop_back();
    char separator = url.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : habits) {
        if (has_parameter(query, name)) continue;
        url += separator;
        url.append(name).append("=").append(value);
        separator = '&';
    }
    return url;
}

std::string place_of(const Parts& parts) {
    std::string database(parts.database);
    std::string host(parts.host);
    for (const auto& [name, value] : parameters(parts.query)) {
        if (name == "dbname") database = value;
        if (name == "host") host = value;
    }
    std::string place = percent_decoded(database);
    if (!host.empty()) place += (place.empty() ? "on " : " on ") + percent_decoded(host);
    return place.empty() ? "on this machine" : place;
}

}  // namespace

DatabaseUrl::DatabaseUrl(const std::string& url) {
    const Parts parts = parts_of(url);
    // libpq would take everything after the first '@' or '/' for the host name, and show it in messages.
    if (parts.user_info.find_first_of("@/") != std::string_view::npos) {
        throw refusal("The password in the address of the database must have %40 for @ and %2F for /.");
    }
    place_ = place_of(parts);
    learn_secrets(parts.user_info, parts.query);
    text_ = with_habits(url, parts.query);
}

void DatabaseUrl::learn_secrets(std::string_view user_info, std::string_view query) {
    const auto learn = [&](std::string_view secret) {
        if (secret.empty()) return;
        secrets_.emplace_back(secret);
        secrets_.push_back(percent_decoded(secret));
    };
    if (const auto colon = user_info.find(':'); colon != std::string_view::npos) {
        learn(user_info.substr(colon + 1));
    }
    for (const auto& [name, value] : parameters(query)) {
        if (name == "password" || name == "sslpassword") learn(value);
    }
    std::ranges::sort(secrets_, std::ranges::greater(), &std::string::size);
}

std::string DatabaseUrl::without_secrets(std::string text) const {
    constexpr std::string_view dots = "...";
    for (const std::string& secret : secrets_) {
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + dots.size())) {
            text.replace(at, secret.size(), dots);
        }
    }
    return text;
}

}  // namespace storyflow::store::postgres
