#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <memory>
#include <string>

#include "api/services.hpp"
#include "api/speech_request.hpp"
#include "narration/speech_form.hpp"

/// The tool `speak` of the Model Context Protocol: its answer is sent while it is spoken.
namespace storyflow::api {

/// The most characters of a text that an agent has spoken in one call: some five minutes, of which the answer
/// in base64 has five megabytes. A longer one is a story for `narrate`.
inline constexpr std::size_t longest_spoken = 5'000;

/// Reads the arguments. Throws `base::Error{invalid_input}` or `ApiError`, naming the argument and its limit.
[[nodiscard]] SpeechRequest read_agent_speech(const boost::json::object& arguments, const Services& services);

/// The answer to the call with this id: one JSON object with the sound in base64 and what it is. A failure in
/// the middle is told within it, as the protocol has it.
[[nodiscard]] std::unique_ptr<narration::SpeechForm> agent_speech_form(const boost::json::value& id,
                                                                       narration::StreamFormat format);

}  // namespace storyflow::api
