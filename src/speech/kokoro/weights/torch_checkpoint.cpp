#include "speech/kokoro/weights/torch_checkpoint.hpp"

#include "speech/files/file_errors.hpp"
#include "speech/kokoro/files/parameter_name.hpp"

namespace storyflow::speech::kokoro {

namespace {

std::string full_name(const NamedTensor& tensor) {
    return parameter_name(tensor.group.empty() ? tensor.name : tensor.group + "." + tensor.name);
}

TorchArchive open_archive(const std::filesystem::path& path, const FileBytes& file) {
    return reading(path, [&] { return TorchArchive(ZipArchive(ByteSource(file))); });
}

}  // namespace

TorchCheckpoint::TorchCheckpoint(const std::filesystem::path& file)
    : path_(file), file_(file), archive_(open_archive(file, file_)) {
    const auto& tensors = archive_.tensors();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const std::string name = full_name(tensors[i]);
        if (!places_.emplace(name, i).second)
            throw about_file(path_, bad_data("two tensors are named " + shown(name)));
    }
}

bool TorchCheckpoint::contains(std::string_view name) const {
    return places_.contains(name);
}

Tensor TorchCheckpoint::tensor(std::string_view name) const {
    const auto place = places_.find(name);
    if (place == places_.end()) throw about_file(path_, bad_data("there is no tensor " + shown(name)));
    try {
        return archive_.read(archive_.tensors()[place->second].tensor);
    } catch (const base::Error& error) {
        throw about_file(path_, {error.kind(), "tensor " + shown(name) + ": " + error.what()});
    }
}

std::vector<std::string> TorchCheckpoint::names() const {
    std::vector<std::string> names;
    names.reserve(places_.size());
    for (const auto& [name, place] : places_)
        names.push_back(name);
    return names;
}

}  // namespace storyflow::speech::kokoro
