#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::models {

/// A file of SHA-256 sums as `sha256sum` writes and checks it: "<64 digits>  <path>", one a line. A value.
class ChecksumList {
  public:
    /// Reads a file; a missing one is an empty list. Lines that are none of ours are left out, and so are
    /// paths that lead out of the file's folder. Throws `base::Error{payload_too_large}` above 1 MiB.
    [[nodiscard]] static ChecksumList read(const std::filesystem::path& file);
    /// Replaces the file as a whole.
    void write(const std::filesystem::path& file) const;

    void set(const std::string& path, const std::string& sha256) { sums_[path] = sha256; }
    [[nodiscard]] std::optional<std::string> find(const std::string& path) const;
    /// Sums by path.
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return sums_; }

  private:
    void add_line(std::string_view line);

    std::map<std::string, std::string> sums_;
};

}  // namespace storyflow::models
