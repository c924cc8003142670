#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/locked.hpp"
#include "speech/kokoro/kokoro_model.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech::kokoro {

/// Watches a models folder and holds the one loaded copy of the model. Safe from any thread.
class ModelHolder {
  public:
    /// `cache_folder`: for prepared weights when the models folder is not writable; empty for none.
    explicit ModelHolder(std::filesystem::path directory, std::filesystem::path cache_folder = {});

    /// Whether network and voices are present in a form that this engine reads. The files are inspected once,
    /// and again when their names, sizes or times change; otherwise this only lists the folder.
    [[nodiscard]] Availability availability() const;

    /// The ids of all voices, sorted, while the model is complete; else none.
    [[nodiscard]] std::vector<std::string> voices() const;

    /// The relative paths, sizes and times of the model's files; the folder's own path does not count.
    [[nodiscard]] std::string fingerprint() const;

    /// The model. The first caller loads it while the others wait; it is loaded again when its files have
    /// changed, and callers that still use the older copy keep it. Throws `base::Error`: unavailable or
    /// damaged_model, with the reason. A failed load is not repeated for the same files, unless the failure
    /// may pass (a disk error, a lack of memory).
    [[nodiscard]] std::shared_ptr<const KokoroModel> model();

  private:
    /// The contents of the folder when it had this stamp.
    struct Look {
        std::uint64_t stamp = 0;
        ModelFiles files;
    };

    struct Failure {
        std::string reason;       ///< why the files of `stamp` could not be loaded
        std::uint64_t stamp = 0;  ///< 0 if no load failed
    };
    struct Loaded {
        std::shared_ptr<const KokoroModel> model;
        std::uint64_t stamp = 0;
    };

    [[nodiscard]] Look look() const;
    void remember_failure(Failure failure);

    const std::filesystem::path directory_;
    const std::filesystem::path cache_folder_;
    mutable base::Locked<std::optional<Look>> last_look_;
    base::Locked<Failure> failure_;
    base::Locked<Loaded> loaded_;  ///< the lock is held while the model is loaded
};

}  // namespace storyflow::speech::kokoro
