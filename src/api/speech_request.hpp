#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "api/services.hpp"
#include "narration/script_stream.hpp"
#include "speech/voice_choice.hpp"

namespace storyflow::api {

/// The checked fields of a request to the speech API.
struct SpeechRequest {
    std::string model;   ///< as it was asked for
    std::string engine;  ///< the name of the engine that speaks
    std::string input;   ///< the text, UTF-8
    speech::VoiceChoice voice;
    double speed = 1.0;  ///< 0.25 to 4
    narration::StreamFormat format = narration::StreamFormat::mp3;
    bool as_events = false;            ///< server-sent events instead of the bytes of a file
    std::vector<std::string> ignored;  ///< fields that were sent and change nothing
};

/// Reads the body of `POST /v1/audio/speech`. Without a model the engine of the settings speaks, without a
/// voice that of the settings. Throws `openai_error` (400, 404) naming the field and its limit.
[[nodiscard]] SpeechRequest read_speech_request(const boost::json::object& fields, const Services& services);

}  // namespace storyflow::api
