#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "models/download.hpp"
#include "speech/model_catalogue.hpp"

namespace storyflow::models {

struct InstalledModelFile {
    std::string path;  ///< in the models folder
    std::uint64_t bytes = 0;
    std::string sha256;
    bool was_there = false;  ///< the same file was installed already: nothing was done
};

/// The file of digests in a models folder.
inline constexpr std::string_view model_sums_file = "SHA256SUMS";
/// The folder of unfinished downloads, where the engine does not look for files.
inline constexpr std::string_view unfinished_models_folder = "unfinished";

/// Installs files into a models folder. A file is moved to its place in one step, after its content was
/// checked: at any time the old or the new file is there, whole. The digests of installed files are kept in
/// SHA256SUMS. Borrows the downloader; not thread-safe.
class ModelInstaller {
  public:
    ModelInstaller(std::filesystem::path models, Downloader& downloader);
    ~ModelInstaller();
    ModelInstaller(const ModelInstaller&) = delete;
    ModelInstaller& operator=(const ModelInstaller&) = delete;

    /// Installs a published file from an address or a local path. Throws as `Downloader::fetch`, and
    /// `base::Error{unsupported_media}` with both digests if the source is another file; the installed file
    /// then stays.
    InstalledModelFile install(const speech::PublishedFile& file, const std::string& source,
                               const ReportDownload& report = {}, const std::stop_token& stop = {});
    /// Installs a published file that was cut into parts, given in their order. Throws like the above.
    InstalledModelFile install(const speech::PublishedFile& file,
                               const std::vector<std::filesystem::path>& parts,
                               const std::stop_token& stop = {});
    /// Installs the source: a published file, recognised by its name or digest, or another network, voice or
    /// pack of voices that the engine can read. Throws as above, and `base::Error{unsupported_media}` for any
    /// other content.
    InstalledModelFile install(const std::string& source, const ReportDownload& report = {},
                               const std::stop_token& stop = {});

  private:
    InstalledModelFile install_unpublished(const std::string& source, const ReportDownload& report,
                                           const std::stop_token& stop);
    /// Moves the part to its place if it is this file, else removes it and throws.
    InstalledModelFile publish_if_published(PartFile& part, const speech::PublishedFile& file,
                                            const std::string& source, const std::stop_token& stop);
    /// Moves a checked file to its place.
    InstalledModelFile publish(PartFile& part, const std::string& path, const std::string& sha256);
    void record(const std::string& path, const std::string& sha256) const;

    std::filesystem::path models_;
    std::filesystem::path unfinished_;
    Downloader& downloader_;
};

/// The path or address of a published file below `base`, which is a folder or an address to use instead of
/// its author's.
[[nodiscard]] std::string source_below(const std::string& base, const speech::PublishedFile& file);

}  // namespace storyflow::models
