#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "audio/file_loudness.hpp"
#include "audio/wav.hpp"
#include "audio/wav_samples.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"
#include "fuzz/memory_file.hpp"

/// libsndfile does not release what it has of a broken Ogg file. Of strangers only WAV files are taken.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT: the sanitizer's name
    return "leak:libvorbis\nleak:libogg\nleak:libopus\n";
}

// A sound file from a worker or a stranger: its samples lie inside it, and what is decoded is what it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    const std::string_view bytes = fuzz::text_of(data, size);
    if (const auto samples = audio::find_samples(bytes.substr(0, audio::wav_head_size), size)) {
        fuzz::check(samples->length > 0 && samples->length % 2 == 0);
        fuzz::check(samples->offset <= size && samples->length <= size - samples->offset);
    }
    const fuzz::MemoryFile file(bytes);
    const auto attempt = [](auto read) { fuzz::attempt(base::ErrorKind::invalid_input, read); };
    attempt([&] {
        const auto info = audio::wav_info(file.path());
        fuzz::check(info.frames > 0 && info.sample_rate > 0 && info.channels > 0);
    });
    attempt([&] { fuzz::check(audio::read_wav(file.path()).sample_rate > 0); });
    attempt([&] {
        const auto measured = audio::measure_file(file.path());
        fuzz::check(measured.duration >= 0 && measured.quiet_at_begin >= 0 && measured.quiet_at_end >= 0);
        fuzz::check(measured.quiet_at_begin <= measured.duration);
    });
    return 0;
}
