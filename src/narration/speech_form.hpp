#pragma once

#include <string>

#include "base/error.hpp"
#include "narration/script_stream.hpp"

namespace storyflow::narration {

/// How the bytes of a sound file are written into an answer that is sent while it is spoken. Not thread-safe.
class SpeechForm {
  public:
    virtual ~SpeechForm() = default;
    [[nodiscard]] virtual std::string media_type() const = 0;
    /// Bytes in front of the first piece.
    [[nodiscard]] virtual std::string begin() { return {}; }
    /// The bytes of one piece of the file, in the form of the answer.
    [[nodiscard]] virtual std::string piece(std::string bytes) = 0;
    /// Bytes behind the last piece.
    [[nodiscard]] virtual std::string end(ScriptStream& script) = 0;
    /// Bytes that tell the client that the speech failed after its beginning. Empty if the form has no place
    /// for an error: then the connection is cut.
    [[nodiscard]] virtual std::string failure(const base::Error& /*error*/) { return {}; }
};

}  // namespace storyflow::narration
