#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "tests/support/model_writer.hpp"
#include "tests/support/synthetic_weights.hpp"

namespace storyflow::support {

/// Writes a checkpoint of full size with synthetic weights; takes a few seconds.
inline void write_synthetic_checkpoint(const std::filesystem::path& file) {
    std::vector<TensorToWrite> tensors;
    for (const auto& named : synthetic_tensor_names_and_shapes("dev")) {
        const std::string name = named.first;
        const TensorShape shape = named.second;
        tensors.push_back({name, shape, [name, shape](std::span<float> values) {
                               fill_synthetic_tensor(name, shape, values);
                           }});
    }
    write_checkpoint(file, tensors);
}

}  // namespace storyflow::support
