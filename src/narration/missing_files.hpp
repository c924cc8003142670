#pragma once

#include <concepts>
#include <functional>
#include <string_view>
#include <utility>

#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// Whether a segment has a narration whose file is gone: deleted by hand or by a cleaner, or missing from a
/// restored backup. Empty: no file counts as missing.
class LacksFile {
  public:
    using Look = std::function<bool(const story::Segment&)>;

    LacksFile() = default;
    /// `look_again`: see `has_erred`.
    template <std::predicate<const story::Segment&> AnyLook>
    LacksFile(AnyLook look, std::function<bool()> look_again = {})
        : look_(std::move(look)), look_again_(std::move(look_again)) {}

    explicit operator bool() const { return static_cast<bool>(look_); }
    bool operator()(const story::Segment& segment) const { return look_(segment); }

    /// Looks again at what was called missing, outside of any transaction. True when some of it is on its way
    /// or in its place after all, as a narration is that was published after the first look and before its
    /// segment was read: then all segments have to be asked for anew.
    [[nodiscard]] bool has_erred() const { return look_again_ && look_again_(); }

  private:
    Look look_;
    std::function<bool()> look_again_;
};

/// Looks at the files as they are while it is asked, for one request and thread, about segments that were
/// read before. The first few segments are looked for one by one; after that each project's folder is read
/// once, however many segments there are. A file that is still owed (the keeper's journal says so) is not
/// missing. A disk or journal that gives no answer, and a disk that is not mounted, prove nothing: then no
/// file counts as missing. Borrows library and keeper.
[[nodiscard]] LacksFile look_for_files(const media::MediaLibrary& library, MediaKeeper& keeper);

/// Reads the journal and the folder of a project's narrations now, so that it neither waits for the disk nor
/// uses the stores while it is asked about the segments of that project, inside a transaction for example.
/// What was published meanwhile makes it err.
[[nodiscard]] LacksFile look_for_files(const media::MediaLibrary& library, MediaKeeper& keeper,
                                       std::string_view project_id);

}  // namespace storyflow::narration
