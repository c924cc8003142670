#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace storyflow::speech::kernels {

/// The discrete Fourier transform of real signals and its inverse, of 16 signals at once: every row of a
/// matrix [rows, 16] holds one sample, or one part of one bin, of each signal. A spectrum has size / 2 + 1
/// bins of two rows each, the real parts and the imaginary parts. A mixed radix Stockham transform of half
/// the size. Immutable: safe from any thread. All pointers are aligned to 64 bytes.
class RealFourier {
  public:
    static constexpr std::size_t lanes = 16;

    /// Throws `base::Error{internal}` unless the size is even and half of it has no prime factor above 5.
    explicit RealFourier(std::size_t size);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bins() const { return size_ / 2 + 1; }
    /// How many floats signals and spectrum must have room for: [2 * bins, 16].
    [[nodiscard]] std::size_t values() const { return 2 * bins() * lanes; }

    /// X[k] = sum over n of x[n] e^(-2 pi i k n / size). `signals` is overwritten.
    void transform(float* signals, float* spectrum) const;
    /// x[n] = 1/size of the sum over all bins and their mirror images of X[k] e^(2 pi i k n / size); the
    /// imaginary parts of the first and the last bin are ignored. `spectrum` is overwritten.
    void invert(float* spectrum, float* signals) const;

    /// One pass of the complex transform of half the size.
    struct Pass {
        std::size_t radix;
        std::size_t length;    ///< of the transforms that this pass divides
        std::size_t stride;    ///< how many of them there are
        std::size_t twiddles;  ///< where its turns begin: [length / radix][radix - 1]
    };

  private:
    /// Transforms `values`, with `other` as scratch; returns the one of the two that holds the result.
    float* transform_complex(float* values, float* other, float sign) const;

    std::size_t size_;
    void append_pass(std::size_t length, std::size_t stride);

    std::vector<Pass> passes_;
    std::vector<float> twiddles_;  ///< of all passes, real and imaginary part of each
    std::vector<float> turns_;     ///< e^(-2 pi i k / size) for k up to size / 4, real and imaginary part
};

}  // namespace storyflow::speech::kernels
