#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/locked.hpp"
#include "speech/kokoro/files/model_files.hpp"
#include "speech/kokoro/voice_library.hpp"
#include "speech/kokoro/weights/prepared_network.hpp"
#include "speech/voice_mix.hpp"

namespace storyflow::speech::kokoro {

/// A network and its voices, read from a models folder. Safe from any thread.
class KokoroModel {
  public:
    /// Reads the network, from prepared weights if there are any (see `PreparedNetwork`); each voice is read
    /// on request. Throws `base::Error{damaged_model}` naming the file and the fault.
    explicit KokoroModel(const ModelFiles& files, const std::filesystem::path& cache_folder = {});

    [[nodiscard]] const Network& network() const { return network_.network(); }
    [[nodiscard]] bool was_prepared() const { return network_.was_prepared(); }
    /// The weighted sum of the voices' tables. Throws `base::Error`: unavailable for a voice that is missing,
    /// damaged_model for a file that is not a voice.
    [[nodiscard]] VoiceTable voice(const VoiceMix& mix) const;

  private:
    [[nodiscard]] std::shared_ptr<const VoiceTable> table(const std::string& id) const;

    PreparedNetwork network_;
    VoiceLibrary library_;
    mutable base::Locked<std::map<std::string, std::shared_ptr<const VoiceTable>, std::less<>>> tables_;
};

}  // namespace storyflow::speech::kokoro
