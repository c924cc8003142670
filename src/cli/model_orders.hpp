#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "speech/model_catalogue.hpp"

namespace storyflow::cli {

/// The arguments of `storyflow model install`.
struct ModelInstallArguments {
    std::vector<std::string> what;  ///< network, int8, voices, pack, config, built-in, paths, addresses
    bool all = false;
    std::string voices;  ///< ids with commas between them; empty for all
    std::string from;    ///< folder or address to fetch published files from; empty: their releases
};

/// One file to install.
struct ModelOrder {
    std::optional<speech::PublishedFile> file;  ///< std::nullopt: determined by the source's content
    std::string source;                         ///< path or address; of parts: the first one
    std::vector<std::filesystem::path> parts;   ///< empty, or the file in parts: the first and the others
};

/// The files in the order in which to install them; by default the network and a file for each voice. A
/// folder to take them from is looked into, see `models::find_in_folder`; voices that it lacks are taken from
/// its pack. Throws `base::Error{invalid_input}` for an unknown voice.
[[nodiscard]] std::vector<ModelOrder> model_orders(const ModelInstallArguments& arguments);

}  // namespace storyflow::cli
