#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace storyflow::film {

/// In pixels. Of a frame both are even, because two by two pixels share one sample of colour.
struct FrameSize {
    int width = 0;
    int height = 0;

    bool operator==(const FrameSize&) const = default;
};

/// One picture of a film as encoders take it: 8-bit Y'CbCr 4:2:0 (BT.709, limited range), the planes Y, Cb
/// and Cr one behind the other without padding.
class Frame {
  public:
    explicit Frame(FrameSize size) : size_(size), bytes_(luma_size() + 2 * chroma_size()) {}

    [[nodiscard]] FrameSize size() const { return size_; }
    [[nodiscard]] std::span<std::uint8_t> luma() { return std::span(bytes_).first(luma_size()); }
    /// `which`: 0 for Cb, 1 for Cr. Half as wide and high as the frame.
    [[nodiscard]] std::span<std::uint8_t> chroma(std::size_t which) {
        return std::span(bytes_).subspan(luma_size() + which * chroma_size(), chroma_size());
    }
    [[nodiscard]] std::span<const std::uint8_t> luma() const { return std::span(bytes_).first(luma_size()); }
    [[nodiscard]] std::span<const std::uint8_t> chroma(std::size_t which) const {
        return std::span(bytes_).subspan(luma_size() + which * chroma_size(), chroma_size());
    }
    [[nodiscard]] std::span<const char> bytes() const {
        return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
    }

  private:
    [[nodiscard]] std::size_t luma_size() const {
        return static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height);
    }
    [[nodiscard]] std::size_t chroma_size() const { return luma_size() / 4; }

    FrameSize size_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace storyflow::film
