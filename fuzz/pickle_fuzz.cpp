#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz/bad_input.hpp"
#include "speech/files/pickle.hpp"

// All tensors that a pickle describes are within the documented limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow::speech;
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::damaged_model, [&] {
        const auto tensors = read_tensor_pickle(std::as_bytes(std::span(data, size)));
        if (tensors.empty() || tensors.size() > most_named_tensors) std::abort();
        for (const auto& [group, name, tensor] : tensors) {
            if (group.size() > longest_tensor_name || name.size() > longest_tensor_name) std::abort();
            if (tensor.storage.size() > PickleObjects::longest_storage_key) std::abort();
            if (tensor.shape.size() > PickleObjects::most_dimensions) std::abort();
            if (tensor.strides.size() != tensor.shape.size()) std::abort();
        }
    });
    return 0;
}
