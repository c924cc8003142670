#pragma once

#include "film/card.hpp"
#include "film/frame.hpp"
#include "film/subtitle_font.hpp"

namespace storyflow::film {

/// Paints a card on black, in the middle: the heading in white, and below it the line in grey, half as large.
/// Both stay within the inner 80 % of the frame's width and height. Lines are about equally long. A heading
/// of more than three lines, or with a word that is wider than a line, is drawn smaller, down to half of its
/// size; beyond that it takes as many lines as there is room for, then it is drawn still smaller, and at last
/// cut off with an ellipsis.
[[nodiscard]] Frame card_frame(const Card& card, const SubtitleFont& font, FrameSize size);

}  // namespace storyflow::film
