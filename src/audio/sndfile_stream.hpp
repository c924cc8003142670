#pragma once

#include <memory>

#include "audio/stream_encoder.hpp"

namespace storyflow::audio {

/// mp3, Opus or FLAC by libsndfile. What it would write again into the beginning of a file (the length, the
/// frame for gapless playing) is left as it was first: it has been sent.
class SndfileStream final : public StreamEncoder {
  public:
    /// Throws `base::Error{internal}` for another format.
    explicit SndfileStream(StreamFormat format);
    ~SndfileStream() override;
    SndfileStream(const SndfileStream&) = delete;
    SndfileStream& operator=(const SndfileStream&) = delete;

    void add(std::span<const float> samples, std::string& bytes, const std::stop_token& stop) override;
    void finish(std::string& bytes, const std::stop_token& stop) override;

  private:
    struct Output;
    void encode(std::span<const float> samples);

    std::unique_ptr<Output> output_;
};

}  // namespace storyflow::audio
