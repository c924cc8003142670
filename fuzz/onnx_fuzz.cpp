#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz/bad_input.hpp"
#include "speech/files/onnx_file.hpp"
#include "speech/kokoro/weights/onnx_checkpoint.hpp"

// Every constant has as many values as its shape says, and so has every parameter of Kokoro's network that is
// found among them, once it is in PyTorch's form.
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
        for (const auto& [name, parameter] : kokoro::find_onnx_parameters(file)) {
            storyflow::fuzz::attempt(damaged, [&] {
                const Tensor tensor = kokoro::read_onnx_parameter(file, parameter);
                if (tensor.values.size() != value_count(tensor.shape)) std::abort();
            });
            if (++read > 40) break;
        }
    });
    return 0;
}
