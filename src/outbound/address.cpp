#include "outbound/address.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include <cstddef>
#include <memory>

#include "base/error.hpp"
#include "base/log_text.hpp"

namespace storyflow::outbound {

namespace {

struct UrlCleanup {
    void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCleanup>;

std::string part_of(const Url& url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

/// The text with its percent escapes ("%20") decoded.
std::string decoded(const std::string& text) {
    int size = 0;
    char* const bytes = curl_easy_unescape(nullptr, text.c_str(), static_cast<int>(text.size()), &size);
    if (bytes == nullptr) return text;
    std::string copy(bytes, static_cast<std::size_t>(size));
    curl_free(bytes);
    return copy;
}

bool set_part(const Url& url, CURLUPart part, const std::string& text, unsigned int flags = 0) {
    return curl_url_set(url.get(), part, text.c_str(), flags) == CURLUE_OK;
}

/// The URL without user name and password.
std::string shown(const Url& url) {
    curl_url_set(url.get(), CURLUPART_USER, nullptr, 0);
    curl_url_set(url.get(), CURLUPART_PASSWORD, nullptr, 0);
    return base::log_text(part_of(url, CURLUPART_URL));
}

}  // namespace

std::optional<Address> read_address(const std::string& text) {
    const Url url(curl_url());
    if (!set_part(url, CURLUPART_URL, text)) return std::nullopt;
    Address address;
    address.text = text;
    address.scheme = part_of(url, CURLUPART_SCHEME);
    address.host = part_of(url, CURLUPART_HOST);
    address.path = decoded(part_of(url, CURLUPART_PATH));
    address.shown = shown(url);
    return address;
}

bool is_loopback(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const std::string name(host);
    if (curl_strequal(name.c_str(), "localhost") != 0) return true;
    in_addr v4{};
    if (::inet_pton(AF_INET, name.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24U) == IN_LOOPBACKNET;
    in6_addr v6{};
    return ::inet_pton(AF_INET6, name.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

bool is_address(std::string_view text) {
    const auto scheme = text.substr(0, text.find("://"));
    return scheme.size() < text.size() && scheme.find('/') == std::string_view::npos;
}

std::string shown_address(const std::string& text) {
    if (is_address(text)) {
        if (const auto address = read_address(text)) return address->shown;
    }
    return base::log_text(text);
}

std::string address_of(const std::filesystem::path& file) {
    const Url url(curl_url());
    if (set_part(url, CURLUPART_SCHEME, "file") &&
        set_part(url, CURLUPART_PATH, std::filesystem::absolute(file).string(), CURLU_URLENCODE)) {
        return part_of(url, CURLUPART_URL);
    }
    throw base::Error(base::ErrorKind::internal, "libcurl cannot be used.");
}

std::string file_name_in(const std::string& address) {
    const auto path = address.substr(0, address.find_first_of("?#"));
    return decoded(path.substr(path.rfind('/') + 1));
}

}  // namespace storyflow::outbound
