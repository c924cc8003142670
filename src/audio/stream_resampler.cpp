#include "audio/stream_resampler.hpp"

#include <samplerate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/error.hpp"

namespace storyflow::audio {

namespace {

struct DeleteConverter {
    void operator()(SRC_STATE* state) const { src_delete(state); }
};

[[noreturn]] void fail(int failure) {
    throw base::Error(base::ErrorKind::internal, "Cannot convert the sample rate.", src_strerror(failure));
}

}  // namespace

struct StreamResampler::State {
    std::unique_ptr<SRC_STATE, DeleteConverter> converter;
    std::array<float, 16 * 1024> block{};
};

StreamResampler::StreamResampler(int from_rate, int to_rate)
    : state_(std::make_unique<State>()),
      ratio_(static_cast<double>(to_rate) / static_cast<double>(from_rate)) {
    int failure = 0;
    if (from_rate <= 0 || src_is_valid_ratio(ratio_) == 0) fail(failure);
    state_->converter.reset(src_new(SRC_SINC_MEDIUM_QUALITY, 1, &failure));
    if (!state_->converter) fail(failure);
}

StreamResampler::~StreamResampler() = default;

void StreamResampler::add(std::span<const float> piece, std::vector<float>& converted) {
    taken_ += piece.size();
    convert(piece, false, converted);
}

void StreamResampler::finish(std::vector<float>& converted) {
    convert({}, true, converted);
    // The converter may give a sample more or less than the duration has.
    const auto whole = static_cast<std::uint64_t>(std::llround(static_cast<double>(taken_) * ratio_));
    const std::uint64_t size = converted.size();
    converted.resize(static_cast<std::size_t>(size + whole - std::min(given_, size + whole)), 0.0F);
    given_ = whole;
}

void StreamResampler::convert(std::span<const float> piece, bool is_end, std::vector<float>& converted) {
    SRC_DATA conversion{};
    constexpr float nothing = 0.0F;
    conversion.data_in = piece.empty() ? &nothing : piece.data();
    conversion.input_frames = static_cast<long>(piece.size());
    conversion.data_out = state_->block.data();
    conversion.output_frames = std::ssize(state_->block);
    conversion.end_of_input = is_end ? 1 : 0;
    conversion.src_ratio = ratio_;
    do {
        if (const int failure = src_process(state_->converter.get(), &conversion); failure != 0)
            fail(failure);
        converted.insert(converted.end(), state_->block.begin(),
                         state_->block.begin() + conversion.output_frames_gen);
        given_ += static_cast<std::uint64_t>(conversion.output_frames_gen);
        conversion.data_in += conversion.input_frames_used;
        conversion.input_frames -= conversion.input_frames_used;
    } while (conversion.input_frames > 0 || conversion.output_frames_gen == conversion.output_frames);
}

}  // namespace storyflow::audio
