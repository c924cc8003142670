#pragma once

#include <optional>
#include <string>
#include <vector>

#include "speech/model_catalogue.hpp"

namespace storyflow::cli {

/// What `storyflow model install` was asked for.
struct ModelInstallArguments {
    std::vector<std::string> what;  ///< network, voices, pack, config, paths and addresses
    bool all = false;
    std::string voices;  ///< ids with commas between them; empty for all
    std::string from;    ///< folder or address to get published files from; empty for their releases
};

/// One file to install.
struct ModelOrder {
    std::optional<speech::PublishedFile> file;  ///< nothing: whatever the source is
    std::string source;                         ///< path or address
};

/// The files in the order to get them in: by default the network and a file for each voice. Throws
/// `base::Error{invalid_input}` for a voice that is not known.
[[nodiscard]] std::vector<ModelOrder> model_orders(const ModelInstallArguments& arguments);

}  // namespace storyflow::cli
