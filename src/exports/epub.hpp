#pragma once

#include <functional>
#include <stop_token>

#include "exports/export_order.hpp"

namespace storyflow::exports {

/// Writes the story as an EPUB 3 whose words light up as they are heard (media overlays), with a document and
/// a sound file for each chapter: AAC if ffmpeg is installed, which players time exactly, else mp3. `poured`
/// is told the number of samples of each block that was written. Throws like `export_story`.
ExportReport export_epub(const ExportOrder& order, StorySound& sound, const Mastering& mastering,
                         const std::function<void(std::size_t)>& poured, const std::stop_token& stop);

}  // namespace storyflow::exports
