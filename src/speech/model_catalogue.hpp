#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace storyflow::speech {

enum class ModelPart {
    network,        ///< the trained weights; nothing speaks without them
    configuration,  ///< the network's sizes, which this engine also knows by itself
    voice,          ///< the style table of one voice
    voice_pack,     ///< all voices in one file, instead of one file each
};

/// A file of Kokoro-82M v1.0 as its author (the voice pack: the project kokoro-onnx) published it. Its size
/// and SHA-256 are known, so that it can be told from a damaged or a foreign one.
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
    /// Where it is published.
    [[nodiscard]] std::string address() const { return std::string(release) + std::string(path); }
};

/// All of them: network, configuration, the 26 English voices by id, the voice pack.
[[nodiscard]] std::span<const PublishedFile> published_files();

[[nodiscard]] std::optional<PublishedFile> find_published_path(std::string_view path);
/// By file name alone ("af_bella.pt"), as a file lies in a download folder.
[[nodiscard]] std::optional<PublishedFile> find_published_name(std::string_view name);
[[nodiscard]] std::optional<PublishedFile> find_published_sum(std::string_view sha256);

/// In a few words: "network", "voice", …
[[nodiscard]] std::string_view describe(ModelPart part);

}  // namespace storyflow::speech
