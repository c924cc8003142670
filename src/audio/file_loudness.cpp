#include "audio/file_loudness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "audio/sound_file.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

/// Finds the first and the last loud block.
class QuietEdges {
  public:
    explicit QuietEdges(int sample_rate) : block_(static_cast<std::uint64_t>(sample_rate) / 100) {}

    void add(std::span<const float> samples) {
        constexpr double loud = 1e-5;  // power: -50 dBFS
        for (const float sample : samples) {
            power_ += static_cast<double>(sample) * static_cast<double>(sample);
            if (++taken_ % block_ != 0) continue;
            if (power_ > loud * static_cast<double>(block_)) {
                if (end_ == 0) begin_ = taken_ - block_;
                end_ = taken_;
            }
            power_ = 0.0;
        }
    }
    [[nodiscard]] std::uint64_t before() const { return end_ == 0 ? taken_ : begin_; }
    [[nodiscard]] std::uint64_t behind() const { return taken_ - end_; }

  private:
    std::uint64_t block_;
    std::uint64_t taken_ = 0;
    std::uint64_t begin_ = 0;
    std::uint64_t end_ = 0;
    double power_ = 0.0;
};

void require_known_rate(const std::filesystem::path& file, int rate) {
    if (rate >= lowest_measured_rate && rate <= highest_measured_rate) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      file.string() + " has a sample rate of " + std::to_string(rate) + " Hz; " +
                          std::to_string(lowest_measured_rate) + " to " +
                          std::to_string(highest_measured_rate) + " are measured.");
}

}  // namespace

FileLoudness measure_file(const std::filesystem::path& file) {
    const auto reader = open_sound(file);
    if (reader.format.channels != 1) {
        throw base::Error(base::ErrorKind::invalid_input, file.string() + " is not mono.");
    }
    const int rate = reader.format.samplerate;
    require_known_rate(file, rate);
    LoudnessMeter meter(rate, true);
    QuietEdges edges(rate);
    std::vector<float> block(64UL * 1024);
    std::uint64_t frames = 0;
    for (;;) {
        const sf_count_t got = sf_readf_float(reader.handle.get(), block.data(), std::ssize(block));
        if (got <= 0) break;
        const auto samples = std::span(block).first(static_cast<std::size_t>(got));
        meter.add(samples);
        edges.add(samples);
        frames += samples.size();
    }
    const auto seconds = [rate](std::uint64_t count) { return static_cast<double>(count) / rate; };
    return {meter.measured(), rate, seconds(frames), seconds(edges.before()), seconds(edges.behind())};
}

}  // namespace storyflow::audio
