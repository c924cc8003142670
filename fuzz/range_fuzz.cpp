#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "http/byte_range.hpp"

// The first eight bytes are the file's size, the rest the header; the chosen range must be inside the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::uint64_t file_size = 0;
    if (size < sizeof file_size) return 0;
    std::memcpy(&file_size, data, sizeof file_size);
    const std::string_view header(reinterpret_cast<const char*>(data) + sizeof file_size,
                                  size - sizeof file_size);
    const auto choice = storyflow::http::choose_range(header, file_size);
    if (choice.offset > file_size || choice.length > file_size - choice.offset) std::abort();
    const bool is_part = choice.kind == storyflow::http::RangeKind::part;
    if (is_part && choice.length == 0) std::abort();
    return 0;
}
