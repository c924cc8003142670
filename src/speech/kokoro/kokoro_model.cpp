#include "speech/kokoro/kokoro_model.hpp"

#include <utility>
#include <vector>

#include "base/error.hpp"

namespace storyflow::speech::kokoro {

KokoroModel::KokoroModel(const ModelFiles& files, const std::filesystem::path& cache_folder)
    : network_(files, cache_folder), library_(files) {}

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
    const auto tables = tables_.lock();
    if (const auto known = tables->find(id); known != tables->end()) return known->second;
    auto table = std::make_shared<const VoiceTable>(library_.load(id));
    const std::size_t width = 2 * network().config().style_dim;
    if (table->style_width != width) {
        throw base::Error(base::ErrorKind::damaged_model,
                          "The voice " + id + " has styles of " + std::to_string(table->style_width) +
                              " numbers; the network needs " + std::to_string(width) + ".");
    }
    return tables->emplace(id, std::move(table)).first->second;
}

}  // namespace storyflow::speech::kokoro
