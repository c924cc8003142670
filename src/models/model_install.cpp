#include "models/model_install.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "models/checksum.hpp"
#include "models/checksum_list.hpp"
#include "outbound/address.hpp"
#include "speech/files/file_bytes.hpp"
#include "speech/kokoro/files/model_file_inspection.hpp"

namespace storyflow::models {

namespace {

using base::ErrorKind;

/// The address itself; for a local path its file: address.
std::string address_for(const std::string& source) {
    if (outbound::is_address(source)) return source;
    std::error_code unreadable;
    if (!std::filesystem::is_regular_file(source, unreadable)) {
        throw base::Error(ErrorKind::not_found, "There is no file " + source);
    }
    return outbound::address_of(source);
}

/// The last part of an address's or a path's name.
std::string name_in(const std::string& source) {
    if (!outbound::is_address(source)) return std::filesystem::path(source).filename().string();
    return outbound::file_name_in(source);
}

/// Throws unless the name is a plain file name that the installer does not use itself.
void check_name(const std::string& name, const std::string& source) {
    constexpr std::size_t longest = 200;
    if (!name.empty() && name != "." && name != ".." && name != model_sums_file && name.size() <= longest &&
        std::ranges::none_of(
            name, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < ' '; })) {
        return;
    }
    throw base::Error(ErrorKind::invalid_input,
                      outbound::shown_address(source) + " does not end with the name of a model file.");
}

void refuse_foreign_formats(const std::string& name) {
    constexpr std::array<std::string_view, 2> foreign{".gguf", ".tflite"};
    for (const auto extension : foreign) {
        if (!name.ends_with(extension)) continue;
        throw base::Error(ErrorKind::unsupported_media,
                          name +
                              " is not this engine's format; get kokoro-v1_0.pth "
                              "('storyflow model install network').");
    }
}

bool is_same_file(const std::filesystem::path& path, const speech::PublishedFile& file,
                  const std::stop_token& stop) {
    std::error_code unreadable;
    return std::filesystem::is_regular_file(path, unreadable) &&
           std::filesystem::file_size(path, unreadable) == file.bytes && !unreadable &&
           sha256_of_file(path, stop) == file.sha256;
}

void make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error) return;
    throw base::Error(ErrorKind::unavailable,
                      "The folder " + folder.string() + " cannot be made: " + error.message());
}

base::Error not_usable(const std::string& why) {
    return {ErrorKind::unsupported_media, why};
}

/// The path in the models folder of a file that is not a published one, by its content. Throws if the engine
/// cannot use it.
std::string place_of(const std::filesystem::path& part, const std::string& name) {
    using speech::kokoro::ModelFileKind;
    const speech::FileBytes file(part);
    const auto inspection = speech::kokoro::inspect_model_file(file, name);
    if (inspection.kind == ModelFileKind::checkpoint || inspection.kind == ModelFileKind::voice_pack)
        return name;
    if (inspection.kind == ModelFileKind::built_in_voice && speech::built_in_voice_in(name).empty())
        throw not_usable("a built-in voice is named after another voice than af_heart: bf_emma.onnx");
    if (inspection.kind != ModelFileKind::voice && inspection.kind != ModelFileKind::built_in_voice) {
        throw not_usable(inspection.problem.empty() ? "it holds neither a network nor voices"
                                                    : inspection.problem);
    }
    return "voices/" + name;
}

/// Throws unless the parts together have the file's size.
void check_size(const std::vector<std::filesystem::path>& parts, const speech::PublishedFile& file) {
    std::uint64_t size = 0;
    for (const auto& part : parts)
        size += speech::FileBytes(part).size();
    if (size == file.bytes) return;
    throw not_usable(
        fmt::format("The parts of {} have {} bytes, not {}.", std::string(file.path), size, file.bytes));
}

void append_file(PartFile& part, const std::filesystem::path& piece, const std::stop_token& stop) {
    constexpr std::uint64_t block = 1024UL * 1024;
    const speech::FileBytes file(piece);
    for (std::uint64_t offset = 0; offset < file.size(); offset += block) {
        if (stop.stop_requested()) throw base::Error(ErrorKind::cancelled, "Interrupted.");
        const auto count = static_cast<std::size_t>(std::min(block, file.size() - offset));
        part.append({reinterpret_cast<const char*>(file.part(offset, count).data()), count});
    }
}

std::string place_or_reason(const PartFile& part, const std::string& name, const std::string& source) {
    try {
        return place_of(part.path(), name);
    } catch (const base::Error& error) {
        throw not_usable(outbound::shown_address(source) +
                         " is no published model file and cannot be used: " + error.what());
    }
}

}  // namespace

ModelInstaller::ModelInstaller(std::filesystem::path models, Downloader& downloader)
    : models_(std::move(models)), unfinished_(models_ / unfinished_models_folder), downloader_(downloader) {}

ModelInstaller::~ModelInstaller() {
    std::error_code not_empty;
    std::filesystem::remove(unfinished_, not_empty);
}

InstalledModelFile ModelInstaller::install(const speech::PublishedFile& file, const std::string& source,
                                           const ReportDownload& report, const std::stop_token& stop) {
    const std::string path(file.path);
    const auto target = models_ / path;
    const std::string sum(file.sha256);
    if (is_same_file(target, file, stop)) {
        record(path, sum);
        return {path, file.bytes, sum, true};
    }
    const auto address = address_for(source);
    make_folder(unfinished_);
    PartFile part(unfinished_ / file.name());
    downloader_.fetch(address, part, report, stop);
    return publish_if_published(part, file, outbound::shown_address(source), stop);
}

InstalledModelFile ModelInstaller::install(const speech::PublishedFile& file,
                                           const std::vector<std::filesystem::path>& parts,
                                           const std::stop_token& stop) {
    const std::string path(file.path);
    if (is_same_file(models_ / path, file, stop)) {
        record(path, std::string(file.sha256));
        return {path, file.bytes, std::string(file.sha256), true};
    }
    check_size(parts, file);
    make_folder(unfinished_);
    PartFile part(unfinished_ / file.name());
    part.start({}, {});
    for (const auto& piece : parts)
        append_file(part, piece, stop);
    return publish_if_published(part, file, "What the parts make", stop);
}

InstalledModelFile ModelInstaller::publish_if_published(PartFile& part, const speech::PublishedFile& file,
                                                        const std::string& source,
                                                        const std::stop_token& stop) {
    const auto found = sha256_of_file(part.path(), stop);
    if (found == file.sha256) return publish(part, std::string(file.path), found);
    const auto bytes = part.size();
    part.discard();
    throw not_usable(
        fmt::format("{} is not the published {} and was not installed: it has {} bytes with the SHA-256 {}, "
                    "not {} bytes with {}.",
                    source, file.path, bytes, found, file.bytes, file.sha256));
}

InstalledModelFile ModelInstaller::install(const std::string& source, const ReportDownload& report,
                                           const std::stop_token& stop) {
    const auto name = name_in(source);
    if (const auto file = speech::find_published_name(name)) {
        return install(*file, source, report, stop);
    }
    check_name(name, source);
    refuse_foreign_formats(name);
    return install_unpublished(source, report, stop);
}

InstalledModelFile ModelInstaller::install_unpublished(const std::string& source,
                                                       const ReportDownload& report,
                                                       const std::stop_token& stop) {
    const auto address = address_for(source);
    const auto name = name_in(source);
    make_folder(unfinished_);
    PartFile part(unfinished_ / name);
    downloader_.fetch(address, part, report, stop);
    const auto sum = sha256_of_file(part.path(), stop);
    if (const auto file = speech::find_published_sum(sum)) return publish(part, std::string(file->path), sum);
    try {
        return publish(part, place_or_reason(part, name, source), sum);
    } catch (const base::Error& error) {
        if (error.kind() == ErrorKind::unsupported_media) part.discard();
        throw;
    }
}

InstalledModelFile ModelInstaller::publish(PartFile& part, const std::string& path,
                                           const std::string& sha256) {
    const auto target = models_ / path;
    InstalledModelFile installed{path, part.size(), sha256, false};
    std::error_code unreadable;
    if (std::filesystem::is_regular_file(target, unreadable) && sha256_of_file(target) == sha256) {
        installed.was_there = true;
        part.discard();
    } else {
        make_folder(target.parent_path());
        part.become(target);
    }
    record(path, sha256);
    return installed;
}

void ModelInstaller::record(const std::string& path, const std::string& sha256) const {
    const auto file = models_ / model_sums_file;
    auto sums = ChecksumList::read(file);
    if (sums.find(path) == sha256) return;
    sums.set(path, sha256);
    sums.write(file);
}

std::string source_below(const std::string& base, const speech::PublishedFile& file) {
    if (!outbound::is_address(base)) return (std::filesystem::path(base) / file.path).string();
    return base + (base.ends_with('/') ? "" : "/") + std::string(file.path);
}

}  // namespace storyflow::models
