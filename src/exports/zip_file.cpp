#include "exports/zip_file.hpp"

#include <zip.h>

#include <memory>

#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::exports {

namespace {

struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

[[noreturn]] void refuse(const std::filesystem::path& target, const std::string& reason) {
    throw base::Error(base::ErrorKind::unavailable,
                      "Cannot write " + target.filename().string() + ": " + reason);
}

Archive open(const std::filesystem::path& target) {
    int failure = 0;
    Archive archive(zip_open(target.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failure));
    if (archive) return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, failure);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    refuse(target, reason);
}

zip_source_t* source_of(zip_t* archive, const ZipEntry& entry) {
    if (entry.file) return zip_source_file(archive, entry.file->c_str(), 0, -1);
    return zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
}

void add(zip_t* archive, const ZipEntry& entry, const std::filesystem::path& target) {
    constexpr std::time_t fixed_date = 1'577'880'000;  // 2020-01-01 12:00 UTC
    zip_source_t* const source = source_of(archive, entry);
    if (source == nullptr) refuse(target, zip_strerror(archive));
    const auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        const std::string reason = zip_strerror(archive);
        zip_source_free(source);
        refuse(target, reason);
    }
    const auto place = static_cast<zip_uint64_t>(index);
    const int method = entry.is_compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    if (zip_set_file_compression(archive, place, method, 0) != 0 ||
        zip_file_set_mtime(archive, place, fixed_date, 0) != 0) {
        refuse(target, zip_strerror(archive));
    }
}

int is_stopped(zip_t* /*archive*/, void* stop) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

}  // namespace

void write_zip(const std::filesystem::path& target, std::span<const ZipEntry> entries,
               const std::stop_token& stop) {
    auto archive = open(target);
    for (const auto& entry : entries)
        add(archive.get(), entry, target);
    std::stop_token stop_to_ask = stop;
    zip_register_cancel_callback_with_state(archive.get(), is_stopped, nullptr, &stop_to_ask);
    if (zip_close(archive.get()) != 0) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "The export was cancelled.");
        refuse(target, zip_strerror(archive.get()));
    }
    (void)archive.release();  // zip_close freed it
    base::sync_file(target);
}

}  // namespace storyflow::exports
