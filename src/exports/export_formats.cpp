#include "exports/export_formats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.hpp"

namespace storyflow::exports {

namespace {

constexpr std::array<FormatFacts, 12> formats{{
    {ExportFormat::wav, "wav", ".wav", "audio/wav", true},
    {ExportFormat::flac, "flac", ".flac", "audio/flac", true},
    {ExportFormat::mp3, "mp3", ".mp3", "audio/mpeg", true},
    {ExportFormat::opus, "opus", ".opus", "audio/ogg", true},
    {ExportFormat::m4b, "m4b", ".m4b", "audio/mp4", true},
    {ExportFormat::epub, "epub", ".epub", "application/epub+zip"},
    {ExportFormat::srt, "srt", ".srt", "application/x-subrip"},
    {ExportFormat::vtt, "vtt", ".vtt", "text/vtt"},
    {ExportFormat::ass, "ass", ".ass", "text/x-ssa"},
    {ExportFormat::words, "words", ".json", "application/json"},
    {ExportFormat::edl, "edl", ".edl", "text/plain"},
    {ExportFormat::otio, "otio", ".otio", "application/json"},
}};

}  // namespace

std::span<const FormatFacts> export_formats() {
    return formats;
}

const FormatFacts& facts_of(ExportFormat format) {
    return formats.at(static_cast<std::size_t>(format));
}

std::optional<ExportFormat> format_named(std::string_view name) {
    const auto* const found = std::ranges::find(formats, name, &FormatFacts::name);
    if (found == formats.end()) return std::nullopt;
    return found->format;
}

std::optional<ExportFormat> format_of_file(std::string_view file_name) {
    const auto folded = base::case_folded(file_name);
    const auto* const found = std::ranges::find_if(
        formats, [&](const FormatFacts& facts) { return folded.ends_with(facts.extension); });
    if (found == formats.end()) return std::nullopt;
    return found->format;
}

}  // namespace storyflow::exports
