#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "tests/support/model_writer.hpp"

namespace storyflow::support {

/// A safetensors file with this header and these bytes of values.
inline std::string safetensors_bytes(std::string_view header, std::string_view values) {
    std::string file;
    for (unsigned shift = 0; shift < 64; shift += 8)
        file += static_cast<char>(std::uint64_t{header.size()} >> shift & 0xFF);
    return file.append(header).append(values);
}

/// Writes float32 tensors; `prefix` comes before each name, as "model." does.
inline void write_safetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                              const std::string& prefix = {}) {
    std::string header = R"({"__metadata__":{"format":"pt"})";
    std::string values;
    for (const TensorToWrite& tensor : tensors) {
        std::size_t count = 1;
        std::string shape;
        for (const std::size_t size : tensor.shape) {
            count *= size;
            shape += (shape.empty() ? "" : ",") + std::to_string(size);
        }
        std::vector<float> numbers(count);
        tensor.fill(numbers);
        header += ",\"" + prefix + tensor.name + R"(":{"dtype":"F32","shape":[)" + shape +
                  R"(],"data_offsets":[)" + std::to_string(values.size());
        values.append(reinterpret_cast<const char*>(numbers.data()), count * sizeof(float));
        header += "," + std::to_string(values.size()) + "]}";
    }
    base::replace_file(path, safetensors_bytes(header + "}", values));
}

}  // namespace storyflow::support
