#include "speech/files/zip_archive.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <numeric>
#include <optional>

#include "speech/files/byte_reader.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t directory_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t end64_signature = 0x06064b50;
constexpr std::uint32_t locator64_signature = 0x07064b50;
constexpr std::size_t local_header_size = 30;
constexpr std::size_t end_size = 22;
constexpr std::size_t locator64_size = 20;
constexpr std::size_t end64_size = 56;
constexpr std::uint32_t saturated = 0xFFFFFFFF;
constexpr std::uint16_t zip64_field = 0x0001;
constexpr std::uint16_t encryption_flags = 0x0001 | 0x0040 | 0x2000;

struct Directory {
    std::uint64_t entries = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
};

/// Reads from `offset` on: `most` bytes, or fewer at the end.
ByteReader reader_at(const ByteSource& source, std::uint64_t offset, std::uint64_t most) {
    if (offset > source.size()) throw bad_data("the zip directory points behind the end of the file");
    return ByteReader(source.up_to(offset, most));
}

/// Finds the end record: it is the last thing in the file except for a comment, whose length it states.
std::uint64_t find_end_record(const ByteSource& source) {
    constexpr std::size_t longest_comment = 0xFFFF;
    const std::uint64_t tail = std::min<std::uint64_t>(source.size(), longest_comment + end_size);
    const std::uint64_t tail_begin = source.size() - tail;
    const Bytes bytes = source.part(tail_begin, tail);
    for (std::size_t comment = 0; comment <= longest_comment && comment + end_size <= bytes.size();
         ++comment) {
        const std::size_t position = bytes.size() - end_size - comment;
        ByteReader end(bytes.subspan(position));
        if (end.number<std::uint32_t>() != end_signature) continue;
        (void)end.take(16);
        if (end.number<std::uint16_t>() == comment) return tail_begin + position;
    }
    throw bad_data("the zip archive has no directory at its end; is the file complete?");
}

std::optional<std::uint64_t> find_zip64_end(const ByteSource& source, std::uint64_t end_record) {
    if (end_record < locator64_size) return std::nullopt;
    ByteReader locator(source.part(end_record - locator64_size, locator64_size));
    if (locator.number<std::uint32_t>() != locator64_signature) return std::nullopt;
    (void)locator.number<std::uint32_t>();
    return locator.number<std::uint64_t>();
}

Directory read_zip64_end(const ByteSource& source, std::uint64_t offset) {
    ByteReader end = reader_at(source, offset, end64_size);
    if (end.number<std::uint32_t>() != end64_signature)
        throw bad_data("the zip64 end record is not where it should be");
    (void)end.take(8 + 2 + 2 + 4 + 4);  // size of the record, versions, disks
    Directory directory;
    const auto here = end.number<std::uint64_t>();
    directory.entries = end.number<std::uint64_t>();
    if (here != directory.entries) throw bad_data("the zip archive has several parts");
    directory.size = end.number<std::uint64_t>();
    directory.offset = end.number<std::uint64_t>();
    return directory;
}

Directory read_end(const ByteSource& source, std::uint64_t position) {
    ByteReader end(source.part(position, end_size));
    (void)end.take(4 + 2 + 2);  // signature, disks
    Directory directory;
    const auto here = end.number<std::uint16_t>();
    directory.entries = end.number<std::uint16_t>();
    if (here != directory.entries) throw bad_data("the zip archive has several parts");
    directory.size = end.number<std::uint32_t>();
    directory.offset = end.number<std::uint32_t>();
    return directory;
}

/// Returns the bounds of the central directory after checking them.
Directory find_directory(const ByteSource& source) {
    std::uint64_t limit = find_end_record(source);
    const auto zip64 = find_zip64_end(source, limit);
    const Directory directory = zip64 ? read_zip64_end(source, *zip64) : read_end(source, limit);
    if (zip64) limit = std::min(limit, *zip64);
    if (directory.entries > ZipArchive::most_entries) {
        throw bad_data("the zip archive has " + std::to_string(directory.entries) +
                       " entries; the limit is " + std::to_string(ZipArchive::most_entries));
    }
    if (directory.offset > limit || directory.size > limit - directory.offset)
        throw bad_data("the zip directory does not fit into the file");
    return directory;
}

/// Replaces saturated 32-bit fields by the 64-bit values of the extra field, which come in a fixed order.
void widen_from_zip64(ZipEntry& entry, std::string_view extra) {
    ByteReader fields(std::as_bytes(std::span(extra)));
    while (fields.remaining() >= 4) {
        const auto id = fields.number<std::uint16_t>();
        const Bytes field = fields.take(fields.number<std::uint16_t>());
        if (id != zip64_field) continue;
        ByteReader values(field);
        for (std::uint64_t* value : {&entry.size, &entry.packed_size, &entry.header_offset}) {
            if (*value == saturated) *value = values.number<std::uint64_t>();
        }
        return;
    }
}

ZipEntry read_entry(ByteReader& directory) {
    if (directory.number<std::uint32_t>() != directory_signature)
        throw bad_data("the zip directory is damaged");
    (void)directory.take(2 + 2);  // versions
    ZipEntry entry;
    entry.encrypted = (directory.number<std::uint16_t>() & encryption_flags) != 0;
    entry.method = directory.number<std::uint16_t>();
    (void)directory.take(2 + 2);  // time, date
    entry.crc = directory.number<std::uint32_t>();
    entry.packed_size = directory.number<std::uint32_t>();
    entry.size = directory.number<std::uint32_t>();
    const auto name_size = directory.number<std::uint16_t>();
    const auto extra_size = directory.number<std::uint16_t>();
    const auto comment_size = directory.number<std::uint16_t>();
    (void)directory.take(2 + 2 + 4);  // disk, attributes
    entry.header_offset = directory.number<std::uint32_t>();
    if (name_size > ZipArchive::longest_name) {
        throw bad_data("a name in the zip archive has " + std::to_string(name_size) +
                       " bytes; the limit is " + std::to_string(ZipArchive::longest_name));
    }
    entry.name = directory.text(name_size);
    widen_from_zip64(entry, directory.text(extra_size));
    (void)directory.take(comment_size);
    if (entry.method == 0 && entry.packed_size != entry.size)
        throw bad_data("zip entry " + shown(entry.name) + " has two sizes");
    return entry;
}

/// Sets where each entry must end: at the next entry's header, for the last entry at the directory.
void lay_out(std::vector<ZipEntry>& entries, std::uint64_t directory_offset) {
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return entries[a].header_offset > entries[b].header_offset;
    });
    std::uint64_t limit = directory_offset;
    for (const std::size_t index : order) {
        ZipEntry& entry = entries[index];
        const std::uint64_t header = local_header_size + entry.name.size();
        if (entry.header_offset > limit || limit - entry.header_offset < header ||
            limit - entry.header_offset - header < entry.packed_size) {
            throw bad_data("zip entry " + shown(entry.name) + " overlaps another one or leaves the file");
        }
        entry.end_limit = limit;
        limit = entry.header_offset;
    }
}

}  // namespace

ZipArchive::ZipArchive(ByteSource source) : source_(source) {
    const Directory directory = find_directory(source);
    ByteReader reader(source.part(directory.offset, directory.size));
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        entries_.push_back(read_entry(reader));
        const std::string& name = entries_.back().name;
        if (!by_name_.emplace(name, entries_.size() - 1).second)
            throw bad_data("the zip archive has two entries " + shown(name));
    }
    lay_out(entries_, directory.offset);
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &entries_[found->second];
}

void ZipArchive::check_stored(const ZipEntry& entry) {
    if (entry.encrypted) throw bad_data("zip entry " + shown(entry.name) + " is encrypted");
    if (entry.method != 0) {
        throw bad_data("zip entry " + shown(entry.name) +
                       " is compressed; only stored entries are read (numpy.savez, not savez_compressed)");
    }
}

std::span<const std::byte> ZipArchive::content(const ZipEntry& entry) const {
    check_stored(entry);
    ByteReader header = reader_at(source_, entry.header_offset, local_header_size + entry.name.size());
    if (header.number<std::uint32_t>() != local_signature)
        throw bad_data("zip entry " + shown(entry.name) + " is not where the directory says");
    (void)header.take(2 + 2 + 2 + 2 + 2 + 4 + 4 + 4);  // version, flags, method, time, date, CRC, sizes
    const auto name_size = header.number<std::uint16_t>();
    const auto extra_size = header.number<std::uint16_t>();
    if (name_size != entry.name.size() || header.text(name_size) != entry.name)
        throw bad_data("zip entry " + shown(entry.name) + " has another name in its own header");
    const std::uint64_t begin = entry.header_offset + local_header_size + name_size + extra_size;
    if (begin > entry.end_limit || entry.end_limit - begin < entry.size)
        throw bad_data("zip entry " + shown(entry.name) + " overlaps another one or leaves the file");
    return source_.part(begin, entry.size);
}

bool ZipArchive::is_intact(const ZipEntry& entry) const {
    const Bytes bytes = content(entry);
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum() == entry.crc;
}

bool looks_like_zip(std::span<const std::byte> bytes) {
    return bytes.size() >= 4 && ByteReader(bytes).number<std::uint32_t>() == local_signature;
}

}  // namespace storyflow::speech
