#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace storyflow::exports {

enum class ExportFormat { wav, flac, mp3, opus, m4b, epub, srt, vtt, ass, words, edl, otio };

struct FormatFacts {
    ExportFormat format;
    std::string_view name;       ///< in requests and options: "mp3"
    std::string_view extension;  ///< with its dot
    std::string_view media_type;
    bool is_sound = false;  ///< so there can be a file for each chapter, and a loudness
};

[[nodiscard]] std::span<const FormatFacts> export_formats();
[[nodiscard]] const FormatFacts& facts_of(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> format_named(std::string_view name);
/// By a file name's ending, in lower or upper case.
[[nodiscard]] std::optional<ExportFormat> format_of_file(std::string_view file_name);

}  // namespace storyflow::exports
