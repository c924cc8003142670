#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

#include "models/download.hpp"
#include "speech/model_catalogue.hpp"

namespace storyflow::models {

struct InstalledModelFile {
    std::string path;  ///< in the models folder
    std::uint64_t bytes = 0;
    std::string sha256;
    bool was_there = false;  ///< the right file was there already: nothing was done
};

/// The file of sums in a models folder.
inline constexpr std::string_view model_sums_file = "SHA256SUMS";
/// Where downloads under way are, so that the engine never takes one for a finished file.
inline constexpr std::string_view unfinished_models_folder = "unfinished";

/// Brings files into a models folder. A file comes to its place only after its content was checked, and in
/// one step: whatever happens, there is the old file or the new one. The sums of all that was installed are
/// kept in SHA256SUMS. Borrows the downloader; not thread-safe.
class ModelInstaller {
  public:
    ModelInstaller(std::filesystem::path models, Downloader& downloader);
    ~ModelInstaller();
    ModelInstaller(const ModelInstaller&) = delete;
    ModelInstaller& operator=(const ModelInstaller&) = delete;

    /// Installs a published file from an address or a local path. Throws what `Downloader::fetch` throws, and
    /// `base::Error{unsupported_media}` with both sums when the source is another file; the file that was
    /// there then stays.
    InstalledModelFile install(const speech::PublishedFile& file, const std::string& source,
                               const ReportDownload& report = {}, const std::stop_token& stop = {});
    /// Installs what the source turns out to be: a published file by its name or its sum, or another
    /// network, voice or pack of voices that the engine can read. Throws as above, and
    /// `base::Error{unsupported_media}` for all else.
    InstalledModelFile install(const std::string& source, const ReportDownload& report = {},
                               const std::stop_token& stop = {});

  private:
    InstalledModelFile install_unpublished(const std::string& source, const ReportDownload& report,
                                           const std::stop_token& stop);
    /// Moves a checked file to its place.
    InstalledModelFile publish(PartFile& part, const std::string& path, const std::string& sha256);
    void record(const std::string& path, const std::string& sha256) const;

    std::filesystem::path models_;
    std::filesystem::path unfinished_;
    Downloader& downloader_;
};

/// Where a published file is below another place than its author's: a folder or an address.
[[nodiscard]] std::string source_below(const std::string& base, const speech::PublishedFile& file);

}  // namespace storyflow::models
