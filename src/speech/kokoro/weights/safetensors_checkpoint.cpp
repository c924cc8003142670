#include "speech/kokoro/weights/safetensors_checkpoint.hpp"

#include "speech/files/file_errors.hpp"
#include "speech/kokoro/files/parameter_name.hpp"

namespace storyflow::speech::kokoro {

SafetensorsCheckpoint::SafetensorsCheckpoint(const std::filesystem::path& file)
    : path_(file),
      file_(file),
      tensors_(reading(file, [this] { return SafetensorsFile(ByteSource(file_)); })) {
    for (const auto& [stored, entry] : tensors_.tensors()) {
        const std::string name = parameter_name(stored);
        if (!places_.emplace(name, &entry).second)
            throw about_file(path_, bad_data("two tensors are named " + shown(name)));
    }
}

bool SafetensorsCheckpoint::contains(std::string_view name) const {
    return places_.contains(name);
}

Tensor SafetensorsCheckpoint::tensor(std::string_view name) const {
    const auto place = places_.find(name);
    if (place == places_.end()) throw about_file(path_, bad_data("there is no tensor " + shown(name)));
    try {
        return tensors_.read(*place->second);
    } catch (const base::Error& error) {
        throw about_file(path_, {error.kind(), "tensor " + shown(name) + ": " + error.what()});
    }
}

}  // namespace storyflow::speech::kokoro
