#pragma once

#include <concepts>
#include <functional>
#include <string_view>
#include <utility>

#include "media/media_library.hpp"
#include "narration/media_keeper.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// Tells whether a segment's narration has lost its file: deleted by hand or by a cleaner, or missing from a
/// restored backup. An empty one reports no file as missing.
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

    /// Looks again at the files that were reported missing; not to be called inside a transaction. Returns
    /// true when one of them is in its place or owed after all (published after the first look and before its
    /// segment was read): then all segments have to be asked about again.
    [[nodiscard]] bool has_erred() const { return look_again_ && look_again_(); }

  private:
    Look look_;
    std::function<bool()> look_again_;
};

/// Looks at the files when it is called, for one request and thread, about segments that were read before.
/// The first few files are looked up one by one; after that each project's folder is listed once. A file that
/// the keeper's journal still owes is not missing. When the disk or the journal fails, or a disk is not
/// mounted, no file counts as missing. Borrows library and keeper.
[[nodiscard]] LacksFile look_for_files(const media::MediaLibrary& library, MediaKeeper& keeper);

/// Reads the journal and the folder of a project's narrations now. Asking about segments of that project,
/// inside a transaction for example, then neither waits for the disk nor uses the stores. It errs about files
/// that are published afterwards.
[[nodiscard]] LacksFile look_for_files(const media::MediaLibrary& library, MediaKeeper& keeper,
                                       std::string_view project_id);

}  // namespace storyflow::narration
