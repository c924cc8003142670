#include "audio/resample.hpp"

#include <samplerate.h>

#include <cmath>
#include <cstddef>
#include <string>

#include "base/error.hpp"

namespace storyflow::audio {

Pcm resample(Pcm sound, int sample_rate) {
    if (sound.sample_rate == sample_rate) return sound;
    const double ratio = static_cast<double>(sample_rate) / static_cast<double>(sound.sample_rate);
    if (sound.sample_rate <= 0 || src_is_valid_ratio(ratio) == 0) {
        throw base::Error(base::ErrorKind::internal, "Cannot convert sound from " +
                                                         std::to_string(sound.sample_rate) + " Hz to " +
                                                         std::to_string(sample_rate) + " Hz.");
    }
    Pcm converted;
    converted.sample_rate = sample_rate;
    const double frames = static_cast<double>(sound.samples.size()) * ratio;
    // libsamplerate may return a frame less than asked for; the rest stays zero, so that the duration is
    // kept.
    converted.samples.resize(static_cast<std::size_t>(std::llround(frames)));
    if (converted.samples.empty()) return converted;

    SRC_DATA conversion{};
    conversion.data_in = sound.samples.data();
    conversion.input_frames = static_cast<long>(sound.samples.size());
    conversion.data_out = converted.samples.data();
    conversion.output_frames = static_cast<long>(converted.samples.size());
    conversion.src_ratio = ratio;
    if (const int failure = src_simple(&conversion, SRC_SINC_MEDIUM_QUALITY, 1); failure != 0) {
        throw base::Error(base::ErrorKind::internal, "Cannot convert the sample rate.",
                          src_strerror(failure));
    }
    return converted;
}

}  // namespace storyflow::audio
