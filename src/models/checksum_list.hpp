#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::models {

/// The SHA-256 digests of files in the format of `sha256sum`: "<64 digits>  <path>", one a line. A value.
class ChecksumList {
  public:
    /// Reads a file; a missing one is an empty list. Skips malformed lines and paths that lead out of the
    /// file's folder. Throws `base::Error{payload_too_large}` above 1 MiB.
    [[nodiscard]] static ChecksumList read(const std::filesystem::path& file);
    /// Replaces the file in one step.
    void write(const std::filesystem::path& file) const;

    void set(const std::string& path, const std::string& sha256) { sums_[path] = sha256; }
    [[nodiscard]] std::optional<std::string> find(const std::string& path) const;
    /// Digests by path.
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return sums_; }

  private:
    void add_line(std::string_view line);

    std::map<std::string, std::string> sums_;
};

}  // namespace storyflow::models
