#include "api/added_files.hpp"

#include <utility>

#include "api/stored_image.hpp"

namespace storyflow::api {

story::NewFile AddedFiles::write(std::string target, std::string_view bytes) {
    const auto name = services_.ids.uuid() + file_extension(target);
    return add(std::move(target), IncomingFile(services_.media, name, bytes));
}

std::optional<story::NewFile> AddedFiles::copy(std::string_view source, std::string target) {
    auto file = IncomingFile::copy_of(services_.media, source, services_.ids.uuid() + file_extension(target));
    if (!file) return std::nullopt;
    return add(std::move(target), *std::move(file));
}

story::NewFile AddedFiles::add(std::string target, IncomingFile file) {
    files_.push_back(std::move(file));
    const auto& incoming = files_.back().path();
    owed_.push_back(target);
    owed_.push_back(incoming);
    return {std::move(target), incoming};
}

std::size_t AddedFiles::settle() {
    for (auto& file : files_)
        file.keep();
    return services_.keeper.settle_all(owed_).size();
}

}  // namespace storyflow::api
