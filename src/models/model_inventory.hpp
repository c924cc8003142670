#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace storyflow::models {

/// A file that is in a models folder, or should be.
struct ModelFileFinding {
    enum class State {
        present,     ///< of the right size; the content was not looked at
        good,        ///< its SHA-256 is the published one, or the one it was installed with
        unproven,    ///< no sum of it is known
        damaged,     ///< another size or another sum
        unfinished,  ///< the part of a download that a further install goes on with
        unused,      ///< a file that the engine does not know
        foreign,     ///< the model in a format that this engine does not read
        missing,
    };

    std::string path;  ///< in the models folder
    std::string kind;  ///< "network", "voice", …; empty when unknown
    std::uint64_t bytes = 0;
    State state = State::missing;
    std::string remark;  ///< what to do, where something is to be done

    [[nodiscard]] bool is_wrong() const { return state == State::damaged || state == State::missing; }
};

/// What is in the folder, by name and size: quick. Missing is what the engine cannot speak without: the
/// network, and the voices where there is none at all. Never throws for what it finds.
[[nodiscard]] std::vector<ModelFileFinding> look_at_models(const std::filesystem::path& models);

/// As above with the SHA-256 of every file that a sum is known of; files that SHA256SUMS lists and that are
/// gone are missing too. Throws `base::Error{cancelled}`.
[[nodiscard]] std::vector<ModelFileFinding> verify_models(const std::filesystem::path& models,
                                                          const std::stop_token& stop = {});

/// The ids of the voices that the engine finds in the folder, sorted: those that can be chosen.
[[nodiscard]] std::vector<std::string> installed_voices(const std::filesystem::path& models);

}  // namespace storyflow::models
