#include "narration/join_project.hpp"

#include <fcntl.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::narration {

namespace {

std::filesystem::path unused_name(const std::filesystem::path& directory) {
    std::string pattern = (directory / "storyflow-joined-XXXXXX").string();
    const base::FileDescriptor reserved(::mkstemp(pattern.data()));
    if (!reserved.valid()) {
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot create a temporary file for the joined narration.", directory.string());
    }
    return pattern;
}

void join_into(const std::filesystem::path& target, const std::vector<std::filesystem::path>& parts,
               double gap) {
    std::error_code ignored;
    try {
        audio::join_wav_files(parts, gap, target);
    } catch (const base::Error& error) {
        std::filesystem::remove(target, ignored);
        const bool is_a_part_unreadable =
            error.kind() == base::ErrorKind::not_found || error.kind() == base::ErrorKind::invalid_input;
        if (!is_a_part_unreadable) throw;
        throw base::Error(base::ErrorKind::conflict,
                          "The narration of a segment is missing or damaged on disk. Narrate it again.",
                          error.what());
    }
}

}  // namespace

std::vector<std::string> segments_without_narration(const std::vector<story::Segment>& segments) {
    std::vector<std::string> missing;
    for (const auto& segment : segments) {
        if (!segment.narration && !base::is_blank(segment.text_content)) missing.push_back(segment.id);
    }
    return missing;
}

base::FileDescriptor join_project_narration(const std::vector<story::Segment>& segments, double gap,
                                            const media::MediaLibrary& library) {
    const auto missing = segments_without_narration(segments);
    std::vector<std::filesystem::path> parts;
    for (const auto& segment : segments) {
        if (segment.narration) parts.push_back(library.absolute(segment.narration->audio_file));
    }
    if (!missing.empty() || parts.empty()) {
        throw base::Error(base::ErrorKind::conflict,
                          parts.empty()
                              ? "The project has no narration yet."
                              : std::to_string(missing.size()) + " segment(s) have no narration yet.");
    }
    const auto directory = library.absolute("incoming");  // on the disk that holds the parts, swept at start
    std::filesystem::create_directories(directory);
    const auto target = unused_name(directory);
    join_into(target, parts, gap);
    base::FileDescriptor joined(::open(target.c_str(), O_RDONLY | O_CLOEXEC));
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    if (!joined.valid()) {
        throw base::Error(base::ErrorKind::unavailable, "Cannot read the joined narration.", target.string());
    }
    return joined;
}

}  // namespace storyflow::narration
