#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/locked.hpp"
#include "speech/hibari/network/network.hpp"

namespace storyflow::speech::hibari {

/// The network of the built-in voice, and those of its kind that lie in a models folder or in its folder
/// `voices`. A file is for the voice in its name, see `built_in_voice_in`. Networks are loaded when they are
/// first asked for; of those from files a few are kept. Safe from any thread.
class VoiceNetworks {
  public:
    static constexpr std::size_t most_kept = 4;  ///< 8 MB each, 25 MB without instructions for bytes
    static constexpr std::uintmax_t largest_file = 64UL * 1024 * 1024;

    /// `models`: empty for the built-in voice alone.
    explicit VoiceNetworks(std::filesystem::path models) : models_(std::move(models)) {}

    /// The built-in voice, then the voices that have a file, sorted. Only looks at names.
    [[nodiscard]] std::vector<std::string> voices() const;
    /// The voice, or the built-in voice if that one has no file.
    [[nodiscard]] std::string voice_for(std::string_view wanted) const;
    /// Relative paths, sizes and times of the files.
    [[nodiscard]] std::string fingerprint() const;

    /// Throws `base::Error{unavailable}`: the file is gone, damaged or another network, with its name and the
    /// fault. A file that has changed is loaded again.
    [[nodiscard]] std::shared_ptr<const Network> network(std::string_view voice);

  private:
    struct Loaded {
        std::string stamp;  ///< path, size and time of the file
        std::shared_ptr<const Network> network;
    };
    using Files = std::map<std::string, std::filesystem::path, std::less<>>;  ///< by voice

    [[nodiscard]] Files files() const;
    [[nodiscard]] std::string stamp_of(const std::filesystem::path& file) const;
    [[nodiscard]] std::shared_ptr<const Network> built_in();

    const std::filesystem::path models_;
    base::Locked<std::shared_ptr<const Network>> built_in_;
    base::Locked<std::vector<Loaded>> loaded_;  ///< the last one used first; locked while one is loaded
};

}  // namespace storyflow::speech::hibari
