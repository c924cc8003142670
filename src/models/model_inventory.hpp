#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace storyflow::models {

/// A file that is in a models folder, or missing there.
struct ModelFileFinding {
    enum class State {
        present,     ///< a published file, by its name and size; the content was not checked
        good,        ///< its SHA-256 is the published one, or the one recorded at installation
        own,         ///< not published, but the engine can read it
        damaged,     ///< the engine cannot read it, or a sum inside it does not fit
        changed,     ///< not what was installed, and nothing tells damage from another good file
        unfinished,  ///< an incomplete download, which another install continues
        unused,      ///< a file that the engine does not know
        foreign,     ///< another network, or the model in a form that this engine does not read
        missing,
    };

    std::string path;  ///< in the models folder
    std::string kind;  ///< "network", "voice", …; empty when unknown
    std::uint64_t bytes = 0;
    State state = State::missing;
    std::string remark;  ///< what is wrong and what the user should do; empty if nothing

    [[nodiscard]] bool is_wrong() const {
        return state == State::damaged || state == State::changed || state == State::missing;
    }
};

/// The files in the folder, judged by name, size and directory, which is quick. A file is reported missing if
/// the engine cannot speak without it: the network, and the voices if there is none. Never throws because of
/// what it finds.
[[nodiscard]] std::vector<ModelFileFinding> look_at_models(const std::filesystem::path& models);

/// The same, and checks the SHA-256 of every file whose digest is known, and the sums that others hold
/// themselves; files listed in SHA256SUMS that are gone are reported missing too. A file with another content
/// than the published or installed one that the engine can read is the user's own, or changed, not damaged.
/// Throws `base::Error{cancelled}`.
[[nodiscard]] std::vector<ModelFileFinding> verify_models(const std::filesystem::path& models,
                                                          const std::stop_token& stop = {});

/// The ids of the installed voices, each list sorted. A voice may be Kokoro's and a built-in one.
struct InstalledVoices {
    std::vector<std::string> known;  ///< of `speech::published_voices`
    std::vector<std::string> own;    ///< named after their files
    /// Those of `speech::published_voices` that the engine of the built-in voice speaks with besides its own.
    std::vector<std::string> built_in;
};
[[nodiscard]] InstalledVoices installed_voices(const std::filesystem::path& models);

}  // namespace storyflow::models
