#include "models/part_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include "base/locked_file.hpp"

namespace storyflow::models {

namespace {

constexpr std::size_t largest_origin = std::size_t{64} * 1024;

std::filesystem::path with_suffix(std::filesystem::path path, std::string_view suffix) {
    path += suffix;
    return path;
}

struct Origin {
    std::string address;
    std::string version;
};

/// The content of an origin file; empty if it is missing or unreadable, which makes the download start anew.
Origin read_origin(const std::filesystem::path& file) {
    std::error_code unreadable;
    if (!std::filesystem::is_regular_file(file, unreadable)) return {};
    try {
        const std::string text = base::read_file(file, largest_origin);
        const auto first = text.find('\n');
        const auto second = first == std::string::npos ? first : text.find('\n', first + 1);
        if (second == std::string::npos) return {};
        return {text.substr(0, first), text.substr(first + 1, second - first - 1)};
    } catch (const base::Error&) {
        return {};
    }
}

}  // namespace

PartFile::PartFile(const std::filesystem::path& target)
    : path_(with_suffix(target, ".part")), origin_(with_suffix(path_, ".origin")) {
    // Does not follow links: a user who can write to the folder must not choose a file for us to overwrite.
    file_ = base::open_locked(path_, O_RDWR | O_CREAT);
    if (!file_.valid() && errno == EWOULDBLOCK) {
        throw base::Error(base::ErrorKind::unavailable,
                          path_.string() + " is being written by another process.");
    }
    if (!file_.valid()) throw failure("write");
    const auto end = ::lseek(file_.get(), 0, SEEK_END);
    if (end < 0) throw failure("write");
    size_ = static_cast<std::uint64_t>(end);
}

PartFile::~PartFile() {
    if (file_.valid() && size_ == 0) discard();
}

base::Error PartFile::failure(std::string_view action) const {
    return {base::ErrorKind::unavailable, "Cannot " + std::string(action) + " " + path_.string() + ": " +
                                              std::generic_category().message(errno)};
}

std::string PartFile::version_from(std::string_view address) const {
    if (size_ == 0) return {};
    const auto origin = read_origin(origin_);
    return origin.address == address ? origin.version : std::string();
}

void PartFile::start(std::string_view address, std::string_view version) {
    if (::ftruncate(file_.get(), 0) != 0 || ::lseek(file_.get(), 0, SEEK_SET) != 0) throw failure("write");
    size_ = 0;
    base::replace_file(origin_, std::string(address) + "\n" + std::string(version) + "\n");
}

void PartFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw failure("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
}

void PartFile::become(const std::filesystem::path& final_name) {
    if (::fsync(file_.get()) != 0) throw failure("sync");
    base::rename_synced(path_, final_name);
    std::error_code nothing_there;
    std::filesystem::remove(origin_, nothing_there);
    file_.reset();
}

void PartFile::discard() {
    std::error_code nothing_there;
    std::filesystem::remove(path_, nothing_there);
    std::filesystem::remove(origin_, nothing_there);
    file_.reset();
}

}  // namespace storyflow::models
