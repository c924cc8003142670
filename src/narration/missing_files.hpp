#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "media/media_library.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

using SegmentIds = std::set<std::string, std::less<>>;

/// Which narrations have their files, asked segment by segment. Each folder is read once, and a project's
/// narrations lie in one. A folder that cannot be read proves nothing: then no file counts as missing. Not
/// thread-safe; borrows the library.
class NarrationFiles {
  public:
    explicit NarrationFiles(const media::MediaLibrary& library);

    /// Whether the segment has a narration whose file is gone: deleted by hand, by a cleaner, or missing from
    /// a backup.
    [[nodiscard]] bool lack(const story::Segment& segment);

  private:
    void read(std::string_view folder);

    const media::MediaLibrary& library_;
    std::string folder_;
    std::set<std::string, std::less<>> names_;
    bool is_read_ = false;
};

/// Ids of the segments whose narration has no file (any more), as `NarrationFiles` sees it.
[[nodiscard]] SegmentIds segments_without_file(std::span<const story::Segment> segments,
                                               const media::MediaLibrary& library);

/// The segments as a listener finds them: a narration without its file is none.
[[nodiscard]] std::vector<story::Segment> as_heard(std::vector<story::Segment> segments,
                                                   const media::MediaLibrary& library);

}  // namespace storyflow::narration
