#include "tests/support/zip_writer.hpp"

#include <array>
#include <limits>

namespace storyflow::support {

namespace {

constexpr std::uint64_t alignment = 64;

std::string little_endian(std::uint64_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

std::string u16(std::uint64_t value) {
    return little_endian(value, 2);
}
std::string u32(std::uint64_t value) {
    return little_endian(value, 4);
}
std::string u64(std::uint64_t value) {
    return little_endian(value, 8);
}

using CrcTables = std::array<std::array<std::uint32_t, 256>, 4>;

/// CRC-32 of IEEE 802.3, four bytes at a time.
constexpr CrcTables make_crc_tables() {
    CrcTables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
        tables[0][i] = value;
    }
    for (std::size_t i = 0; i < 256; ++i) {
        for (std::size_t t = 1; t < tables.size(); ++t)
            tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xFF];
    }
    return tables;
}

constexpr CrcTables crc_tables = make_crc_tables();

std::uint32_t update_crc(std::uint32_t crc, std::span<const std::byte> bytes) {
    const auto byte = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
    std::size_t i = 0;
    crc = ~crc;
    for (; i + 4 <= bytes.size(); i += 4) {
        crc ^= byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
        crc = crc_tables[3][crc & 0xFF] ^ crc_tables[2][crc >> 8 & 0xFF] ^ crc_tables[1][crc >> 16 & 0xFF] ^
              crc_tables[0][crc >> 24];
    }
    for (; i < bytes.size(); ++i)
        crc = (crc >> 8) ^ crc_tables[0][(crc ^ byte(i)) & 0xFF];
    return ~crc;
}

/// PyTorch's extra field "FB": padding with the letter Z so that the content starts at a multiple of 64.
std::string padding_field(std::uint64_t begin) {
    const std::uint64_t padding = (alignment - (begin + 4) % alignment) % alignment;
    return "FB" + u16(padding) + std::string(padding, 'Z');
}

}  // namespace

void ZipWriter::put(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    position_ += bytes.size();
}

void ZipWriter::add(const std::string& name, std::span<const std::byte> content) {
    begin(name, content.size());
    write(content);
    end();
}

void ZipWriter::add(const std::string& name, std::string_view content) {
    add(name, std::as_bytes(std::span(content)));
}

void ZipWriter::begin(const std::string& name, std::uint64_t size) {
    entries_.push_back({name, 0, 0, static_cast<std::uint32_t>(position_)});
    constexpr std::uint64_t fixed_size = 30;
    const bool torch = dialect_ == Dialect::torch;
    const std::string extra = torch ? padding_field(position_ + fixed_size + name.size())
                                    : u16(1) + u16(16) + u64(size) + u64(size);
    const std::uint64_t told_size = torch ? 0 : std::numeric_limits<std::uint32_t>::max();
    put("PK\x03\x04" + u16(torch ? 0 : 45) + u16(torch ? 0x0808 : 0) + u16(0) + u32(torch ? 0 : 0x00210000) +
        u32(0) + u32(told_size) + u32(told_size) + u16(name.size()) + u16(extra.size()) + name + extra);
}

void ZipWriter::write(std::span<const std::byte> bytes) {
    Entry& entry = entries_.back();
    entry.crc = update_crc(entry.crc, bytes);
    entry.size += static_cast<std::uint32_t>(bytes.size());
    put({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void ZipWriter::end() {
    const Entry& entry = entries_.back();
    if (dialect_ == Dialect::torch) put("PK\x07\x08" + u32(entry.crc) + u32(entry.size) + u32(entry.size));
}

void ZipWriter::finish() {
    const std::uint64_t offset = position_;
    const bool torch = dialect_ == Dialect::torch;
    for (const Entry& entry : entries_) {
        put("PK\x01\x02" + u16(torch ? 0 : 0x032D) + u16(torch ? 0 : 45) + u16(torch ? 0x0808 : 0) + u16(0) +
            u32(torch ? 0 : 0x00210000) + u32(entry.crc) + u32(entry.size) + u32(entry.size) +
            u16(entry.name.size()) + u16(0) + u16(0) + u16(0) + u16(0) + u32(0) + u32(entry.offset) +
            entry.name);
    }
    const std::uint64_t size = position_ - offset;
    if (torch) put_zip64_end(offset, size);
    put("PK\x05\x06" + u16(0) + u16(0) + u16(entries_.size()) + u16(entries_.size()) + u32(size) +
        u32(offset) + u16(0));
}

void ZipWriter::put_zip64_end(std::uint64_t directory_offset, std::uint64_t directory_size) {
    const std::uint64_t position = position_;
    put("PK\x06\x06" + u64(44) + u16(0x031E) + u16(45) + u32(0) + u32(0) + u64(entries_.size()) +
        u64(entries_.size()) + u64(directory_size) + u64(directory_offset));
    put("PK\x06\x07" + u32(0) + u64(position) + u32(1));
}

}  // namespace storyflow::support
