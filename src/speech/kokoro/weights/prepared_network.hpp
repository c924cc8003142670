#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "speech/kokoro/files/model_files.hpp"
#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

/// A network and the memory that holds its weights.
class PreparedNetwork {
  public:
    /// Looks for prepared weights in `.prepared` beside the checkpoint, then in `other_folder` (unless it is
    /// empty). If neither has usable ones, reads the checkpoint and writes prepared weights to the first of
    /// the two that is writable; if neither is, the weights are only kept in memory. Throws `base::Error`
    /// like `TorchCheckpoint` and `Network`.
    PreparedNetwork(const ModelFiles& files, const std::filesystem::path& other_folder);

    [[nodiscard]] const Network& network() const { return *network_; }
    /// Whether the constructor found usable prepared weights.
    [[nodiscard]] bool was_prepared() const { return was_prepared_; }

  private:
    std::unique_ptr<const TensorSource> weights_;  ///< the network may point into it
    std::unique_ptr<const Network> network_;
    bool was_prepared_ = false;
};

}  // namespace storyflow::speech::kokoro
