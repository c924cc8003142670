#include "narration/missing_files.hpp"

#include <spdlog/spdlog.h>

#include <cstddef>
#include <string_view>

#include "base/error.hpp"

namespace storyflow::narration {

namespace {

/// The names in the folder that was asked for last: a project's narrations lie in one folder.
class FolderListing {
  public:
    explicit FolderListing(const media::MediaLibrary& library) : library_(library) {}

    bool has(std::string_view file) {
        const std::size_t slash = file.rfind('/');
        const auto folder = file.substr(0, slash);
        if (folder != folder_) {
            names_ = library_.names_in(folder);
            folder_ = folder;
        }
        return names_.contains(file.substr(slash + 1));
    }

  private:
    const media::MediaLibrary& library_;
    std::string folder_;
    std::set<std::string, std::less<>> names_;
};

bool has_file(const story::Segment& segment, const media::MediaLibrary& library) {
    return library.is_there(segment.narration->audio_file);
}

}  // namespace

SegmentIds segments_without_file(std::span<const story::Segment> segments,
                                 const media::MediaLibrary& library) {
    SegmentIds without;
    FolderListing listing(library);
    const bool is_one = segments.size() == 1;
    try {
        for (const auto& segment : segments) {
            if (!segment.narration) continue;
            const bool is_there =
                is_one ? has_file(segment, library) : listing.has(segment.narration->audio_file);
            if (!is_there) without.insert(segment.id);
        }
    } catch (const base::Error& error) {
        spdlog::warn("Whether narrations have their files cannot be told: {}", error.what());
        without.clear();
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
