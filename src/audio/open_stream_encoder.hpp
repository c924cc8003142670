#pragma once

#include <memory>

#include "audio/aac_program.hpp"
#include "audio/stream_encoder.hpp"

namespace storyflow::audio {

/// `aac`: starts ffmpeg for that format; null if the machine has none. Throws
/// `base::Error{unavailable}` if the encoder cannot be started, with the remedy.
[[nodiscard]] std::unique_ptr<StreamEncoder> open_stream_encoder(StreamFormat format,
                                                                 const std::shared_ptr<AacProgram>& aac);

}  // namespace storyflow::audio
