#pragma once

#include <memory>
#include <semaphore>

#include "api/services.hpp"
#include "api/speech_form.hpp"
#include "api/speech_request.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// The speech API of OpenAI: answers with sound that is sent while it is spoken. Copies share their limits.
class Speech {
  public:
    /// Borrows the services.
    explicit Speech(const Services& services);

    /// `POST /v1/audio/speech`
    [[nodiscard]] http::Response speak(const http::Request& request) const;
    /// `POST /v1/audio/speech/timestamps`: the sound with the times of its words.
    [[nodiscard]] http::Response speak_with_times(const http::Request& request) const;

    /// The answer to a wish that was read from the request, in this form. Throws `base::Error` for what
    /// prevents its first byte.
    [[nodiscard]] http::Response answer(const http::Request& request, SpeechRequest wish,
                                        std::unique_ptr<SpeechForm> form) const;

  private:
    const Services* services_;
    std::shared_ptr<narration::AacProgram> aac_;  ///< null if the machine has no ffmpeg
    std::shared_ptr<std::counting_semaphore<>> waiting_places_;
};

}  // namespace storyflow::api
