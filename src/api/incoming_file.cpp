#include "api/incoming_file.hpp"

#include <exception>
#include <utility>

namespace storyflow::api {

IncomingFile::IncomingFile(media::MediaLibrary& library, const std::string& name, std::string_view bytes)
    : library_(library), path_(library.write_incoming(name, bytes)) {}

std::optional<IncomingFile> IncomingFile::copy_of(media::MediaLibrary& library, std::string_view source,
                                                  const std::string& name) {
    auto path = library.copy_to_incoming(source, name);
    if (!path) return std::nullopt;
    return IncomingFile(library, *std::move(path), Written{});
}

IncomingFile::IncomingFile(IncomingFile&& other) noexcept
    : library_(other.library_), path_(std::move(other.path_)), kept_(std::exchange(other.kept_, true)) {}

IncomingFile::~IncomingFile() {
    if (!kept_) discard();
}

void IncomingFile::discard() noexcept {
    try {
        library_.discard_incoming(path_);
    } catch (const std::exception&) {
        // A file that cannot be removed now is removed at the next start.
    }
}

}  // namespace storyflow::api
