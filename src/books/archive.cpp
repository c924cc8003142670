#include "books/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "base/binary_units.hpp"
#include "base/utf8.hpp"
#include "books/refusal.hpp"

namespace storyflow::books {

namespace {

using base::mebibyte;

std::string in_quotes(std::string_view name) {
    return '"' + std::string(base::first_code_points(name, 100)) + '"';
}

std::string in_mebibytes(std::size_t bytes) {
    return std::to_string(bytes / mebibyte) + " MiB";
}

zip_t* open_in_memory(std::string_view bytes) {
    if (bytes.empty()) refuse("The file is empty.");  // libzip takes it for an archive without files
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (archive != nullptr) return archive;
    zip_source_free(source);
    refuse("The file is no zip archive, or it is damaged.", reason);
}

struct FileCloser {
    void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

/// Reads until `content` is full or the file ends; returns how much that was, or a negative number.
zip_int64_t read_fully(zip_file_t* file, std::string& content) {
    std::size_t filled = 0;
    while (filled < content.size()) {
        const zip_int64_t got = zip_fread(file, content.data() + filled, content.size() - filled);
        if (got < 0) return got;
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return static_cast<zip_int64_t>(filled);
}

/// The whole content, whose size the archive declares. One byte is asked for beyond it: that makes libzip
/// compare the checksum, and unmasks an entry that is larger than declared.
std::string unpacked(zip_file_t* file, std::size_t size, std::string_view name) {
    std::string content(size, '\0');
    std::string beyond(1, '\0');
    if (read_fully(file, content) != static_cast<zip_int64_t>(size) || read_fully(file, beyond) != 0)
        refuse("The archive's entry " + in_quotes(name) + " is damaged.", zip_file_strerror(file));
    return content;
}

}  // namespace

void Archive::Closer::operator()(zip* archive) const noexcept {
    zip_discard(archive);
}

Archive::Archive(std::string_view bytes, ArchiveLimits limits)
    : limits_(limits), zip_(open_in_memory(bytes)) {
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    if (std::cmp_greater(count, limits_.entries))
        refuse("The archive has " + std::to_string(count) + " entries; at most " +
               std::to_string(limits_.entries) + " are read.");
    std::size_t unpacked = 0;
    for (zip_int64_t index = 0; index < count; ++index)
        add_entry(static_cast<std::uint64_t>(index), unpacked);
}

void Archive::add_entry(std::uint64_t index, std::size_t& unpacked) {
    zip_stat_t entry;
    if (zip_stat_index(zip_.get(), index, ZIP_FL_ENC_GUESS, &entry) != 0 || entry.name == nullptr)
        refuse("The archive's entry " + std::to_string(index) + " is damaged.");
    const std::string_view written = entry.name;
    const auto name = normalised_name(written);
    if (!name) refuse("The archive's entry " + in_quotes(written) + " leads out of the archive.");
    if (entry.size > limits_.unpacked - unpacked)
        refuse("The archive unpacks to more than " + in_mebibytes(limits_.unpacked) + " (at its entry " +
               in_quotes(*name) + ").");
    unpacked += entry.size;
    if (name->empty() || written.ends_with('/')) return;  // a folder
    if (!entries_.emplace(*name, index).second) return;
    folded_.emplace(base::case_folded(*name), index);
    names_.push_back(*name);
}

std::optional<std::uint64_t> Archive::find(std::string_view name) const {
    if (const auto found = entries_.find(name); found != entries_.end()) return found->second;
    const auto found = folded_.find(base::case_folded(name));
    return found == folded_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Archive::read(std::string_view name) const {
    const auto index = find(name);
    if (!index) return std::nullopt;
    zip_stat_t entry;
    if (zip_stat_index(zip_.get(), *index, 0, &entry) != 0)
        refuse("The archive's entry " + in_quotes(name) + " is damaged.");
    if (entry.encryption_method != ZIP_EM_NONE)
        refuse("The archive's entry " + in_quotes(name) + " is encrypted; save the book without a password.");
    if (entry.size > limits_.document)
        refuse("The archive's entry " + in_quotes(name) + " is larger than " +
               in_mebibytes(limits_.document) + ".");
    if (entry.size > mebibyte && entry.size / limits_.ratio > entry.comp_size)
        refuse("The archive's entry " + in_quotes(name) + " unpacks to more than " +
               std::to_string(limits_.ratio) + " times its size.");
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(zip_.get(), *index, 0));
    if (file == nullptr)
        refuse("The archive's entry " + in_quotes(name) + " cannot be unpacked.", zip_strerror(zip_.get()));
    return unpacked(file.get(), entry.size, name);
}

std::optional<std::string> normalised_name(std::string_view name) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find_first_of("/\\", begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.push_back(part);
        } else if (parts.empty()) {
            return std::nullopt;
        } else {
            parts.pop_back();
        }
    }
    std::string joined;
    for (const std::string_view part : parts)
        joined.append(joined.empty() ? "" : "/").append(part);
    return joined;
}

}  // namespace storyflow::books
