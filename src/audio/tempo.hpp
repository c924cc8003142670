#pragma once

#include <memory>
#include <span>
#include <vector>

namespace storyflow::audio {

/// Makes mono 24 kHz speech that comes in pieces faster or slower at the same pitch (libsonic); its memory
/// does not grow with the length. Not thread-safe.
class Tempo {
  public:
    /// `factor`: 0.25 to 4; 2 halves the duration. Throws `base::Error{internal}` for another one.
    explicit Tempo(double factor);
    ~Tempo();
    Tempo(Tempo&&) noexcept;
    Tempo& operator=(Tempo&&) noexcept;

    /// Appends the samples that follow from the piece; the newest ones wait for the next call. Throws
    /// `base::Error{unavailable}` without memory, as `finish` does.
    void add(std::span<const float> piece, std::vector<float>& changed);
    /// Appends the rest.
    void finish(std::vector<float>& changed);

  private:
    struct Stream;
    void collect(std::vector<float>& changed);

    std::unique_ptr<Stream> stream_;
};

}  // namespace storyflow::audio
