#pragma once

#include <memory>

#include "api/speech_request.hpp"
#include "narration/speech_form.hpp"

namespace storyflow::api {

using narration::SpeechForm;

/// The bytes themselves, or server-sent events with them, as the request asks.
[[nodiscard]] std::unique_ptr<SpeechForm> speech_form(const SpeechRequest& request);
/// One JSON object with the bytes in base64 and the times of the words.
[[nodiscard]] std::unique_ptr<SpeechForm> timestamps_form(const SpeechRequest& request);

}  // namespace storyflow::api
