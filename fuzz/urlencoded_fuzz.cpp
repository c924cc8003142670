#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/bad_input.hpp"
#include "http/message.hpp"
#include "http/multipart.hpp"

// Input that is accepted can be encoded and decoded again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    storyflow::http::FormLimits limits;
    limits.parts = 50;
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::invalid_input, [&] {
        const auto pairs = storyflow::http::parse_urlencoded(body, limits);
        std::string encoded;
        for (const auto& [name, value] : pairs) {
            encoded += storyflow::http::percent_encode_path(name) + "=";
            encoded += storyflow::http::percent_encode_path(value) + "&";
        }
        if (storyflow::http::parse_urlencoded(encoded, limits) != pairs) std::abort();
    });
    return 0;
}
