#pragma once

#include <functional>
#include <string_view>

#include "media/media_library.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// Whether a segment has a narration whose file is gone: deleted by hand or by a cleaner, or missing from a
/// restored backup. Empty: no file counts as missing.
using LacksFile = std::function<bool(const story::Segment&)>;

/// Looks at the files as they are while it is asked, for one request and thread. The first few segments are
/// looked for one by one; after that each project's folder is read once, however many segments there are. A
/// disk that gives no answer or is not mounted proves nothing: then no file counts as missing. Borrows the
/// library.
[[nodiscard]] LacksFile look_for_files(const media::MediaLibrary& library);

/// Reads the folder of a project's narrations now, so that nobody waits for the disk while it is asked about
/// the segments of that project, inside a transaction for example.
[[nodiscard]] LacksFile look_for_files(const media::MediaLibrary& library, std::string_view project_id);

}  // namespace storyflow::narration
