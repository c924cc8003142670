#include "speech/kokoro/weights/prepared_network.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/kokoro/files/file_errors.hpp"
#include "speech/kokoro/weights/torch_checkpoint.hpp"
#include "speech/kokoro/weights/weight_cache.hpp"

namespace storyflow::speech::kokoro {

namespace {

constexpr std::size_t largest_config = 256UL * 1024;
constexpr std::string_view folder_name = ".prepared";
constexpr std::string_view file_name = "kokoro.weights";

std::string config_text(const ModelFiles& files) {
    return files.config ? base::read_file(*files.config, largest_config) : std::string();
}

/// Name, size and time tell one checkpoint from another, as they do for the fingerprint of what is spoken.
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

/// Null when there is nothing of use; why is of interest only to those who look into the log.
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

/// Null when the file cannot be written.
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

/// Has the layers' weights made and written down; false when there is no room for them anywhere.
bool prepare(const TensorSource& checkpoint, const ModelConfig& config,
             const std::vector<std::filesystem::path>& files, CacheIdentity identity) {
    const auto writer = begin(checkpoint, files, identity);
    if (!writer) return false;
    try {
        const Network written(*writer, config);
        writer->finish();
        return true;
    } catch (const base::Error& error) {
        // A disk that is full does not keep anybody from speaking; a checkpoint that is damaged does.
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
        // Read back, they have passed their sums, and nothing of the checkpoint stays in memory.
        if (!was_prepared_ && prepare(*weights_, config, kept, identity)) {
            weights_.reset();  // two copies at once would be a lot of memory
            weights_ = find_prepared(kept, identity);
            if (!weights_) weights_ = open_checkpoint(*files.checkpoint);
        }
        network_ = std::make_unique<const Network>(*weights_, config);
    } catch (const base::Error& error) {
        // What is wrong inside the file names it already; what does not fit the network does not.
        if (!error.detail().empty()) throw;
        throw about_file(*files.checkpoint, error);
    }
}

}  // namespace storyflow::speech::kokoro
