#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "audio/aac_program.hpp"
#include "audio/stream_encoder.hpp"
#include "base/child_program.hpp"

namespace storyflow::audio {

/// Counts the frames of AAC in bytes that come in pieces.
class AdtsFrames {
  public:
    void add(std::string_view bytes);
    /// Frames of which the beginning has come.
    [[nodiscard]] std::size_t count() const { return count_; }

  private:
    std::string head_;      ///< of a frame, not complete yet
    std::size_t skip_ = 0;  ///< bytes up to the next head
    std::size_t count_ = 0;
};

/// Leaves out the first frames of AAC in bytes that come in pieces.
class AdtsTail {
  public:
    explicit AdtsTail(std::size_t left_out) : left_(left_out) {}
    /// The bytes of the frames behind them.
    [[nodiscard]] std::string pass(std::string_view bytes);

  private:
    std::size_t left_;  ///< frames that are still to be left out
    std::string held_;  ///< the beginning of one of them
};

/// AAC in ADTS frames, encoded by ffmpeg, which runs as a child until `finish` or the destructor. The
/// destructor has another one started, for the next stream.
class AacStream final : public StreamEncoder {
  public:
    /// Throws `base::Error{unavailable}` with the remedy for a null pointer: the machine has no ffmpeg.
    explicit AacStream(std::shared_ptr<AacProgram> program);
    ~AacStream() override;
    AacStream(const AacStream&) = delete;
    AacStream& operator=(const AacStream&) = delete;

    void add(std::span<const float> samples, std::string& bytes, const std::stop_token& stop) override;
    void finish(std::string& bytes, const std::stop_token& stop) override;

  private:
    void feed(const std::string& sound, std::string& bytes, const std::stop_token& stop);

    std::shared_ptr<AacProgram> program_;
    std::unique_ptr<base::ChildProgram> ffmpeg_;
    bool has_waited_;
    bool has_sound_ = false;  ///< was fed more than silence
    std::size_t fed_;         ///< samples
    AdtsFrames given_;
    AdtsTail tail_{silent_frames};
};

}  // namespace storyflow::audio
