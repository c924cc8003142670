#include "speech/kokoro/weights/prepared_network.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/kokoro/weights/open_checkpoint.hpp"
#include "speech/kokoro/weights/weight_cache.hpp"

namespace storyflow::speech::kokoro {

namespace {

constexpr std::size_t largest_config = 256UL * 1024;
constexpr std::string_view folder_name = ".prepared";
constexpr std::string_view file_name = "kokoro.weights";

std::string config_text(const ModelFiles& files) {
    return files.config ? base::read_file(*files.config, largest_config) : std::string();
}

/// A checkpoint is identified by name, size and time, as in the engine's fingerprint.
CacheIdentity identity_of(const std::filesystem::path& checkpoint, const std::string& config) {
    const auto modified = std::filesystem::last_write_time(checkpoint).time_since_epoch().count();
    return cache_identity(fmt::format("{}\n{}\n{}\n{}", checkpoint.filename().string(),
                                      std::filesystem::file_size(checkpoint), modified, config));
}

std::vector<std::filesystem::path> places(const std::filesystem::path& checkpoint,
                                          const std::filesystem::path& other_folder) {
    std::vector<std::filesystem::path> files{checkpoint.parent_path() / folder_name / file_name};
    if (!other_folder.empty()) files.push_back(other_folder / file_name);
    return files;
}

/// Returns null when no file can be used; the log tells why.
std::unique_ptr<const TensorSource> find_prepared(const std::vector<std::filesystem::path>& files,
                                                  CacheIdentity identity) {
    for (const auto& file : files) {
        try {
            return std::make_unique<const WeightCache>(file, identity);
        } catch (const base::Error& error) {
            if (error.kind() != base::ErrorKind::not_found)
                spdlog::info("Kokoro's weights are prepared anew: {}", error.what());
        }
    }
    return nullptr;
}

/// Returns null when no file can be written.
std::unique_ptr<WeightCacheWriter> begin(const TensorSource& checkpoint,
                                         const std::vector<std::filesystem::path>& files,
                                         CacheIdentity identity) {
    for (const auto& file : files) {
        std::error_code not_created;
        std::filesystem::create_directories(file.parent_path(), not_created);
        try {
            return std::make_unique<WeightCacheWriter>(checkpoint, file, identity);
        } catch (const base::Error& error) {
            spdlog::info("Kokoro's weights cannot be kept there: {}", error.what());
        }
    }
    return nullptr;
}

/// Packs the layers' weights and writes them to a file. Returns false when no file could be written.
bool prepare(const TensorSource& checkpoint, const ModelConfig& config,
             const std::vector<std::filesystem::path>& files, CacheIdentity identity) {
    const auto writer = begin(checkpoint, files, identity);
    if (!writer) return false;
    try {
        const Network written(*writer, config);
        writer->finish();
        return true;
    } catch (const base::Error& error) {
        // A full disk must not prevent speaking; a damaged checkpoint must be reported.
        if (error.kind() != base::ErrorKind::unavailable) throw;
        spdlog::warn("Kokoro's weights could not be kept for the next start: {}", error.what());
        return false;
    }
}

}  // namespace

PreparedNetwork::PreparedNetwork(const ModelFiles& files, const std::filesystem::path& other_folder) {
    if (!files.checkpoint) {
        throw base::Error(base::ErrorKind::unavailable, "The Kokoro network is not in the models folder.");
    }
    const std::string text = config_text(files);
    const ModelConfig config = text.empty() ? ModelConfig() : parse_model_config(text);
    const CacheIdentity identity = identity_of(*files.checkpoint, text);
    const auto kept = places(*files.checkpoint, other_folder);

    weights_ = find_prepared(kept, identity);
    was_prepared_ = weights_ != nullptr;
    if (!weights_) weights_ = open_checkpoint(*files.checkpoint);
    try {
        // The weights are read back from the file, so that their checksums are checked and the checkpoint's
        // memory is freed.
        if (!was_prepared_ && prepare(*weights_, config, kept, identity)) {
            weights_.reset();  // free the checkpoint first: two copies at once would need much memory
            weights_ = find_prepared(kept, identity);
            if (!weights_) weights_ = open_checkpoint(*files.checkpoint);
        }
        network_ = std::make_unique<const Network>(*weights_, config);
    } catch (const base::Error& error) {
        // An error with a detail already names its file. Errors of `Network` name no file: they concern the
        // checkpoint.
        if (!error.detail().empty()) throw;
        throw about_file(*files.checkpoint, error);
    }
}

}  // namespace storyflow::speech::kokoro
