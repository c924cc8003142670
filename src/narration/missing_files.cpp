#include "narration/missing_files.hpp"

#include <spdlog/spdlog.h>

#include <cstddef>
#include <string_view>

#include "base/error.hpp"

namespace storyflow::narration {

namespace {

void warn(const base::Error& error) {
    spdlog::warn("Whether narrations have their files cannot be told: {}", error.what());
}

/// Asks for this one file instead of reading its folder.
bool lacks_file(const story::Segment& segment, const media::MediaLibrary& library) {
    try {
        return segment.narration && !library.is_there(segment.narration->audio_file);
    } catch (const base::Error& error) {
        warn(error);
        return false;
    }
}

}  // namespace

NarrationFiles::NarrationFiles(const media::MediaLibrary& library) : library_(library) {}

bool NarrationFiles::lack(const story::Segment& segment) {
    if (!segment.narration) return false;
    const std::string_view file = segment.narration->audio_file;
    const std::size_t slash = file.rfind('/');
    read(file.substr(0, slash));
    return is_read_ && !names_.contains(file.substr(slash + 1));
}

void NarrationFiles::read(std::string_view folder) {
    if (folder == folder_) return;
    folder_ = folder;
    try {
        names_ = library_.names_in(folder);
        is_read_ = true;
    } catch (const base::Error& error) {
        warn(error);
        is_read_ = false;
    }
}

SegmentIds segments_without_file(std::span<const story::Segment> segments,
                                 const media::MediaLibrary& library) {
    SegmentIds without;
    if (segments.size() == 1) {
        if (lacks_file(segments.front(), library)) without.insert(segments.front().id);
        return without;
    }
    NarrationFiles files(library);
    for (const auto& segment : segments) {
        if (files.lack(segment)) without.insert(segment.id);
    }
    return without;
}

std::vector<story::Segment> as_heard(std::vector<story::Segment> segments,
                                     const media::MediaLibrary& library) {
    const auto without = segments_without_file(segments, library);
    if (without.empty()) return segments;
    for (auto& segment : segments) {
        if (without.contains(segment.id)) segment.narration.reset();
    }
    return segments;
}

}  // namespace storyflow::narration
