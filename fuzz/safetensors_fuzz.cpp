#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz/bad_input.hpp"
#include "speech/files/safetensors_file.hpp"

// Every tensor's values lie inside the file and are as many as its shape says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow::speech;
    constexpr auto damaged = storyflow::base::ErrorKind::damaged_model;
    const auto bytes = std::as_bytes(std::span(data, size));
    storyflow::fuzz::attempt(damaged, [&] {
        const SafetensorsFile file{ByteSource(bytes)};
        int read = 0;
        for (const auto& [name, entry] : file.tensors()) {
            if (entry.offset > size || entry.size > size - entry.offset) std::abort();
            const auto count = value_count(entry.shape);
            if (!count || entry.size != *count * size_of(entry.element)) std::abort();
            // Reading a few of them is enough.
            if (++read < 20) storyflow::fuzz::attempt(damaged, [&] { (void)file.read(entry); });
        }
    });
    return 0;
}
