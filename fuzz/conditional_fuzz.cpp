#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "fuzz/check.hpp"
#include "http/conditional_answer.hpp"
#include "http/http_date.hpp"

namespace {

using namespace storyflow;

constexpr std::uint64_t file_size = 1000;

http::Response answer(const http::Request& request) {
    const http::Version version{.size = file_size, .etag = "\"a1\"", .modified = 784'111'777};
    return http::conditional_answer(request, version, {}, [](std::uint64_t offset, std::uint64_t length) {
        fuzz::check(offset <= file_size && length <= file_size - offset);
        return std::string(length, 'x');
    });
}

void check_date(std::string_view text) {
    const auto time = http::parse_http_date(text);
    if (time) fuzz::check(http::parse_http_date(http::format_http_date(*time)) == time);
}

}  // namespace

// Five lines are the values of the fields by which a client asks for a part or a version of a file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array names = {"Range", "If-Range", "If-None-Match", "If-Modified-Since"};
    std::string_view rest = fuzz::text_of(data, size);
    http::Request request;
    for (const auto* const name : names) {
        const std::string_view value = fuzz::take_line(rest);
        if (!value.empty()) request.headers.set(name, std::string(value));
        check_date(value);
    }
    const http::Response response = answer(request);
    const std::size_t sent = response.text().size();
    switch (response.status) {
        case 200:
            fuzz::check(sent == file_size && !response.headers.find("Content-Range"));
            break;
        case 206:
            fuzz::check(sent > 0 && response.headers.find("Content-Range").has_value());
            break;
        case 304:
            fuzz::check(sent == 0);
            break;
        default:
            fuzz::check(response.status == 416);
    }
    return 0;
}
