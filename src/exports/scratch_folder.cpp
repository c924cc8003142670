#include "exports/scratch_folder.hpp"

#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace storyflow::exports {

ScratchFolder::ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code failed;
    std::filesystem::remove_all(path_, failed);
    if (!failed) std::filesystem::create_directories(path_, failed);
    if (failed) {
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot write " + path_.filename().string() + ": " + failed.message());
    }
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace storyflow::exports
