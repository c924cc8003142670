#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "fuzz/check.hpp"
#include "http/accept_encoding.hpp"
#include "http/access_policy.hpp"
#include "http/content_disposition.hpp"
#include "http/header_value.hpp"
#include "http/host_name.hpp"
#include "http/multipart.hpp"
#include "http/transfer_coding.hpp"

namespace {

using namespace storyflow;

constexpr std::array fields = {"Host",          "Origin",         "Authorization",     "Content-Type",
                               "Accept",        "Content-Length", "Transfer-Encoding", "Accept-Encoding",
                               "Sec-Fetch-Site"};

http::Request request_with(std::string_view rest) {
    http::Request request;
    request.method = rest.size() % 2 == 0 ? http::Method::post : http::Method::get;
    request.path = "/api/projects/";
    for (const auto* const name : fields) {
        const std::string_view value = fuzz::take_line(rest);
        if (!value.empty()) request.headers.add(name, std::string(value));
    }
    return request;
}

/// The key is the one secret: without it nothing behind it is answered.
void check_access(const http::Request& request) {
    static const http::AccessPolicy policy(
        {.allowed_hosts = {"story.example"},
         .allow_any_address = true,
         .keys = std::make_shared<http::KeyRing>(std::vector{http::default_key("k")})});
    const auto refused = policy.refuse(request, http::AccessScope::write);
    const auto key = request.headers.find("Authorization");
    if (!refused) fuzz::check(key && base::trim(*key).ends_with('k'));
    http::Response response;
    policy.decorate(request, response);
    for (const auto& [name, value] : response.headers.all())
        fuzz::check(value.find_first_of("\r\n") == std::string::npos);
}

void check_value(std::string_view text) {
    const http::HeaderValue value = http::parse_header_value(text);
    for (const auto& [name, parameter] : value.parameters)
        fuzz::check(name.size() + parameter.size() <= text.size());
    if (const auto boundary = http::multipart_boundary(text)) {
        fuzz::check(!boundary->empty() && boundary->size() <= 70);
    }
    if (const auto host = http::host_name_of(text)) {
        fuzz::check(http::normalized_host(*host) == *host);
        (void)http::is_address_literal(*host);
    }
    const std::string disposition = http::content_disposition("attachment", text);
    for (const char character : disposition)
        fuzz::check(character >= ' ' && character < '\x7f');
}

}  // namespace

// Each line is the value of a field of a request's head.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::text_of(data, size);
    const http::Request request = request_with(input);
    check_access(request);
    (void)http::transfer_coding_of(request.headers, true);
    constexpr std::array offered = {http::ContentCoding::brotli, http::ContentCoding::gzip};
    (void)http::choose_coding(request, offered);
    for (const auto& [name, value] : request.headers.all())
        check_value(value);
    return 0;
}
