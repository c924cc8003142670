#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.hpp"
#include "fuzz/check.hpp"
#include "narration/chunk_file.hpp"

// A file of the chunk cache whose checksum is right, whatever else is in it: it is refused, or it is the
// speech that gives the same bytes again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    constexpr std::string_view key = "key";
    (void)narration::decode_chunk(key, fuzz::text_of(data, size));
    std::string bytes(fuzz::text_of(data, size));
    bytes += base::sha256(bytes);
    if (const auto speech = narration::decode_chunk(key, bytes))
        fuzz::check(narration::encode_chunk(key, *speech) == bytes);
    return 0;
}
