#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace storyflow::speech {

enum class ModelPart {
    network,          ///< the trained weights; required, or the following
    compact_network,  ///< the same, each weight rounded to 8 bits: a third of the size
    configuration,    ///< the network's sizes; optional, since the engine has them as defaults
    voice,            ///< the style table of one voice
    voice_pack,       ///< all voices in one file, instead of one file each
    built_in_voice,   ///< a small network of one voice, for the engine of the built-in voice
};

/// A file of Kokoro-82M v1.0 as published by its author (compact network and voice pack: by the project
/// kokoro-onnx), or a voice of hibari-tts 0.2. Its size and SHA-256 tell it from a damaged file and from
/// another file of the same name.
struct PublishedFile {
    std::string_view path;  ///< in the models folder and in the release, with '/'
    ModelPart part;
    std::uint64_t bytes;
    std::string_view sha256;   ///< 64 hexadecimal digits, lower case
    std::string_view release;  ///< address of the release, ends in '/'

    /// The last element of the path.
    [[nodiscard]] std::string_view name() const { return path.substr(path.rfind('/') + 1); }
    /// The id of the voice that the file is for, empty for other parts.
    [[nodiscard]] std::string_view voice() const;
    /// The download address: release, then path.
    [[nodiscard]] std::string address() const { return std::string(release) + std::string(path); }
};

/// The voice that a built-in voice's file is for, by its name: what is before the first dot, without a
/// version at its end ("am_fenrir_v2.int8.onnx" is a file of am_fenrir). Empty if that is no voice's id, or
/// that of the voice that the program itself contains.
[[nodiscard]] std::string_view built_in_voice_in(std::string_view file_name);

/// All published files: network, its compact form, configuration, the 28 English voices by id, the voice
/// pack, the built-in voices that are no part of the program.
[[nodiscard]] std::span<const PublishedFile> published_files();

[[nodiscard]] std::optional<PublishedFile> find_published_path(std::string_view path);
/// Finds a file by its name without folders ("af_bella.pt"), as it lies in a download folder.
[[nodiscard]] std::optional<PublishedFile> find_published_name(std::string_view name);
[[nodiscard]] std::optional<PublishedFile> find_published_sum(std::string_view sha256);

/// The part's name for messages: "network", "voice", …
[[nodiscard]] std::string_view describe(ModelPart part);

}  // namespace storyflow::speech
