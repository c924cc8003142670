#pragma once

#include <filesystem>

namespace storyflow::exports {

/// A folder for files on their way, removed with all of them on destruction.
class ScratchFolder {
  public:
    /// Empties a folder of this name that a crash left behind. Throws `base::Error{unavailable}`.
    explicit ScratchFolder(std::filesystem::path path);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace storyflow::exports
