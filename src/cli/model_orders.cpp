#include "cli/model_orders.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "models/model_install.hpp"
#include "speech/voices.hpp"

namespace storyflow::cli {

namespace {

using speech::ModelPart;

constexpr std::array<std::pair<std::string_view, ModelPart>, 4> words{{{"network", ModelPart::network},
                                                                       {"config", ModelPart::configuration},
                                                                       {"voices", ModelPart::voice},
                                                                       {"pack", ModelPart::voice_pack}}};

std::optional<ModelPart> part_called(std::string_view word) {
    const auto* const found = std::ranges::find(words, word, [](const auto& entry) { return entry.first; });
    if (found == words.end()) return std::nullopt;
    return found->second;
}

std::set<std::string, std::less<>> chosen_voices(std::string_view list) {
    std::set<std::string, std::less<>> chosen;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const auto id = base::trim(list.substr(begin, end - begin));
        begin = end + 1;
        if (id.empty()) continue;
        if (!speech::find_voice(id)) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "--voices: there is no \"" + std::string(id) + "\"; see 'storyflow voices'");
        }
        chosen.emplace(id);
    }
    return chosen;
}

std::set<ModelPart> chosen_parts(const ModelInstallArguments& arguments) {
    std::set<ModelPart> parts;
    for (const auto& word : arguments.what)
        if (const auto part = part_called(word)) parts.insert(*part);
    if (arguments.all) parts.insert({ModelPart::network, ModelPart::configuration, ModelPart::voice});
    if (!arguments.voices.empty()) parts.insert(ModelPart::voice);
    if (arguments.what.empty()) parts.insert({ModelPart::network, ModelPart::voice});
    return parts;
}

}  // namespace

std::vector<ModelOrder> model_orders(const ModelInstallArguments& arguments) {
    const auto parts = chosen_parts(arguments);
    const auto voices = chosen_voices(arguments.voices);
    std::vector<ModelOrder> orders;
    for (const auto& file : speech::published_files()) {
        const bool is_other_voice =
            !voices.empty() && file.part == ModelPart::voice && !voices.contains(file.voice());
        if (!parts.contains(file.part) || is_other_voice) continue;
        orders.push_back(
            {file, arguments.from.empty() ? file.address() : models::source_below(arguments.from, file)});
    }
    for (const auto& word : arguments.what)
        if (!part_called(word)) orders.push_back({std::nullopt, word});
    return orders;
}

}  // namespace storyflow::cli
