#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "audio/aac_program.hpp"
#include "audio/limiter.hpp"
#include "audio/stream_encoder.hpp"
#include "audio/tempo.hpp"
#include "narration/script_speaker.hpp"
#include "speech/voice_choice.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::narration {

using audio::AacProgram;
using audio::media_type;
using audio::stream_format;
using audio::StreamFormat;

struct StreamOptions {
    StreamFormat format = StreamFormat::mp3;
    double speed = 1.0;                 ///< 0.25 to 4; what is beyond the engines' 0.5 to 2 changes the tempo
    std::size_t script_limit = 20'000;  ///< code points
    std::shared_ptr<AacProgram> aac{};  ///< for aac; null if the machine has no ffmpeg
};

inline constexpr double slowest_stream = 0.25;
inline constexpr double fastest_stream = 4.0;

/// A script as the bytes of a sound file that is sent while it is spoken. The level of the whole is not known
/// then: every stream has the same gain, and a limiter holds the peaks at -1 dB. Not thread-safe.
class ScriptStream {
  public:
    /// Borrows the engine. The voice's own speed is not read. Throws like `ScriptSpeaker` and
    /// `open_stream_encoder`.
    ScriptStream(std::string script, const speech::VoiceChoice& voice, speech::SpeechEngine& engine,
                 const StreamOptions& options);

    /// Appends the next bytes: speaks a chunk and encodes its beginning, or encodes more of it, or ends the
    /// file. Returns false once that is done.
    /// Throws like `ScriptSpeaker::next` and `StreamEncoder::add`.
    [[nodiscard]] bool next(std::string& bytes, const std::stop_token& stop);

    /// The voice that is heard.
    [[nodiscard]] const speech::VoiceChoice& voice() const { return speaker_.voice(); }
    /// Seconds of sound that were given.
    [[nodiscard]] double seconds() const;
    /// The words that were given, with their times.
    [[nodiscard]] std::vector<story::NarratedWord> take_words();

  private:
    void level(const std::vector<float>& samples);
    void encode_some(std::string& bytes, const std::stop_token& stop);
    void finish(std::string& bytes, const std::stop_token& stop);

    ScriptSpeaker speaker_;
    double tempo_factor_;
    std::optional<audio::Tempo> tempo_;
    audio::Limiter limiter_;
    std::unique_ptr<audio::StreamEncoder> encoder_;
    std::vector<float> levelled_;  ///< of the last chunk
    std::size_t encoded_ = 0;      ///< of `levelled_`
    std::uint64_t samples_ = 0;    ///< that were given to the encoder
    bool has_ended_ = false;
};

}  // namespace storyflow::narration
