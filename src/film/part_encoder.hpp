#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "base/child_program.hpp"
#include "base/file.hpp"
#include "film/frame.hpp"

namespace storyflow::film {

struct EncoderSettings {
    std::filesystem::path ffmpeg;  ///< the program
    FrameSize size;
    int frames_per_second = 30;
    std::string preset = "veryfast";  ///< of x264: faster ones make larger files
    int quality = 20;                 ///< x264's constant rate factor, 0 to 51: less is better
};

/// Encodes frames as H.264 (High, 4:2:0, BT.709) by the `ffmpeg` program. A part stands alone: it begins with
/// a key frame, and parts are joined without encoding them again (`film_file.hpp`), so that a film that is
/// interrupted loses one part. Not thread-safe.
class PartEncoder {
  public:
    /// Throws `base::Error{unavailable}` when the program cannot be started.
    PartEncoder(const EncoderSettings& settings, std::filesystem::path target);

    /// Throws `base::Error`: cancelled after a stop request, unavailable with what the program said when it
    /// fails, for instance on a full disk.
    void add(const Frame& frame, const std::stop_token& stop);
    /// The file exists from here on, whole. Throws like `add`.
    void finish(const std::stop_token& stop);

  private:
    std::filesystem::path target_;
    base::PendingFile pending_;
    base::ChildProgram program_;
};

/// Throws `base::Error{unavailable}` with what `ffmpeg` said, unless it succeeded.
void check_encoder(const base::ChildEnd& end, const std::string& what);

}  // namespace storyflow::film
