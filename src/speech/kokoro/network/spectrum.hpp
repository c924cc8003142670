#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kernels/matrix.hpp"

namespace storyflow::speech::kokoro {

/// The short-time Fourier transform with a periodic Hann window, centred frames and reflected ends, and its
/// inverse (overlap-add divided by the sum of the squared windows): torch.stft and torch.istft with
/// center=True. A spectrum is a matrix of n_fft / 2 + 1 rows of magnitudes above as many rows of angles in
/// radians; column t is the frame around sample t * hop. Immutable: safe from any thread.
class ShortTimeSpectrum {
  public:
    static constexpr std::size_t window_limit = 64;

    /// Throws `base::Error{invalid_input}` unless the window is even, 4 to 64 long, and at least two hops.
    ShortTimeSpectrum(std::size_t window, std::size_t hop);

    [[nodiscard]] std::size_t bins() const { return window_ / 2 + 1; }

    /// Returns samples / hop + 1 columns. The first and the last bin are real: their angle is 0 or +pi, never
    /// -pi; a bin that is exactly zero has the angle 0. The signal must be longer than half a window.
    [[nodiscard]] kernels::Matrix analyse(std::span<const float> signal, kernels::Execution& execution) const;

    /// Returns (columns - 1) * hop samples. The imaginary parts of the first and the last bin are ignored.
    [[nodiscard]] std::vector<float> synthesise(const kernels::Matrix& spectrum,
                                                kernels::Execution& execution) const;

  private:
    void analyse_frame(std::span<const float> signal, kernels::Matrix& spectrum, std::size_t frame) const;
    void add_frame(const kernels::Matrix& spectrum, std::size_t frame, std::size_t begin, std::size_t end,
                   std::span<float> signal) const;
    [[nodiscard]] double window_sum(std::size_t sample, std::size_t frames) const;
    [[nodiscard]] double cosine(std::size_t bin, std::size_t n) const { return cosines_[bin * bins() + n]; }
    [[nodiscard]] double sine(std::size_t bin, std::size_t n) const { return sines_[bin * bins() + n]; }

    std::size_t window_;
    std::size_t hop_;
    std::vector<double> hann_;
    std::vector<double> cosines_, sines_;  ///< [bins, bins]: of bin * n window-ths of a turn
};

}  // namespace storyflow::speech::kokoro
