#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/model_files.hpp"
#include "speech/kokoro/files/voice_table.hpp"

namespace storyflow::speech::kokoro {

/// The voices of a models folder by their ids. A voice of its own file comes before one of the same id in a
/// pack. Keeps no table: each `load` reads the file. Safe from any thread.
class VoiceLibrary {
  public:
    explicit VoiceLibrary(const ModelFiles& files);

    /// Sorted.
    [[nodiscard]] std::vector<std::string> ids() const;
    [[nodiscard]] bool contains(std::string_view id) const;

    /// Throws `base::Error`: unavailable for an unknown id, naming those that are there; not_found and
    /// damaged_model, naming the file, when it has changed since it was inspected.
    [[nodiscard]] VoiceTable load(std::string_view id) const;

  private:
    std::map<std::string, std::filesystem::path, std::less<>> files_;
};

}  // namespace storyflow::speech::kokoro
