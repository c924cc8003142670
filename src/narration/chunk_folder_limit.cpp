#include "narration/chunk_folder_limit.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/digest.hpp"

namespace storyflow::narration {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours abandoned_after{1};
constexpr std::uint64_t least_on_disk = 4096;
constexpr std::string_view unfinished_ending = ".part";
constexpr std::size_t folder_digits = 2;
constexpr std::size_t file_digits = 62;

struct KeptFile {
    fs::path path;
    fs::file_time_type used;
    std::uint64_t size = 0;
};

std::uint64_t size_on_disk(std::uint64_t size) {
    return std::max(size, least_on_disk);
}

bool is_unfinished(std::string_view name) {
    return name.ends_with(unfinished_ending) &&
           base::is_hexadecimal(name.substr(0, file_digits), file_digits);
}

/// Calls `look` with each entry; an unreadable folder counts as empty.
template <typename Look>
void for_each_entry(const fs::path& folder, const Look& look) {
    std::error_code unreadable;
    fs::directory_iterator entry(folder, unreadable);
    for (; !unreadable && entry != fs::directory_iterator(); entry.increment(unreadable))
        look(*entry);
}

void look_at(const fs::directory_entry& entry, std::vector<KeptFile>& kept) {
    std::error_code gone;
    if (!fs::is_regular_file(entry.symlink_status(gone)) || gone) return;
    const std::string name = entry.path().filename().string();
    const auto used = entry.last_write_time(gone);
    const auto size = entry.file_size(gone);
    if (gone) return;  // another process removed it first
    if (base::is_hexadecimal(name, file_digits)) kept.push_back({entry.path(), used, size_on_disk(size)});
    if (is_unfinished(name) && used + abandoned_after < fs::file_time_type::clock::now())
        fs::remove(entry.path(), gone);
}

std::vector<KeptFile> kept_files(const fs::path& folder) {
    std::vector<KeptFile> kept;
    for_each_entry(folder, [&](const fs::directory_entry& part) {
        std::error_code gone;
        const bool is_part = base::is_hexadecimal(part.path().filename().string(), folder_digits) &&
                             fs::is_directory(part.symlink_status(gone));
        if (!is_part) return;
        for_each_entry(part.path(), [&](const fs::directory_entry& entry) { look_at(entry, kept); });
    });
    return kept;
}

std::uint64_t total_of(const std::vector<KeptFile>& files) {
    std::uint64_t total = 0;
    for (const KeptFile& file : files)
        total += file.size;
    return total;
}

/// Removes the oldest files until at most `wanted` bytes are left; returns the bytes left.
std::uint64_t trim(std::vector<KeptFile> files, std::uint64_t wanted) {
    std::ranges::sort(files, {}, &KeptFile::used);
    std::uint64_t total = total_of(files);
    for (const KeptFile& file : files) {
        if (total <= wanted) break;
        std::error_code stays;
        fs::remove(file.path, stays);
        if (!stays) total -= file.size;
    }
    return total;
}

}  // namespace

fs::path unfinished_name(const fs::path& file, std::string_view tag) {
    return file.native() + "." + std::string(tag) + std::string(unfinished_ending);
}

ChunkFolderLimit::ChunkFolderLimit(fs::path folder, std::uint64_t limit)
    : folder_(std::move(folder)), limit_(limit) {}

void ChunkFolderLimit::added(std::uint64_t size) {
    const auto count = count_.lock();
    count->total += size_on_disk(size);
    count->since += size_on_disk(size);
    const bool is_certain = count->is_made && count->total <= limit_ && count->since <= limit_ / 16;
    if (is_certain) return;
    auto files = kept_files(folder_);
    count->total = total_of(files);
    if (count->total > limit_) count->total = trim(std::move(files), limit_ / 5 * 4);
    count->since = 0;
    count->is_made = true;
}

}  // namespace storyflow::narration
