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
};

/// A file of Kokoro-82M v1.0 as published by its author (compact network and voice pack: by the project
/// kokoro-onnx). Its size and SHA-256 tell it from a damaged file and from another file of the same name.
struct PublishedFile {
    std::string_view path;  ///< in the models folder and in the release, with '/'
    ModelPart part;
    std::uint64_t bytes;
    std::string_view sha256;   ///< 64 hexadecimal digits, lower case
    std::string_view release;  ///< address of the release, ends in '/'

    /// The last element of the path.
    [[nodiscard]] std::string_view name() const { return path.substr(path.rfind('/') + 1); }
    /// The voice's id, empty for other parts.
    [[nodiscard]] std::string_view voice() const;
    /// The download address: release, then path.
    [[nodiscard]] std::string address() const { return std::string(release) + std::string(path); }
};

/// All published files: network, its compact form, configuration, the 28 English voices by id, the voice
/// pack.
[[nodiscard]] std::span<const PublishedFile> published_files();

[[nodiscard]] std::optional<PublishedFile> find_published_path(std::string_view path);
/// Finds a file by its name without folders ("af_bella.pt"), as it lies in a download folder.
[[nodiscard]] std::optional<PublishedFile> find_published_name(std::string_view name);
[[nodiscard]] std::optional<PublishedFile> find_published_sum(std::string_view sha256);

/// The part's name for messages: "network", "voice", …
[[nodiscard]] std::string_view describe(ModelPart part);

}  // namespace storyflow::speech
