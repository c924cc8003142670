#pragma once

#include "audio/stream_encoder.hpp"

namespace storyflow::audio {

/// 16-bit samples, with the head of a WAV file of unknown length if one is wanted.
class PlainStream final : public StreamEncoder {
  public:
    enum class Head { none, wav };

    explicit PlainStream(Head head) : head_is_due_(head == Head::wav) {}

    void add(std::span<const float> samples, std::string& bytes, const std::stop_token& stop) override;
    void finish(std::string& bytes, const std::stop_token& stop) override;

  private:
    void give_head(std::string& bytes);

    bool head_is_due_;
};

}  // namespace storyflow::audio
