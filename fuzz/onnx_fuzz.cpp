#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz/bad_input.hpp"
#include "speech/files/onnx_file.hpp"

// Every constant's values lie inside the file, or are as many as its shape says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow::speech;
    constexpr auto damaged = storyflow::base::ErrorKind::damaged_model;
    const auto bytes = std::as_bytes(std::span(data, size));
    storyflow::fuzz::attempt(damaged, [&] {
        const OnnxFile file{ByteSource(bytes)};
        if (file.nodes().size() > OnnxFile::most_nodes) std::abort();
        if (file.constants().size() > OnnxFile::most_constants) std::abort();
        int read = 0;
        for (const auto& [name, tensor] : file.constants()) {
            if (name.size() > OnnxFile::longest_name || file.constant(name) != &tensor) std::abort();
            const auto count = value_count(tensor.shape);
            if (!count || file.bytes(tensor).size() != *count * size_of(tensor.element)) std::abort();
            // Reading a few of them is enough.
            if (++read < 20) storyflow::fuzz::attempt(damaged, [&] { (void)file.read(tensor); });
        }
    });
    return 0;
}
