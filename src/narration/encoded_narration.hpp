#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "media/media_library.hpp"
#include "narration/joined_narration.hpp"

namespace storyflow::narration {

/// A form of the joined narration besides WAV.
enum class NarrationEncoding { flac, opus };

/// "flac" or "opus".
[[nodiscard]] std::optional<NarrationEncoding> encoding_named(std::string_view name);

/// The longest narration that is encoded while a client waits for it, in seconds: some seconds of work.
/// Longer ones are exports, which are tasks.
[[nodiscard]] double longest_at_once(NarrationEncoding encoding);

/// The seconds of sound in a joined narration.
[[nodiscard]] double seconds_of(const JoinedNarration& joined);

/// The joined narration as a file `projects/<project>/output/joined/…`, media-relative: made now, unless the
/// one that is there is of the same version. Files of other versions in this encoding are removed. Throws
/// `base::Error`: conflict when a part was replaced meanwhile, unavailable when the file cannot be written
/// (`DiskFull`).
[[nodiscard]] std::string encoded_narration(JoinedNarration& joined, NarrationEncoding encoding,
                                            const media::MediaLibrary& library, std::string_view project_id);

}  // namespace storyflow::narration
