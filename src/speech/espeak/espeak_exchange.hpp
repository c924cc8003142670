#pragma once

#include <string>

#include "speech/espeak/espeak_protocol.hpp"

namespace storyflow::speech {

struct EspeakReply {
    EspeakReplyHeader header;
    std::string payload;
};

/// How an exchange with the program ended. `died` includes a malformed reply.
enum class ExchangeEnd { replied, died, timed_out, cancelled };

struct Exchange {
    ExchangeEnd end = ExchangeEnd::died;
    EspeakReply reply;  ///< meaningful for `replied`
};

}  // namespace storyflow::speech
