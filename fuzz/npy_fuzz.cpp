#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz/bad_input.hpp"
#include "speech/files/npy.hpp"

// The array's values are at the end of the file, as many as its shape says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow::speech;
    const auto bytes = std::as_bytes(std::span(data, size));
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::damaged_model, [&] {
        const NpyArray array = parse_npy(bytes);
        const auto count = value_count(array.shape);
        if (!count || array.values.size() != *count * size_of(array.element)) std::abort();
        if (array.values.data() + array.values.size() != bytes.data() + bytes.size()) std::abort();
        if (to_float32(array.values, array.element).size() != *count) std::abort();
    });
    return 0;
}
