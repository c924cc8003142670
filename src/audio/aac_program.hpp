#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "base/child_program.hpp"
#include "base/locked.hpp"

namespace storyflow::audio {

/// Silence that every ffmpeg is fed first, in frames of 1,024 samples: it prepares its encoder only when
/// sound comes. The stream leaves these frames out.
inline constexpr std::size_t silent_frames = 8;

/// Starts ffmpeg for streams of AAC. Its start takes longer than the first sentence of a quick voice; so once
/// a stream has ended, one that has started waits for the next stream. Safe from any thread.
class AacProgram {
  public:
    /// The path of ffmpeg.
    explicit AacProgram(std::filesystem::path ffmpeg) : ffmpeg_(std::move(ffmpeg)) {}

    /// The one that waits; a null pointer if none does.
    [[nodiscard]] std::unique_ptr<base::ChildProgram> take();
    /// One that was fed the silence. Throws `base::Error{unavailable}` if it cannot be started.
    [[nodiscard]] std::unique_ptr<base::ChildProgram> start() const;
    /// Starts one that waits, if none does. If that fails, none waits.
    void prepare() noexcept;

  private:
    std::filesystem::path ffmpeg_;
    base::Locked<std::unique_ptr<base::ChildProgram>> waiting_;
};

}  // namespace storyflow::audio
