#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "books/book.hpp"

struct zip;

namespace storyflow::books {

/// The largest document that is taken out of an archive, in bytes.
constexpr std::size_t largest_document = 32UL * 1024 * 1024;

struct ArchiveLimits {
    std::size_t entries = 10'000;
    std::size_t unpacked = largest_unpacked;  ///< bytes of all entries together
    std::size_t document = largest_document;  ///< bytes of one entry
    /// How many times its packed size an entry may unpack to. Entries below a mebibyte are not held to it.
    std::size_t ratio = 250;
};

/// The files in a zip archive that lies in memory; nothing is written to the disk. Names are UTF-8 with
/// slashes, without a leading one and without `.` and `..`. Not thread-safe.
class Archive {
  public:
    /// Reads the directory of the archive; the bytes must outlive the object. Throws `Error{invalid_input}`
    /// that names the entry and the limit for a damaged archive, one beyond the limits, or a name that leads
    /// out of it.
    explicit Archive(std::string_view bytes, ArchiveLimits limits = {});

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool contains(std::string_view name) const { return find(name).has_value(); }

    /// The content of a file, std::nullopt if there is none of this name. If only the case of letters
    /// differs, the file is found nevertheless, as on the systems where such archives are made. Throws
    /// `Error{invalid_input}` for an entry that is damaged, encrypted, packed by an unknown method or too
    /// large.
    [[nodiscard]] std::optional<std::string> read(std::string_view name) const;

  private:
    struct Closer {
        void operator()(zip* archive) const noexcept;
    };

    [[nodiscard]] std::optional<std::uint64_t> find(std::string_view name) const;
    void add_entry(std::uint64_t index, std::size_t& unpacked);

    ArchiveLimits limits_;
    std::unique_ptr<zip, Closer> zip_;
    std::vector<std::string> names_;
    std::map<std::string, std::uint64_t, std::less<>> entries_;  ///< name -> index in the archive
    std::map<std::string, std::uint64_t, std::less<>> folded_;   ///< the same without regard to case
};

/// The name with slashes for backslashes and without `.`, `..` and empty parts; std::nullopt if it leads out
/// of the archive.
[[nodiscard]] std::optional<std::string> normalised_name(std::string_view name);

}  // namespace storyflow::books
