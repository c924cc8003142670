#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "tests/support/onnx_writer.hpp"

namespace storyflow::support {

/// A file that looks like the network of a built-in voice by the names in it.
inline std::string built_in_voice() {
    const std::array<std::size_t, 1> shape{1};
    const std::array<float, 1> values{0.5F};
    OnnxWriter writer;
    for (const char* name : {"m.dec_in.weight", "m.dec_norm.weight", "m.head.bias"})
        writer.initializer(onnx_tensor(name, shape, values));
    return writer.model();
}

}  // namespace storyflow::support
