#include "cli/model_orders.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "models/model_folder.hpp"
#include "models/model_install.hpp"
#include "outbound/address.hpp"
#include "speech/voices.hpp"

namespace storyflow::cli {

namespace {

using speech::ModelPart;

constexpr std::array<std::pair<std::string_view, ModelPart>, 6> words{
    {{"network", ModelPart::network},
     {"int8", ModelPart::compact_network},
     {"config", ModelPart::configuration},
     {"voices", ModelPart::voice},
     {"pack", ModelPart::voice_pack},
     {"built-in", ModelPart::built_in_voice}}};

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
        if (!speech::is_published_voice(id)) {
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
    if (!arguments.voices.empty() && !parts.contains(ModelPart::built_in_voice))
        parts.insert(ModelPart::voice);
    if (arguments.what.empty()) parts.insert({ModelPart::network, ModelPart::voice});
    return parts;
}

ModelOrder order_of(const models::FolderSource& found) {
    ModelOrder order{found.file, found.files.front().string(), {}};
    if (found.files.size() > 1) order.parts = found.files;
    return order;
}

/// Orders files from a folder. What it lacks is ordered nevertheless, so that the installer names it.
class FolderOrders {
  public:
    explicit FolderOrders(std::filesystem::path folder)
        : folder_(std::move(folder)),
          pack_(models::find_in_folder(folder_, *speech::find_published_name("voices-v1.0.bin"))) {}

    void add(const speech::PublishedFile& file, std::vector<ModelOrder>& orders) {
        if (const auto found = models::find_in_folder(folder_, file)) {
            orders.push_back(order_of(*found));
        } else if (file.part == ModelPart::voice && pack_) {
            if (!std::exchange(has_pack_, true)) orders.push_back(order_of(*pack_));
        } else {
            orders.push_back({file, models::source_below(folder_.string(), file), {}});
        }
    }

  private:
    std::filesystem::path folder_;
    std::optional<models::FolderSource> pack_;
    bool has_pack_ = false;
};

}  // namespace

std::vector<ModelOrder> model_orders(const ModelInstallArguments& arguments) {
    const auto parts = chosen_parts(arguments);
    const auto voices = chosen_voices(arguments.voices);
    std::vector<ModelOrder> orders;
    std::optional<FolderOrders> folder;
    if (!arguments.from.empty() && !outbound::is_address(arguments.from)) folder.emplace(arguments.from);
    for (const auto& file : speech::published_files()) {
        const bool is_other_voice =
            !voices.empty() && !file.voice().empty() && !voices.contains(file.voice());
        if (!parts.contains(file.part) || is_other_voice) continue;
        if (folder) {
            folder->add(file, orders);
        } else {
            orders.push_back(
                {file,
                 arguments.from.empty() ? file.address() : models::source_below(arguments.from, file),
                 {}});
        }
    }
    for (const auto& word : arguments.what)
        if (!part_called(word)) orders.push_back({std::nullopt, word, {}});
    return orders;
}

}  // namespace storyflow::cli
