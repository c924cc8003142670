#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/voice_span.hpp"

/// Media overlays of EPUB 3: which element of a text is heard when. Pure.
namespace storyflow::exports {

/// An element of a chapter's text and when it is heard, in samples from the beginning of the chapter's sound.
struct EpubClip {
    std::string element;  ///< its id: "w12"
    audio::FrameSpan sound;
};

/// Each clip up to the next one, and the last one up to the end of the sound, so that pauses are heard;
/// without clips that have no length then (two words can share a moment) or go back. `length`: samples of the
/// chapter.
[[nodiscard]] std::vector<EpubClip> with_pauses(std::vector<EpubClip> clips, std::uint64_t length);

/// Of all clips together, in milliseconds.
[[nodiscard]] std::uint64_t duration_of(std::span<const EpubClip> clips);

/// How the overlay refers to what it joins.
struct OverlayFiles {
    std::string text;
    std::string_view part;  ///< the id of the element that holds all of it; empty: none does
    std::string sound;
};

/// The SMIL document of clips. `head`: samples in the sound file before the chapter's sound.
[[nodiscard]] std::string overlay_document(const OverlayFiles& files, std::span<const EpubClip> clips,
                                           std::uint64_t head);

}  // namespace storyflow::exports
