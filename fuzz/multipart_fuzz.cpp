#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz/bad_input.hpp"
#include "http/multipart.hpp"

// The first line is a content type, the rest a body; the accepted parts must fit into the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line_end = input.find('\n');
    if (line_end == std::string_view::npos) return 0;
    const auto boundary = storyflow::http::multipart_boundary(input.substr(0, line_end));
    const std::string_view body = input.substr(line_end + 1);
    storyflow::http::FormLimits limits;
    limits.parts = 20;
    limits.header_bytes = 200;
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::invalid_input, [&] {
        const auto parts = storyflow::http::parse_multipart(body, boundary.value_or("B"), limits);
        std::size_t total = 0;
        for (const auto& part : parts)
            total += part.body.size() + part.name.size();
        if (parts.size() > limits.parts || total > body.size()) std::abort();
    });
    return 0;
}
