#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace storyflow::audio {

/// Band-limited conversion to another rate (libsamplerate) of a sound that comes in pieces; its memory does
/// not grow with the sound's length. Not thread-safe.
class StreamResampler {
  public:
    /// Throws `base::Error{internal}` for rates that cannot be converted.
    StreamResampler(int from_rate, int to_rate);
    ~StreamResampler();
    StreamResampler(const StreamResampler&) = delete;
    StreamResampler& operator=(const StreamResampler&) = delete;

    /// Appends to `converted` what the piece makes known; the newest samples wait for the next call.
    void add(std::span<const float> piece, std::vector<float>& converted);
    /// Appends the rest. All pieces together then have the duration of the sound, to the nearest sample.
    void finish(std::vector<float>& converted);

  private:
    struct State;
    void convert(std::span<const float> piece, bool is_end, std::vector<float>& converted);

    std::unique_ptr<State> state_;
    double ratio_;
    std::uint64_t taken_ = 0;
    std::uint64_t given_ = 0;
};

}  // namespace storyflow::audio
