#include "audio/tempo.hpp"

#include <sonic.h>

#include <algorithm>
#include <cstddef>

#include "audio/pcm.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

constexpr double slowest = 0.25;
constexpr double fastest = 4.0;
/// libsonic counts samples in an int.
constexpr std::size_t most_at_once = 1U << 16U;

struct DestroyStream {
    void operator()(sonicStreamStruct* stream) const { sonicDestroyStream(stream); }
};

void require_memory(bool there_is_some) {
    if (!there_is_some) throw base::Error(base::ErrorKind::unavailable, "Out of memory.");
}

}  // namespace

struct Tempo::Stream {
    std::unique_ptr<sonicStreamStruct, DestroyStream> sonic;
    std::vector<float> block;
};

Tempo::Tempo(double factor) : stream_(std::make_unique<Stream>()) {
    if (!(factor >= slowest && factor <= fastest))
        throw base::Error(base::ErrorKind::internal, "A tempo is 0.25 to 4.");
    stream_->sonic.reset(sonicCreateStream(narration_rate, 1));
    require_memory(stream_->sonic != nullptr);
    sonicSetSpeed(stream_->sonic.get(), static_cast<float>(factor));
    sonicSetQuality(stream_->sonic.get(), 1);
}

Tempo::~Tempo() = default;
Tempo::Tempo(Tempo&&) noexcept = default;
Tempo& Tempo::operator=(Tempo&&) noexcept = default;

void Tempo::add(std::span<const float> piece, std::vector<float>& changed) {
    while (!piece.empty()) {
        const auto part = piece.first(std::min(piece.size(), most_at_once));
        piece = piece.subspan(part.size());
        stream_->block.assign(part.begin(), part.end());  // libsonic takes them as its own to write
        const auto count = static_cast<int>(part.size());
        require_memory(sonicWriteFloatToStream(stream_->sonic.get(), stream_->block.data(), count) != 0);
        collect(changed);
    }
}

void Tempo::finish(std::vector<float>& changed) {
    require_memory(sonicFlushStream(stream_->sonic.get()) != 0);
    collect(changed);
}

void Tempo::collect(std::vector<float>& changed) {
    const int there = sonicSamplesAvailable(stream_->sonic.get());
    if (there <= 0) return;
    const std::size_t before = changed.size();
    changed.resize(before + static_cast<std::size_t>(there));
    const int got = sonicReadFloatFromStream(stream_->sonic.get(), changed.data() + before, there);
    changed.resize(before + static_cast<std::size_t>(got));
}

}  // namespace storyflow::audio
