#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "speech/kokoro/files/model_files.hpp"
#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

/// A network together with what its weights lie in.
class PreparedNetwork {
  public:
    /// Looks for prepared weights in `.prepared` beside the checkpoint, then in `other_folder` (unless that
    /// is empty). Where there are none of use, reads the checkpoint and writes them into the first of the two
    /// that can be written; when neither can, they are kept in memory alone. Throws `base::Error` like
    /// `TorchCheckpoint` and `Network`.
    PreparedNetwork(const ModelFiles& files, const std::filesystem::path& other_folder);

    [[nodiscard]] const Network& network() const { return *network_; }
    /// Whether the weights lie in a file that was there before.
    [[nodiscard]] bool was_prepared() const { return was_prepared_; }

  private:
    std::unique_ptr<const TensorSource> weights_;  ///< the network may point into it
    std::unique_ptr<const Network> network_;
    bool was_prepared_ = false;
};

}  // namespace storyflow::speech::kokoro
