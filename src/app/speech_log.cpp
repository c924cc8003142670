#include "app/speech_log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace storyflow::app {

SpeechLog::SpeechLog(narration::ChunkStore& chunks, const std::filesystem::path& file)
    : chunks_(chunks), file_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
    if (file_.valid()) return;
    throw base::Error(
        base::ErrorKind::unavailable,
        "The speech log " + file.string() + " cannot be written: " + std::generic_category().message(errno));
}

std::optional<speech::Speech> SpeechLog::find(std::string_view key) noexcept {
    auto known = chunks_.find(key);
    if (known) return known;
    try {
        const std::string line = std::string(key) + '\n';
        // A single write to a file opened with O_APPEND is not interleaved with others.
        [[maybe_unused]] const auto written = ::write(file_.get(), line.data(), line.size());
    } catch (const std::bad_alloc&) {
        return std::nullopt;  // the record is optional
    }
    return std::nullopt;
}

void SpeechLog::put(std::string_view key, const speech::Speech& speech) noexcept {
    chunks_.put(key, speech);
}

}  // namespace storyflow::app
