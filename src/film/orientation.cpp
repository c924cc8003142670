#include "film/orientation.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace storyflow::film {

namespace {

using namespace std::string_view_literals;

constexpr auto exif_mark = "Exif\0\0"sv;
constexpr std::size_t png_signature = 8;
constexpr std::size_t riff_head = 12;

/// Reads whole numbers of either byte order; nothing beyond the end.
struct Numbers {
    std::string_view bytes;
    bool big_endian;

    [[nodiscard]] std::optional<std::uint32_t> at(std::size_t place, std::size_t size) const {
        if (place > bytes.size() || bytes.size() - place < size) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t from = place + (big_endian ? i : size - 1 - i);
            value = (value << 8) | static_cast<unsigned char>(bytes[from]);
        }
        return value;
    }
};

std::string_view rest(std::string_view bytes, std::size_t from) {
    return bytes.substr(std::min(from, bytes.size()));
}

/// The TIFF block of a JPEG's APP1 segment.
std::string_view exif_of_jpeg(std::string_view file) {
    const Numbers numbers{file, true};
    std::size_t place = 2;
    for (;;) {
        const auto marker = numbers.at(place, 2);
        const auto length = numbers.at(place + 2, 2);
        constexpr std::uint32_t app1 = 0xFFE1;
        constexpr std::uint32_t scan = 0xFFDA;
        if (!marker || !length || (*marker >> 8) != 0xFF || *marker == scan || *length < 2) return {};
        const auto body = rest(file, place + 4).substr(0, *length - 2);
        if (*marker == app1 && body.starts_with(exif_mark)) return body.substr(exif_mark.size());
        place += 2 + *length;
    }
}

/// The first chunk of this name in a PNG or RIFF file, whose chunks differ in the order of name and length.
std::string_view chunk(std::string_view file, std::string_view name) {
    const bool png = file.starts_with("\x89PNG"sv);
    const Numbers numbers{file, png};
    std::size_t place = png ? png_signature : riff_head;
    for (;;) {
        const auto length = numbers.at(place + (png ? 0 : 4), 4);
        if (!length) return {};
        const auto body = rest(file, place + 8).substr(0, *length);
        if (rest(file, place + (png ? 4 : 0)).starts_with(name)) return body;
        place += 8 + std::size_t{*length} + (png ? 4 : *length % 2);
    }
}

std::string_view exif_of(std::string_view file, media::ImageFormat format) {
    switch (format) {
        case media::ImageFormat::jpeg:
            return exif_of_jpeg(file);
        case media::ImageFormat::png:
            return chunk(file, "eXIf");
        case media::ImageFormat::webp: {
            const auto body = chunk(file, "EXIF");
            return body.starts_with(exif_mark) ? body.substr(exif_mark.size()) : body;
        }
    }
    return {};
}

}  // namespace

int orientation_of(std::string_view file, media::ImageFormat format) {
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::size_t entry_size = 12;
    const auto tiff = exif_of(file, format);
    const Numbers numbers{tiff, tiff.starts_with("MM"sv)};
    const auto directory = numbers.at(4, 4);
    if (!directory) return 1;
    const auto entries = numbers.at(*directory, 2).value_or(0);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = std::size_t{*directory} + 2 + i * entry_size;
        if (numbers.at(entry, 2) != orientation_tag) continue;
        const auto value = numbers.at(entry + 8, 2).value_or(1);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

Picture turned(Picture stored, int orientation) {
    if (orientation <= 1 || orientation > 8) return stored;
    const bool sideways = lies_on_its_side(orientation);
    Picture upright{sideways ? stored.height : stored.width, sideways ? stored.width : stored.height,
                    stored.channels, std::vector<std::uint8_t>(stored.pixels.size())};
    // The stored place of an upright pixel: first mirrored, then with its axes exchanged.
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_below = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    auto to = upright.pixels.begin();
    for (int y = 0; y < upright.height; ++y) {
        for (int x = 0; x < upright.width; ++x) {
            const int column = sideways ? y : x;
            const int row = sideways ? x : y;
            const auto* from = stored.at(from_right ? stored.width - 1 - column : column,
                                         from_below ? stored.height - 1 - row : row);
            to = std::copy_n(from, stored.channels, to);
        }
    }
    return upright;
}

}  // namespace storyflow::film
