#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::support {

/// Writes zip archives of stored entries in one pass, in the two dialects of model files. Not for archives
/// above 4 GB.
class ZipWriter {
  public:
    enum class Dialect {
        torch,  ///< sizes in data descriptors, contents aligned to 64 bytes, a zip64 end record
        numpy,  ///< sizes in a zip64 field of the local header
    };

    ZipWriter(std::ostream& out, Dialect dialect) : out_(out), dialect_(dialect) {}

    void add(const std::string& name, std::span<const std::byte> content);
    void add(const std::string& name, std::string_view content);

    /// Begins an entry whose content follows in pieces; the dialect of numpy needs the size in advance.
    void begin(const std::string& name, std::uint64_t size);
    void write(std::span<const std::byte> bytes);
    void end();

    /// Writes the directory. No entries can be added afterwards.
    void finish();

  private:
    struct Entry {
        std::string name;
        std::uint32_t crc = 0;
        std::uint32_t size = 0;
        std::uint32_t offset = 0;
    };

    void put(std::string_view bytes);
    void put_zip64_end(std::uint64_t directory_offset, std::uint64_t directory_size);

    std::ostream& out_;
    Dialect dialect_;
    std::uint64_t position_ = 0;
    std::vector<Entry> entries_;
};

}  // namespace storyflow::support
