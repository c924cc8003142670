#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/locked.hpp"
#include "speech/kokoro/kokoro_model.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech::kokoro {

/// Keeps an eye on a models folder and holds the one loaded copy of the model. Safe from any thread.
class ModelHolder {
  public:
    /// `cache_folder`: where prepared weights go when the models folder cannot be written, if not empty.
    explicit ModelHolder(std::filesystem::path directory, std::filesystem::path cache_folder = {});

    /// Whether network and voices are there and have the right form. The files are looked into once, and
    /// again when their names, sizes or times change; otherwise this only lists the folder.
    [[nodiscard]] Availability availability() const;

    /// Of the files that make the model, wherever the folder is: equal when names, sizes and times are.
    [[nodiscard]] std::string fingerprint() const;

    /// The model, loaded by the first who asks while the others wait, and anew when its files have changed.
    /// Who still uses an older copy keeps it. Throws `base::Error`: unavailable or damaged_model, with the
    /// reason; the same failure is not worked for twice, unless it may pass (a disk's error, a lack of
    /// memory).
    [[nodiscard]] std::shared_ptr<const KokoroModel> model();

  private:
    /// What was found when the folder looked so.
    struct Look {
        std::uint64_t stamp = 0;
        ModelFiles files;
    };

    struct Failure {
        std::string reason;       ///< why the files of `stamp` could not be loaded
        std::uint64_t stamp = 0;  ///< 0: none
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
