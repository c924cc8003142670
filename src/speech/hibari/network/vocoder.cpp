#include "speech/hibari/network/vocoder.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "speech/files/file_errors.hpp"
#include "speech/hibari/network/row_tiles.hpp"
#include "speech/kernels/pulse_train.hpp"
#include "speech/kernels/row_norm.hpp"
#include "speech/kernels/shaped_spectrum.hpp"
#include "speech/kernels/transposition.hpp"

namespace storyflow::speech::hibari {

namespace {

constexpr std::size_t lanes = kernels::RealFourier::lanes;
constexpr std::size_t parts = 5;
constexpr std::size_t hops = Vocoder::window / Vocoder::hop;
constexpr float sample_rate = 24000.0f;

/// The signal with half a window reflected at each end, and zeros for frames that fill up the last lanes.
std::vector<float> reflected(std::span<const float> signal) {
    constexpr std::size_t half = Vocoder::window / 2;
    std::vector<float> padded(signal.size() + Vocoder::window + lanes * Vocoder::hop, 0.0f);
    const auto at = [&](std::size_t index) { return signal[std::min(index, signal.size() - 1)]; };
    std::ranges::copy(signal, padded.begin() + half);
    for (std::size_t i = 1; i <= half; ++i) {
        padded[half - i] = at(i);
        padded[half + signal.size() - 1 + i] = at(signal.size() - 1 - std::min(i, signal.size() - 1));
    }
    return padded;
}

}  // namespace

/// Sixteen neighbouring frames, one in each lane of the vectors.
class Vocoder::Lanes {
  public:
    Lanes(const Vocoder& vocoder, kernels::Arena& scratch)
        : vocoder_(vocoder),
          bins_(vocoder.fourier_.bins()),
          signals_(scratch.take<float>(vocoder.fourier_.values()).data()),
          spectrum_(scratch.take<float>(vocoder.fourier_.values()).data()),
          described_(scratch.take<float>(parts * bins_ * lanes).data()) {}

    [[nodiscard]] static std::size_t bytes(const Vocoder& vocoder) {
        using kernels::Arena;
        return 2 * Arena::bytes_of<float>(vocoder.fourier_.values()) +
               Arena::bytes_of<float>(parts * vocoder.fourier_.bins() * lanes);
    }

    /// `description`: the parts of up to sixteen frames from `first` on; `source` begins with the window of
    /// the first.
    void speak(kernels::RowsIn description, const float* source,
               const std::optional<kernels::NoisePlace>& noise, std::size_t count, kernels::RowsOut windows) {
        kernels::transpose(description.values, description.step, count, parts * bins_, described_, lanes);
        kernels::transpose(source, hop, lanes, window, signals_, lanes);
        kernels::scale_rows_of_sixteen(vocoder_.hann_.data(), window, signals_);
        vocoder_.fourier_.transform(signals_, spectrum_);
        kernels::shape_spectrum(shape(), noise, spectrum_);
        vocoder_.fourier_.invert(spectrum_, signals_);
        kernels::scale_rows_of_sixteen(vocoder_.hann_.data(), window, signals_);
        write(count, windows);
    }

  private:
    [[nodiscard]] const float* part(std::size_t index) const { return described_ + index * bins_ * lanes; }
    [[nodiscard]] kernels::SpectrumShape shape() const {
        return {part(0), part(1), part(2), part(3), part(4), bins_};
    }
    void write(std::size_t count, kernels::RowsOut windows) {
        // Lanes beyond the last frame are left out; their values were never read.
        kernels::transpose(signals_, lanes, window, count, windows.values, windows.step);
    }

    const Vocoder& vocoder_;
    std::size_t bins_;
    float* signals_;
    float* spectrum_;
    float* described_;
};

Vocoder::Vocoder(const GraphWeights& weights, std::size_t channels)
    : head_(weights.layer("m.head.", channels)), fourier_(window) {
    if (head_.outputs() != parts * fourier_.bins()) throw bad_data("m.head.bias has another shape");
    for (std::size_t n = 0; n < window; ++n) {
        const double turn = static_cast<double>(n) / static_cast<double>(window);
        hann_[n] = static_cast<float>(0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * turn));
    }
}

kernels::Matrix Vocoder::describe(const kernels::Matrix& frames, kernels::Execution& execution) const {
    kernels::Matrix description(frames.rows(), head_.outputs(), execution.memory());
    for_each_tile(frames.rows(), execution,
                  [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
                      scratch.clear(head_.scratch_bytes(rows));
                      head_.apply(rows_from(frames, first), rows, rows_from(description, first), scratch);
                  });
    return description;
}

/// A cosine of amplitude 1 has half the window's sum, window / 4, as its magnitude; the harmonic part is a
/// factor of that.
std::vector<float> Vocoder::source(std::span<const float> pitch) const {
    std::vector<float> pulses(pitch.size() * hop);
    kernels::pulse_train(pitch, hop, sample_rate, pulses);
    for (float& sample : pulses)
        sample *= 1.0f / static_cast<float>(hop);
    return reflected(pulses);
}

std::vector<float> Vocoder::speak(const kernels::Matrix& frames, std::span<const float> pitch,
                                  std::optional<std::uint64_t> noise_seed,
                                  kernels::Execution& execution) const {
    if (frames.rows() == 0) return {};
    const std::vector<float> padded = source(pitch);
    kernels::Matrix windows(frames.rows(), window, execution.memory());
    for_each_tile(frames.rows(), execution,
                  [&](std::size_t first, std::size_t rows, kernels::Arena& scratch) {
                      scratch.clear(TileRows::bytes(rows, head_.outputs()) + head_.scratch_bytes(rows) +
                                    Lanes::bytes(*this));
                      const TileRows described(scratch, rows, head_.outputs());
                      head_.apply(rows_from(frames, first), rows, described.out(), scratch);
                      Lanes group(*this, scratch);
                      for (std::size_t row = 0; row < rows; row += lanes) {
                          const std::size_t frame = first + row;
                          std::optional<kernels::NoisePlace> noise;
                          if (noise_seed)
                              noise = kernels::NoisePlace{*noise_seed, static_cast<std::uint32_t>(frame)};
                          group.speak({described.values() + row * described.step(), described.step()},
                                      padded.data() + frame * hop, noise, std::min(lanes, rows - row),
                                      rows_from(windows, frame));
                      }
                  });
    return overlap(windows, execution);
}

/// Samples that up to four windows share: their sum, divided by the sum of the squared windows.
void Vocoder::add_up(const kernels::Matrix& windows, std::size_t index, std::span<float> to) const {
    std::array<float, hop> sum{};
    std::array<float, hop> weight{};
    // Half a window lies before the first sample.
    const std::size_t block = index + hops / 2;
    for (std::size_t part = 0; part < hops; ++part) {
        if (block < part || block - part >= windows.rows()) continue;
        const std::span<const float> values = windows.row(block - part).subspan(part * hop, hop);
        for (std::size_t i = 0; i < hop; ++i) {
            sum[i] += values[i];
            weight[i] += hann_[part * hop + i] * hann_[part * hop + i];
        }
    }
    for (std::size_t i = 0; i < hop; ++i)
        to[i] = sum[i] / std::max(weight[i], 1e-11f);
}

std::vector<float> Vocoder::overlap(const kernels::Matrix& windows, kernels::Execution& execution) const {
    std::vector<float> samples(windows.rows() * hop);
    for_each_tile(windows.rows(), execution, [&](std::size_t first, std::size_t rows, kernels::Arena&) {
        for (std::size_t index = first; index < first + rows; ++index)
            add_up(windows, index, std::span(samples).subspan(index * hop, hop));
    });
    return samples;
}

}  // namespace storyflow::speech::hibari
