#pragma once

#include <functional>
#include <stop_token>

#include "exports/export_order.hpp"

namespace storyflow::exports {

/// Is told the part that is done, 0 to 1, which never falls.
using ExportProgress = std::function<void(double)>;

/// Writes a story as a finished file. The target appears when it is complete and on the disk; what is written
/// before, beside it, is removed again whatever happens. ACX takes mp3 with a file for each chapter, so that
/// the loudness `acx` makes 192 kbit/s of an mp3, and needs `chapters` other than `in_one_file`. Memory does
/// not grow with the length of the sound. Throws `base::Error`: what `StorySound` throws, unavailable when
/// ffmpeg is missing or fails or the target cannot be written (`DiskFull`), cancelled after a stop request.
ExportReport export_story(const ExportOrder& order, const ExportProgress& progress,
                          const std::stop_token& stop);

}  // namespace storyflow::exports
