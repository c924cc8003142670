#include "speech/kokoro/kokoro_model.hpp"

#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/kokoro/file_errors.hpp"
#include "speech/kokoro/torch_checkpoint.hpp"

namespace storyflow::speech::kokoro {

namespace {

constexpr std::size_t largest_config = 256UL * 1024;

ModelConfig config_of(const ModelFiles& files) {
    if (!files.config) return {};
    return parse_model_config(base::read_file(*files.config, largest_config));
}

Network read_network(const ModelFiles& files) {
    if (!files.checkpoint) {
        throw base::Error(base::ErrorKind::unavailable, "The Kokoro network is not in the models folder.");
    }
    const ModelConfig config = config_of(files);
    try {
        return {*open_checkpoint(*files.checkpoint), config};
    } catch (const base::Error& error) {
        // What is wrong inside the file names it already; what does not fit the network does not.
        if (!error.detail().empty()) throw;
        throw about_file(*files.checkpoint, error);
    }
}

}  // namespace

KokoroModel::KokoroModel(const ModelFiles& files) : network_(read_network(files)), library_(files) {}

VoiceTable KokoroModel::voice(const VoiceMix& mix) const {
    std::vector<std::shared_ptr<const VoiceTable>> tables;
    std::vector<WeightedVoice> parts;
    for (const auto& part : mix.parts) {
        tables.push_back(table(part.voice));
        parts.push_back({*tables.back(), part.weight});
    }
    return kokoro::mix(parts);
}

std::shared_ptr<const VoiceTable> KokoroModel::table(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    if (const auto known = tables_.find(id); known != tables_.end()) return known->second;
    auto table = std::make_shared<const VoiceTable>(library_.load(id));
    const std::size_t width = 2 * network_.config().style_dim;
    if (table->style_width != width) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "The voice " + id + " has styles of " + std::to_string(table->style_width) +
                              " numbers; the network needs " + std::to_string(width) + ".");
    }
    return tables_.emplace(id, std::move(table)).first->second;
}

}  // namespace storyflow::speech::kokoro
