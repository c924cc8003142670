#include "narration/chunk_folder.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <exception>
#include <system_error>
#include <utility>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/log_text.hpp"
#include "narration/chunk_file.hpp"

namespace storyflow::narration {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes between_complaints{1};
constexpr std::size_t key_length = 64;

bool is_key(std::string_view text) {
    return base::is_hexadecimal(text, key_length);
}

bool is_there(const fs::path& file) {
    std::error_code unknown;
    return fs::symlink_status(file, unknown).type() != fs::file_type::not_found;
}

std::string read_regular(const fs::path& file) {
    std::error_code unknown;
    if (!fs::is_regular_file(fs::symlink_status(file, unknown))) {
        throw base::Error(base::ErrorKind::invalid_input, "Not a file: " + file.string());
    }
    return base::read_file(file, largest_chunk_file);
}

/// Marks the file as used now, by the file system's clock.
void touch(const fs::path& file) {
    static_cast<void>(::utimensat(AT_FDCWD, file.c_str(), nullptr, AT_SYMLINK_NOFOLLOW));
}

}  // namespace

ChunkFolder::ChunkFolder(fs::path folder, std::uint64_t size_limit)
    : folder_(std::move(folder)), size_limit_(size_limit), limit_(folder_, size_limit) {}

std::optional<speech::Speech> ChunkFolder::find(std::string_view key) noexcept {
    if (size_limit_ == 0 || !is_key(key)) return std::nullopt;
    try {
        return read(key);
    } catch (const std::exception& error) {
        complain(error.what());
        return std::nullopt;
    }
}

void ChunkFolder::put(std::string_view key, const speech::Speech& speech) noexcept {
    if (size_limit_ == 0 || !is_key(key)) return;
    try {
        write(key, speech);
    } catch (const std::exception& error) {
        complain(error.what());
    }
}

std::optional<speech::Speech> ChunkFolder::read(std::string_view key) {
    const fs::path file = path_of(key);
    if (!is_there(file)) return std::nullopt;
    try {
        auto speech = decode_chunk(key, read_regular(file));
        if (!speech) throw base::Error(base::ErrorKind::invalid_input, "Damaged: " + file.string());
        touch(file);
        return speech;
    } catch (const base::Error&) {
        if (!is_there(file)) return std::nullopt;  // removed meanwhile to make room
        throw;
    }
}

void ChunkFolder::write(std::string_view key, const speech::Speech& speech) {
    const auto bytes = encode_chunk(key, speech);
    if (!bytes || bytes->size() > size_limit_) return;
    const fs::path file = path_of(key);
    fs::create_directories(file.parent_path());
    const fs::path unfinished = unfinished_name(file, ids_.hex(8));
    base::write_file(unfinished, *bytes);
    base::PendingFile(unfinished).publish_unsynced(file);
    limit_.added(bytes->size());
}

fs::path ChunkFolder::path_of(std::string_view key) const {
    return folder_ / key.substr(0, 2) / key.substr(2);
}

void ChunkFolder::complain(std::string_view what) noexcept {
    try {
        const auto now = std::chrono::steady_clock::now();
        {
            const auto last = last_complaint_.lock();
            if (*last && now < **last + between_complaints) return;
            *last = now;
        }
        spdlog::warn("A finished chunk cannot be kept or used again (it is spoken anew where needed): {}",
                     base::log_text(what));
    } catch (const std::exception&) {  // without this message nothing else is lost
    }
}

}  // namespace storyflow::narration
