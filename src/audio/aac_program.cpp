#include "audio/aac_program.hpp"

#include <chrono>
#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "audio/pcm.hpp"

namespace storyflow::audio {

namespace {

constexpr base::ChildLimits limits{
    .patience = std::chrono::seconds(30), .output = 64UL << 20U, .memory = 4UL << 30U};

base::ChildCommand encoder(const std::filesystem::path& ffmpeg) {
    return {ffmpeg,
            {"-v",
             "error",
             "-nostdin",
             "-probesize",
             "32",
             "-f",
             "s16le",
             "-ar",
             std::to_string(narration_rate),
             "-ac",
             "1",
             "-i",
             "pipe:0",
             "-c:a",
             "aac",
             "-b:a",
             "64k",
             "-f",
             "adts",
             "-flush_packets",
             "1",
             "pipe:1"}};
}

}  // namespace

std::unique_ptr<base::ChildProgram> AacProgram::take() {
    const auto waiting = waiting_.lock();
    return std::exchange(*waiting, nullptr);
}

std::unique_ptr<base::ChildProgram> AacProgram::start() const {
    auto program = std::make_unique<base::ChildProgram>(encoder(ffmpeg_), limits);
    const std::string silence(silent_frames * 1024 * sizeof(std::int16_t), '\0');
    // It fits into the pipe. A program that has ended already tells why when it is fed the sound.
    static_cast<void>(program->feed(silence, {}));
    return program;
}

void AacProgram::prepare() noexcept {
    try {
        const auto waiting = waiting_.lock();
        if (!*waiting) *waiting = start();
    } catch (const std::exception&) {
        return;  // the next stream starts one itself, and tells why it cannot
    }
}

}  // namespace storyflow::audio
